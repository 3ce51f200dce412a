import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import type { Member, Target, Workspace } from '../workspace/workspace.ts';
import { because, type Decided } from './decide.ts';
import { enabledFeatures, featureCall, requestedFeatures } from './features.ts';
import { refuseUnknownFeatures } from './names.ts';
import { suggestion } from './nearest.ts';

/** A program that becomes an image. */
export interface SelectedBinary {
  readonly name: string;
  readonly member: Member;
  readonly kind: Program['kind'];
}

/** What can be run: a binary, or an example that is one. */
export interface Program extends Target {
  readonly kind: 'bin' | 'example';
}

/**
 * Chooses the programs: the binaries and examples asked for, else all binaries that the default members have.
 *
 * As with cargo, whoever names one of them gets no other. Where a package has a `default-run`, that binary is its program, as
 * for `cargo run`, and the others are its helpers (cargo book, "The manifest format").
 *
 * @param migrators binaries that the stage `migrate` was found to run: where there are others, they get no image besides that one
 * @returns one entry for each program, by name
 * @throws UserError when something asked for does not exist, two have one name, one has a name that cargo refuses,
 * or there is none
 */
export function selectBinaries(
  workspace: Workspace,
  options: Options,
  migrators: readonly SelectedBinary[] = [],
): Decided<readonly SelectedBinary[]> {
  const members = selectMembers(workspace, options);
  const call = featureCall(
    options,
    members.map(({ name }) => name),
  );
  refuseUnknownFeatures(workspace, call, options);
  const given = new Map(requestedFeatures(workspace, call).map(({ name, values }) => [name, values]));
  const programs = members.flatMap((member): Candidate[] => {
    const enabled = enabledFeatures(member, given.get(member.name) ?? []);
    return programsOf(member).map(({ name, kind, requiredFeatures }) => ({
      name,
      member,
      kind,
      lacks: requiredFeatures.filter((feature) => !enabled.has(feature)),
    }));
  });
  const mains = new Map(programs.filter(isMain).map(({ member, name }) => [member, name]));
  const named = namesPrograms(options);
  const binaries = programs.filter(({ kind }) => kind === 'bin');
  const forBrowsers = binaries.filter(({ member }) => workspace.browserMembers.includes(member.name));
  const isMigrator = ({ name, member }: Candidate): boolean =>
    migrators.some((each) => each.name === name && each.member === member);
  // With nothing else, whoever is right about it: cargo would build it.
  const isForBrowsers = (program: Candidate): boolean =>
    forBrowsers.length < binaries.length && forBrowsers.includes(program);
  const isOrdinary = (program: Candidate): boolean =>
    program.kind === 'bin' && leftOutFor(program, mains) === null && !isForBrowsers(program);
  const hasOthers = programs.some((program) => isOrdinary(program) && !isMigrator(program));
  const whyLeftOut = (program: Candidate): string | null =>
    leftOutFor(program, mains) ??
    (isForBrowsers(program) ? 'trunk builds for browsers (stages: frontend)' : null) ??
    (hasOthers && isMigrator(program) ? 'the stage migrate runs' : null);
  const selected = named
    ? [
        ...options.bins.flatMap((name) => programsNamed(name, 'bin', programs, workspace)),
        ...options.examples.flatMap((name) => programsNamed(name, 'example', programs, workspace)),
      ]
    : programs.filter((program) => program.kind === 'bin' && whyLeftOut(program) === null);
  const leftOut = named
    ? []
    : programs.filter((program) => program.kind === 'bin' && whyLeftOut(program) !== null);
  if (selected.length === 0) throw nothingToShip(workspace, members, leftOut);
  refuseForeignNames(selected);
  refuseTwins(selected);
  const value = selected
    .map(({ name, member, kind }): SelectedBinary => ({ name, member, kind }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { why, from } = reason(workspace, options);
  return because('images', value, {
    shown: value.map(shown).join(', '),
    why: [why, ...leftOutWords(leftOut, whyLeftOut)].join('; '),
    from,
    input: 'bins',
  });
}

/** A program, and the features that are off and without which cargo leaves it out. */
interface Candidate extends SelectedBinary {
  readonly lacks: readonly string[];
}

function namesPrograms({ bins, examples }: Options): boolean {
  return bins.length > 0 || examples.length > 0;
}

function shown({ name, member, kind }: SelectedBinary): string {
  const details = [
    ...(kind === 'example' ? ['example'] : []),
    ...(name === member.name ? [] : [`package ${member.name}`]),
  ];
  return details.length === 0 ? name : `${name} (${details.join(', ')})`;
}

/** Whether a program is the one that `cargo run` would start, and can be built. */
function isMain({ name, member, kind, lacks }: Candidate): boolean {
  return kind === 'bin' && name === member.defaultRun && lacks.length === 0;
}

function leftOutWords(
  leftOut: readonly Candidate[],
  whyLeftOut: (program: Candidate) => string | null,
): string[] {
  const words = leftOut.map((program) => `${program.name}, which ${whyLeftOut(program) ?? ''}`);
  return words.length === 0 ? [] : [`left out: ${words.join('; ')}`];
}

/**
 * Returns why a binary that nobody asked for is left out; null: it is not.
 *
 * @param mains name of the binary that `default-run` says is a member's program
 */
function leftOutFor({ name, member, lacks }: Candidate, mains: ReadonlyMap<Member, string>): string | null {
  if (lacks.length > 0) return `needs ${featureWords(lacks)}`;
  const main = mains.get(member);
  return main === undefined || main === name ? null : `is not the default-run of ${member.name}`;
}

function featureWords(features: readonly string[]): string {
  return `the feature${features.length === 1 ? '' : 's'} ${features.map(shownFeature).join(', ')}`;
}

/** Names of features are any text where cargo did not read the manifest, so they are quoted where they need be. */
function shownFeature(name: string): string {
  return /^[\w+./-]+$/.test(name) ? name : JSON.stringify(name);
}

function reason(workspace: Workspace, options: Options): { why: string; from: string } {
  if (options.bins.length > 0) return { why: 'asked for with the input bins', from: 'input bins' };
  if (options.examples.length > 0)
    return { why: 'asked for with the input examples', from: 'input examples' };
  if (options.packages.length > 0)
    return { why: 'the binaries of the packages asked for', from: 'input packages' };
  const only = workspace.members.length === 1 ? workspace.members[0] : enteredMember(workspace);
  if (only !== undefined) return { why: `the binaries of the package ${only.name}`, from: only.manifest };
  return { why: "the binaries of the workspace's default members", from: 'Cargo.toml' };
}

/**
 * Returns the members that programs are looked for in: those asked for, else the ones that have a program asked for, else
 * those that cargo builds by default.
 *
 * @throws UserError for a package that there is not
 */
export function selectMembers(workspace: Workspace, options: Options): Member[] {
  if (options.packages.length > 0) return options.packages.map((name) => memberNamed(name, workspace));
  if (namesPrograms(options)) {
    const having = workspace.members.filter((member) =>
      programsOf(member).some((one) => isNamed(one, options)),
    );
    // A name that there is not is looked for everywhere, so that it can be said what there is.
    return having.length > 0 ? having : [...workspace.members];
  }
  const entered = enteredMember(workspace);
  if (entered !== undefined) return [entered];
  const defaults = new Set(workspace.defaultMembers);
  return workspace.members.filter(({ name }) => defaults.has(name));
}

function isNamed({ kind, name }: Program, { bins, examples }: Options): boolean {
  return (kind === 'bin' ? bins : examples).includes(name);
}

/** In a member's folder cargo builds that member alone. */
export function enteredMember({ entry, members }: Workspace): Member | undefined {
  return members.find(({ manifest }) => entry !== '.' && manifest === `${entry}/Cargo.toml`);
}

function memberNamed(name: string, workspace: Workspace): Member {
  const found = workspace.members.find((member) => member.name === name);
  if (found !== undefined) return found;
  throw new UserError({
    what: `packages: there is no package ${name} in the workspace.`,
    where: { file: 'Cargo.toml' },
    next: suggestion(
      name,
      'Packages',
      workspace.members.map((member) => member.name),
    ),
  });
}

/** Returns what of a member can be run. */
export function programsOf(member: Member): Program[] {
  return member.targets.filter(
    (target): target is Program => target.kind === 'bin' || target.kind === 'example',
  );
}

function programsNamed(
  name: string,
  kind: Program['kind'],
  programs: readonly Candidate[],
  workspace: Workspace,
): readonly SelectedBinary[] {
  const all = programs.filter((program) => program.kind === kind && program.name === name);
  const found = all.filter(({ lacks }) => lacks.length === 0);
  if (found.length > 0) return found;
  const [input, word] = kind === 'bin' ? ['bins', 'binary'] : ['examples', 'example'];
  const [off] = all;
  if (off !== undefined) {
    throw new UserError({
      what: `${input}: ${name} needs ${featureWords(off.lacks)}, which ${off.lacks.length === 1 ? 'is' : 'are'} off.`,
      where: { file: off.member.manifest },
      next: `Turn ${off.lacks.length === 1 ? 'it' : 'them'} on: features: ${off.lacks.map(shownFeature).join(',')}.`,
    });
  }
  const elsewhere = workspace.members.filter((member) =>
    programsOf(member).some((program) => program.kind === kind && program.name === name),
  );
  const known = programs.filter((program) => program.kind === kind).map((program) => program.name);
  throw new UserError({
    what: `${input}: there is no ${word} ${name}.`,
    where: { file: 'Cargo.toml' },
    next:
      elsewhere.length > 0
        ? `It is in another package: packages: ${elsewhere.map((member) => member.name).join(',')}.`
        : suggestion(name, kind === 'bin' ? 'Binaries' : 'Examples', [...new Set(known)].sort()),
  });
}

function nothingToShip(
  workspace: Workspace,
  members: readonly Member[],
  leftOut: readonly Candidate[],
): UserError {
  const looked = members.map(({ name }) => name).join(', ') || 'no package';
  const elsewhere = workspace.members
    .filter((member) => !members.includes(member) && member.targets.some(({ kind }) => kind === 'bin'))
    .map(({ name }) => name);
  return new UserError({
    what: `There is no binary to put into an image: looked in ${looked}.`,
    where: { file: members.length === 1 && members[0] !== undefined ? members[0].manifest : 'Cargo.toml' },
    next:
      elsewhere.length > 0
        ? `These members have binaries: packages: ${elsewhere.join(',')}.`
        : leftOut.length > 0
          ? `Turn features on: ${leftOut.map(({ name, lacks }) => `${name} needs ${featureWords(lacks)}`).join('; ')}.`
          : 'An image needs a program: add src/main.rs, or name examples with the input examples.',
  });
}

/**
 * Returns the programs and the binaries that migrate, each once, by name: what one cargo call compiles.
 *
 * @throws UserError as {@link selectBinaries} does for the programs alone
 */
export function withMigrators(
  programs: readonly SelectedBinary[],
  migrators: readonly SelectedBinary[],
): SelectedBinary[] {
  const others = migrators.filter(
    ({ name, member }) => !programs.some((one) => one.name === name && one.member === member),
  );
  if (others.length === 0) return [...programs];
  const all = [...programs, ...others];
  refuseForeignNames(all);
  refuseTwins(all);
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Cargo's rule for names, ASCII only; a binary's may start with a digit. Manifests that cargo did not read may hold
 * anything, and names go into commands.
 */
function refuseForeignNames(selected: readonly SelectedBinary[]): void {
  for (const { name, member } of selected) {
    const wrong = !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(member.name)
      ? `Package name ${JSON.stringify(member.name)}`
      : !/^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(name) && `Binary name ${JSON.stringify(name)}`;
    if (wrong !== false) {
      throw new UserError({
        what: `${wrong} cannot be built into an image.`,
        where: { file: member.manifest },
        next: 'Allowed: letters of ASCII, digits, - and _, not starting with a dash, a package not with a digit. Rename it, or choose others with bins.',
      });
    }
  }
}

/** The binary's name is the image's, the stage's and the file's; stages do not tell capitals from small letters. */
function refuseTwins(selected: readonly SelectedBinary[]): void {
  const first = new Map<string, SelectedBinary>();
  for (const one of selected) {
    const other = first.get(one.name.toLowerCase());
    if (other !== undefined) throw twins(other, one);
    first.set(one.name.toLowerCase(), one);
  }
}

function twins(one: SelectedBinary, other: SelectedBinary): UserError {
  return new UserError({
    what:
      one.name !== other.name
        ? `The binaries ${one.name} and ${other.name} differ only in capital letters, and an image's name has none.`
        : one.kind !== other.kind
          ? `There is both a binary and an example ${one.name}, and an image is called by its program.`
          : `Two packages have a binary ${one.name}: ${one.member.name} and ${other.member.name}.`,
    where: { file: one.member.manifest },
    next:
      one.member === other.member
        ? `Choose one with ${one.kind === 'bin' ? 'bins' : 'examples'}: ${one.name}, or rename one of them.`
        : `Choose one with packages: ${one.member.name}, or rename one of the binaries.`,
  });
}
