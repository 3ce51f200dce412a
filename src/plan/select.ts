import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import type { Member, Target, Workspace } from '../workspace/workspace.ts';
import { because, type Decided } from './decide.ts';
import { enabledFeatures } from './features.ts';

/** A binary that becomes an image. */
export interface SelectedBinary {
  readonly name: string;
  readonly member: Member;
}

/**
 * Chooses the binaries: those asked for, else all that the default members have.
 *
 * @returns one entry for each binary, by name
 * @throws UserError when something asked for does not exist, two have one name, one has a name that cargo refuses,
 * or there is none
 */
export function selectBinaries(workspace: Workspace, options: Options): Decided<readonly SelectedBinary[]> {
  const members = selectMembers(workspace, options);
  const available = members.flatMap((member) =>
    buildableBinaries(member, options).map((target): SelectedBinary => ({ name: target.name, member })),
  );
  const selected =
    options.bins.length === 0
      ? available
      : options.bins.flatMap((bin) => binariesNamed(bin, members, available));
  if (selected.length === 0) throw nothingToShip(workspace, members);
  refuseForeignNames(selected);
  refuseTwins(selected);
  const value = [...selected].sort((a, b) => (a.name < b.name ? -1 : 1));
  return because('images', value, {
    shown: value
      .map(({ name, member }) => (name === member.name ? name : `${name} (package ${member.name})`))
      .join(', '),
    ...reason(workspace, options),
    input: 'bins',
  });
}

function reason(workspace: Workspace, options: Options): { why: string; from: string } {
  if (options.bins.length > 0) return { why: 'asked for with the input bins', from: 'input bins' };
  if (options.packages.length > 0)
    return { why: 'every binary of the packages asked for', from: 'input packages' };
  const only = workspace.members.length === 1 ? workspace.members[0] : enteredMember(workspace);
  if (only !== undefined) return { why: `every binary of the package ${only.name}`, from: only.manifest };
  return { why: "every binary of the workspace's default members", from: 'Cargo.toml' };
}

function selectMembers(workspace: Workspace, options: Options): Member[] {
  if (options.packages.length > 0) return options.packages.map((name) => memberNamed(name, workspace));
  if (options.bins.length > 0) return [...workspace.members];
  const entered = enteredMember(workspace);
  if (entered !== undefined) return [entered];
  return workspace.members.filter(({ name }) => workspace.defaultMembers.includes(name));
}

/** In a member's folder cargo builds that member alone. */
function enteredMember({ entry, members }: Workspace): Member | undefined {
  return members.find(({ manifest }) => entry !== '.' && manifest === `${entry}/Cargo.toml`);
}

function memberNamed(name: string, workspace: Workspace): Member {
  const found = workspace.members.find((member) => member.name === name);
  if (found !== undefined) return found;
  throw new UserError({
    what: `packages: there is no package ${name} in the workspace.`,
    where: { file: 'Cargo.toml' },
    next: `Packages: ${workspace.members.map((member) => member.name).join(', ')}.`,
  });
}

/** Cargo leaves a binary out whose required features are off. */
function buildableBinaries(member: Member, options: Options): Target[] {
  const enabled = enabledFeatures(member, options);
  return member.targets.filter(
    (target) => target.kind === 'bin' && target.requiredFeatures.every((feature) => enabled.has(feature)),
  );
}

function binariesNamed(
  bin: string,
  members: readonly Member[],
  available: readonly SelectedBinary[],
): readonly SelectedBinary[] {
  const found = available.filter(({ name }) => name === bin);
  if (found.length > 0) return found;
  const off = members
    .flatMap((member) => member.targets)
    .find((target) => target.kind === 'bin' && target.name === bin);
  throw new UserError(
    off === undefined
      ? {
          what: `bins: there is no binary ${bin}.`,
          where: { file: 'Cargo.toml' },
          next: `Binaries: ${available.map(({ name }) => name).join(', ') || 'none'}.`,
        }
      : {
          what: `bins: ${bin} needs the features ${off.requiredFeatures.join(', ')}, which are off.`,
          where: { file: 'Cargo.toml' },
          next: `Turn them on: features: ${off.requiredFeatures.join(',')}.`,
        },
  );
}

function nothingToShip(workspace: Workspace, members: readonly Member[]): UserError {
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
        : 'An image needs a program: add src/main.rs, or turn on the features that a binary requires.',
  });
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
  for (const { name, member } of selected) {
    const twin = selected.find(
      (other) =>
        other.name.toLowerCase() === name.toLowerCase() && (other.name !== name || other.member !== member),
    );
    if (twin !== undefined) throw twins({ name, member }, twin);
  }
}

function twins(one: SelectedBinary, other: SelectedBinary): UserError {
  return new UserError({
    what:
      one.name === other.name
        ? `Two packages have a binary ${one.name}: ${one.member.name} and ${other.member.name}.`
        : `The binaries ${one.name} and ${other.name} differ only in capital letters, and an image's name has none.`,
    where: { file: one.member.manifest },
    next:
      one.member === other.member
        ? `Choose one with bins: ${one.name}, or rename one of the binaries.`
        : `Choose one with packages: ${one.member.name}, or rename one of the binaries.`,
  });
}
