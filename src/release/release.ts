import { UserError, type Problem } from '../errors.ts';
import { parseTemplate } from '../options/expressions.ts';
import type { Options } from '../options/options.ts';
import { because } from '../plan/decide.ts';
import type { Naming } from '../plan/naming.ts';
import type { Decision } from '../plan/plan.ts';
import type { Member, Workspace } from '../workspace/workspace.ts';
import { fillTemplate } from './expressions.ts';
import type { GitContext } from './git.ts';
import { type ExistingTags, type Line, linesOf } from './line.ts';
import { builtMembers } from './members.ts';
import { rulesFor } from './rules.ts';
import { nameTags, type Release, type TagNames } from './tag-names.ts';
import type { VersionTag } from './version-tag.ts';

/** Asks the repository for its tags. */
export type AskForTags = () => Promise<ExistingTags>;

/** What the images are called, and what could not be found out for it. */
export interface Named {
  readonly naming: Naming;
  readonly warning: Problem | null;
}

/**
 * Names the images: TAG, as far as it is decided before anything is built.
 *
 * @param tag the version that is released; null: none
 * @param ask called only where the answer changes anything
 * @throws UserError where images are to be published and no rule makes a tag, or one that no registry takes
 */
export async function nameImages(
  workspace: Workspace,
  options: Options,
  git: GitContext,
  tag: VersionTag | null,
  ask: AskForTags,
): Promise<Named> {
  const annotations = options.annotations.map(({ levels, key, value }) => ({
    levels,
    key,
    value: fillTemplate(value, git),
  }));
  if (options.images.length === 0)
    return { naming: { images: [], tags: [], annotations, decisions: [] }, warning: null };
  const rules = rulesFor(options, git);
  const isAsked = tag?.isPrerelease === false && rules.some(({ type }) => type === 'release');
  const existing = isAsked ? await ask() : null;
  const namesOf = (members: readonly Member[]): string[] => members.map(({ name }) => name);
  const linesAmong = (release: VersionTag, tags: readonly string[]): readonly Line[] =>
    linesOf(release, tags, namesOf(workspace.members), namesOf(builtMembers(workspace, options)));
  const lines =
    tag === null || existing === null ? [] : 'tags' in existing ? linesAmong(tag, existing.tags) : null;
  const release: Release | null = tag === null ? null : { tag, lines };
  const named = nameTags(rules, options.flavor, git, release, options.tagRules === null);
  if (named.tags.length === 0 && options.tags.length === 0 && (options.push || options.load))
    throw noTags(named, options, git);
  const unknown = existing !== null && 'unknown' in existing ? existing.unknown : null;
  return {
    naming: {
      images: options.images,
      tags: named.tags,
      annotations,
      decisions: [decisionOf(named, options, git, { tag, lines, unknown })],
    },
    warning: tag === null || unknown === null ? null : notMoved(tag, unknown),
  };
}

/** Returns whether anything of some options depends on git. */
export function asksGit({ images, labels, annotations }: Options): boolean {
  return (
    images.length > 0 ||
    labels.some((label) => label.includes('{{')) ||
    annotations.some(({ value }) => value.some((part) => typeof part !== 'string'))
  );
}

/** Fills the expressions of labels in. */
export function fillLabels(options: Options, git: GitContext): Options {
  const filled = (labels: readonly string[]): readonly string[] =>
    labels.map((label) => fillTemplate(parseTemplate(label, 'labels'), git));
  return {
    ...options,
    labels: filled(options.labels),
    perPackage: Object.fromEntries(
      Object.entries(options.perPackage).map(([name, own]) => [
        name,
        own.labels === undefined ? own : { ...own, labels: filled(own.labels) },
      ]),
    ),
  };
}

function shownRef({ ref }: GitContext): string {
  return ref ?? 'a commit without a branch or tag';
}

function noTags({ notes }: TagNames, { push }: Options, git: GitContext): UserError {
  return new UserError({
    what: `No rule makes a tag for ${shownRef(git)}, and ${push ? 'push' : 'load'}: true needs one${notes.length > 0 ? ` (${notes.join('; ')})` : ''}.`,
    next: 'Add a rule to tag-rules, such as type=sha or type=ref,event=branch, or turn push off for such events.',
  });
}

function notMoved({ tag, parts }: VersionTag, unknown: string): Problem {
  const lines = [`${parts.major}.${parts.minor}`, ...(parts.major === 0 ? [] : [parts.major]), 'latest'];
  return {
    what: `${lines.join(', ')} were not moved to ${tag}: whether it is the highest release could not be found out (${unknown}).`,
    next: 'Let this job read the repository’s tags: actions/checkout before this step, which keeps its credentials for git (persist-credentials) where the repository is private.',
  };
}

function decisionOf(
  { tags, notes }: TagNames,
  options: Options,
  git: GitContext,
  found: {
    readonly tag: VersionTag | null;
    readonly lines: readonly Line[] | null;
    readonly unknown: string | null;
  },
): Decision {
  const names = tags.map(({ name }) => name);
  const event = git.event === null ? '' : `, event ${git.event}`;
  return because('tags', names, {
    shown: names.join(', ') || 'none',
    why: [
      `${options.tagRules === null ? 'the rules' : 'tag-rules'} for ${shownRef(git)}${event}`,
      ...linesWords(found),
      ...notes,
    ].join('; '),
    from: git.ref === null ? 'git' : `git ${git.ref}`,
    input: 'tag-rules',
  }).decision;
}

function linesWords({
  tag,
  lines,
  unknown,
}: {
  readonly tag: VersionTag | null;
  readonly lines: readonly Line[] | null;
  readonly unknown: string | null;
}): string[] {
  if (tag === null) return [];
  if (tag.isPrerelease) return ['a pre-release moves no other tag'];
  if (lines === null) return [`nothing moves, because the other releases are not known: ${unknown ?? ''}`];
  const staying = lines.filter(({ higher }) => higher !== null);
  if (lines.length === 0) return [];
  if (staying.length === 0) return ['it is the highest release'];
  return staying.map(({ name, higher }) => `${name} stays, because ${higher ?? ''} is higher`);
}
