import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import { suggestion } from '../plan/nearest.ts';
import { enteredMember, programsOf, selectBinaries } from '../plan/select.ts';
import type { Member, Workspace } from '../workspace/workspace.ts';
import { type GitContext, refName } from './git.ts';
import { demandsVersion, readsVersion, rulesFor } from './rules.ts';
import { readVersionTag, type VersionTag } from './version-tag.ts';

/**
 * Returns the version that the git tag names.
 *
 * @returns null where no tag is built, or no rule reads it as a version, or it is none
 * @throws UserError for a tag that is no version where the rules demand one
 */
export function versionTagOf(workspace: Workspace, options: Options, git: GitContext): VersionTag | null {
  const tag = refName(git, 'tags');
  const rules = rulesFor(options, git);
  if (options.images.length === 0 || tag === null || !readsVersion(rules)) return null;
  const names = workspace.members.map(({ name }) => name);
  const found = readVersionTag(tag, names);
  if (found === null && demandsVersion(rules)) throw noVersion(tag, workspace);
  return found;
}

function noVersion(tag: string, workspace: Workspace): UserError {
  const members = workspace.members.map(({ name }) => name);
  const example = members.length === 1 ? 'v1.2.3' : `v1.2.3 or ${members[0] ?? 'api'}-v1.2.3`;
  const prefix = /^(.+?)[-/@]v?\d+\.\d+\.\d+/.exec(tag)?.[1];
  if (prefix !== undefined) {
    const owner = workspace.members.find((member) => programsOf(member).some(({ name }) => name === prefix));
    return new UserError({
      what: `The git tag ${tag} names ${prefix}, which is no package of this workspace.`,
      where: { file: 'Cargo.toml' },
      next:
        owner === undefined
          ? `${suggestion(prefix, 'Packages', members)} Tag a release as ${example}.`
          : `It is a program of the package ${owner.name}: tag the release as ${owner.name}-v${owner.version}.`,
    });
  }
  const parts = /^v?\d+(?:\.\d+)?$/.test(tag) ? ': cargo’s versions have three parts' : '';
  return new UserError({
    what: `The git tag ${tag} is no version${parts}.`,
    next: `Tag a release as ${example}; let the workflow start for such tags only (on: push: tags: ['v*']); or say with tag-rules what other tags become: type=ref,event=tag.`,
  });
}

/**
 * Narrows what is built to the package that the git tag names.
 *
 * @throws UserError where the inputs ask for others only, or the package has no program
 */
export function narrowToTag(workspace: Workspace, options: Options, tag: VersionTag | null): Options {
  const member = workspace.members.find(({ name }) => name === tag?.member);
  if (tag === null || member === undefined) return options;
  const entered = enteredMember(workspace);
  const asked = options.packages.length > 0 ? options.packages : entered === undefined ? [] : [entered.name];
  if (asked.length > 0 && !asked.includes(member.name)) {
    throw new UserError({
      what: `The git tag ${tag.tag} releases the package ${member.name}, and this step builds ${asked.join(', ')}.`,
      next: `Let the step run for its own tags only (if: startsWith(github.ref, 'refs/tags/${asked[0] ?? ''}-v')), or leave packages out: the tag says which one.`,
    });
  }
  if (!programsOf(member).some(({ kind }) => kind === 'bin' || options.examples.length > 0))
    throw noProgram(tag, member, workspace);
  const has = (kind: 'bin' | 'example', name: string): boolean =>
    programsOf(member).some((program) => program.kind === kind && program.name === name);
  const bins = options.bins.filter((name) => has('bin', name));
  const examples = options.examples.filter((name) => has('example', name));
  if (options.bins.length + options.examples.length > 0 && bins.length + examples.length === 0) {
    throw new UserError({
      what: `The git tag ${tag.tag} releases the package ${member.name}, which has no program ${[...options.bins, ...options.examples].join(', ')}.`,
      where: { file: member.manifest },
      next: 'Leave bins and examples out: the tag says which package is built.',
    });
  }
  return {
    ...options,
    packages: [member.name],
    bins,
    examples,
    given: [...new Set([...options.given, 'packages'])],
    origins: { ...options.origins, packages: `git tag ${tag.tag}` },
  };
}

function noProgram({ tag }: VersionTag, { name, manifest }: Member, { members }: Workspace): UserError {
  const shipped = members.filter((member) => programsOf(member).some(({ kind }) => kind === 'bin'));
  const patterns = shipped.length === 0 ? ['v*'] : shipped.map((member) => `${member.name}-v*`);
  return new UserError({
    what: `The git tag ${tag} releases the package ${name}, which has no program to put into an image.`,
    where: { file: manifest },
    next: `Let the workflow start for tags of packages that have one only: on: push: tags: [${patterns.map((pattern) => `'${pattern}'`).join(', ')}].`,
  });
}

/**
 * Refuses a git tag that is not the version of what is built.
 *
 * @param options with the packages that the tag leaves
 * @throws UserError that names tag, version and manifest, and where there are several packages which of them have it
 */
export function refuseOtherVersion(workspace: Workspace, options: Options, tag: VersionTag): void {
  const members = builtMembers(workspace, options);
  const others = members.filter(({ version }) => version !== tag.full);
  const [other] = others;
  if (other === undefined) return;
  if (members.length === 1) throw otherVersion(tag, [other]);
  const versions = new Set(members.map(({ version }) => version));
  throw versions.size === 1 && tag.member === null
    ? otherVersion(tag, members)
    : severalVersions(tag, members, others);
}

/** Returns the members that have a program which is built. */
export function builtMembers(workspace: Workspace, options: Options): Member[] {
  return [...new Set(selectBinaries(workspace, options).value.map(({ member }) => member))];
}

/** @param members those that are built, of one version */
function otherVersion(tag: VersionTag, members: readonly Member[]): UserError {
  const [first] = members;
  const version = first?.version ?? '';
  const names = members.map(({ name }) => name);
  const right = tag.tag.replace(tag.full, version);
  return new UserError({
    what: `The git tag ${tag.tag} says version ${tag.full}, and the ${names.length === 1 ? `package ${names.join('')} has` : `packages ${names.join(', ')} have`} version ${version}.`,
    where: { file: first?.manifest ?? 'Cargo.toml' },
    next: `Set version = "${tag.full}" there (where it says version.workspace = true: in [workspace.package] of the root Cargo.toml), commit it, and move the tag; or tag this commit as ${right}. Nothing was built.`,
  });
}

function severalVersions(tag: VersionTag, members: readonly Member[], others: readonly Member[]): UserError {
  const named = (list: readonly Member[]): string =>
    list.map(({ name, version }) => `${name} (${version})`).join(', ');
  const right = members.filter((member) => !others.includes(member));
  const [example] = right.length > 0 ? right : others;
  return new UserError({
    what:
      right.length > 0
        ? `The git tag ${tag.tag} is the version of ${named(right)}, and not of ${named(others)}.`
        : `The git tag ${tag.tag} is the version of no package that is built: ${named(others)}.`,
    where: { file: others[0]?.manifest ?? 'Cargo.toml' },
    next: [
      `Name the package in the tag: ${example?.name ?? ''}-v${example?.version ?? ''}`,
      ...(right.length > 0
        ? [`or build only those of this version: packages: ${right.map(({ name }) => name).join(',')}`]
        : []),
      'or give all of them one version (version.workspace = true). Nothing was built.',
    ].join('; '),
  });
}
