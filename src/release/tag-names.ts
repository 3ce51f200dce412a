import { parse, prerelease, valid } from 'semver';

import { UserError } from '../errors.ts';
import type { Template } from '../options/expressions.ts';
import type { Affix, Flavor } from '../options/flavor.ts';
import { findPattern } from '../options/patterns.ts';
import type { TagRule } from '../options/tag-rules.ts';
import type { TagName } from '../plan/naming.ts';
import { fillTemplate, type VersionParts } from './expressions.ts';
import { type GitContext, refName } from './git.ts';
import type { Line } from './line.ts';
import type { VersionTag } from './version-tag.ts';

/** What a release brings along; null: no git tag is built that names a version. */
export interface Release {
  readonly tag: VersionTag;
  /** Null: it is not known which other releases there are. */
  readonly lines: readonly Line[] | null;
}

/** What the rules made of a ref. */
export interface TagNames {
  /** Without repetition, the first being the version. */
  readonly tags: readonly TagName[];
  /** Rules that could make nothing of the ref, and why. */
  readonly notes: readonly string[];
}

/** What one rule makes, before prefix and suffix. */
interface Made {
  readonly names: readonly TagName[];
  /** `latest` goes along where the flavor does not say. */
  readonly latest: boolean;
  readonly note?: string;
}

const NOTHING: Made = { names: [], latest: false };

/**
 * Returns the tags that the rules make, in docker/metadata-action's order: by priority, and `latest` at the end. Whether there is a
 * `latest` is said by the first rule that makes anything.
 *
 * @param rules by priority
 * @param isOwn they are the product's own, which leave a branch out where its name would be that of something else, or none
 * @throws UserError for a name that no registry would take
 */
export function nameTags(
  rules: readonly TagRule[],
  flavor: Flavor,
  git: GitContext,
  release: Release | null,
  isOwn = false,
): TagNames {
  const tags = new Map<string, TagName>();
  const notes: string[] = [];
  let latest: boolean | null = null;
  for (const rule of rules.filter((rule) => isEnabled(rule, git))) {
    const made = apply(rule, git, release);
    if (made.note !== undefined) notes.push(made.note);
    for (const { name, moving } of made.names) {
      const whole = withAffixes(name, rule, flavor, git);
      if (whole === '') continue;
      const unfit = isOwn && rule.type === 'ref' && rule.event === 'branch' ? unfitBranch(name, whole) : null;
      if (unfit !== null) {
        notes.push(unfit);
        continue;
      }
      const tag = tagName(whole, rule.text);
      if (!tags.has(tag)) tags.set(tag, { name: tag, moving });
      latest ??= flavor.latest ?? made.latest;
    }
  }
  if (latest === true) {
    const name = tagName(`${onLatest(flavor.prefix, git)}latest${onLatest(flavor.suffix, git)}`, 'flavor');
    if (!tags.has(name)) tags.set(name, { name, moving: true });
  }
  return { tags: [...tags.values()], notes };
}

function isEnabled({ enable, text }: TagRule, git: GitContext): boolean {
  const value = fillTemplate(enable, git);
  if (value === 'true' || value === 'false') return value === 'true';
  throw new UserError({
    what: `tag-rules: ${text}: enable is ${JSON.stringify(value)}.`,
    next: 'It must come out as true or false, such as enable={{is_default_branch}}.',
  });
}

function apply(rule: TagRule, git: GitContext, release: Release | null): Made {
  switch (rule.type) {
    case 'release':
      return releaseNames(release);
    case 'schedule':
      return git.event?.includes('schedule') === true ? moving(fillTemplate(rule.pattern, git)) : NOTHING;
    case 'semver':
      return semverNames(rule, git, release);
    case 'match':
      return matchNames(rule, git);
    case 'edge': {
      const branch = refName(git, 'heads');
      return branch !== null && branch === (rule.branch ?? git.defaultBranch) ? moving('edge') : NOTHING;
    }
    case 'ref':
      return refNames(rule.event, git);
    case 'raw':
      // Prefix and suffix may be all that there is.
      return { names: [{ name: fillTemplate(rule.value, git), moving: true }], latest: false };
    case 'sha': {
      const sha = rule.format === 'long' ? (git.sha ?? '') : git.sha?.slice(0, git.shortSha);
      return sha === undefined || sha === '' ? NOTHING : fixed(sha);
    }
  }
}

function moving(name: string): Made {
  return { names: name === '' ? [] : [{ name, moving: true }], latest: false };
}

function fixed(name: string, latest = false): Made {
  return { names: name === '' ? [] : [{ name, moving: false }], latest };
}

/** A `+` of build metadata is not allowed in a tag, and becomes `-` as all else that is not. */
function releaseNames(release: Release | null): Made {
  if (release === null) return NOTHING;
  const lines = (release.lines ?? []).filter(({ higher }) => higher === null).map(({ name }) => name);
  const shorter = lines.filter((name) => name !== 'latest').map((name) => ({ name, moving: true }));
  return {
    names: [{ name: release.tag.full, moving: false }, ...shorter],
    latest: lines.includes('latest'),
  };
}

function refNames(event: 'branch' | 'tag' | 'pr', git: GitContext): Made {
  switch (event) {
    case 'branch':
      return moving(refName(git, 'heads') ?? '');
    case 'pr':
      return moving(refName(git, 'pull') ?? '');
    case 'tag':
      return fixed(refName(git, 'tags') ?? '', true);
  }
}

/** Returns what a rule looks at: its own value, else the git tag. */
function subjectOf(value: Template | null, git: GitContext): string | null {
  return value === null ? refName(git, 'tags') : fillTemplate(value, git);
}

function semverNames(
  rule: TagRule & { readonly type: 'semver' },
  git: GitContext,
  release: Release | null,
): Made {
  const isOwn = rule.value === null && rule.match === null && release !== null;
  const subject = isOwn ? release.tag.parts.raw : subjectOf(rule.value, git);
  if (subject === null) return NOTHING;
  const found = rule.match === null ? null : findPattern(firstOnly(rule.match), subject, rule.text);
  const raw = (rule.match === null ? subject : (found?.[1] ?? found?.[0] ?? subject)).replaceAll('/', '-');
  const version = parse(raw);
  if (version === null || valid(raw) === null)
    return { ...NOTHING, note: `${rule.text}: ${raw} is no version` };
  const parts: VersionParts = {
    raw,
    version: version.version,
    ...{ major: version.major, minor: version.minor, patch: version.patch },
  };
  if (prerelease(raw) !== null) return fixed(isRaw(rule.pattern) ? raw : version.version);
  const name = fillTemplate(rule.pattern, git, parts);
  return { names: [{ name, moving: !isWhole(rule.pattern) }], latest: true };
}

/** With the flag g there would be all matches, and no group of any. */
function firstOnly(pattern: RegExp): RegExp {
  return new RegExp(pattern, pattern.flags.replace('g', ''));
}

function isRaw(pattern: Template): boolean {
  const [part, ...others] = pattern;
  return others.length === 0 && typeof part === 'object' && part.name === 'raw';
}

/** A pattern with the patch in it is of one release alone. */
function isWhole(pattern: Template): boolean {
  return pattern.some((part) => typeof part === 'object' && ['raw', 'version', 'patch'].includes(part.name));
}

function matchNames(rule: TagRule & { readonly type: 'match' }, git: GitContext): Made {
  const subject = subjectOf(rule.value, git);
  if (subject === null) return NOTHING;
  const found = findPattern(rule.pattern, subject, rule.text);
  if (found === null) return { ...NOTHING, note: `${rule.text}: ${subject} does not match` };
  const name = found[rule.group];
  if (name === undefined) return { ...NOTHING, note: `${rule.text}: there is no group ${rule.group}` };
  return { names: name === '' ? [] : [{ name, moving: true }], latest: true };
}

/** What a rule says of itself wins over the flavor, also where it says that there is nothing. */
function withAffixes(name: string, rule: TagRule, flavor: Flavor, git: GitContext): string {
  const prefix = fillTemplate(rule.prefix ?? flavor.prefix.text, git);
  const suffix = fillTemplate(rule.suffix ?? flavor.suffix.text, git);
  return `${prefix}${name}${suffix}`;
}

function onLatest({ text, onLatest: isWanted }: Affix, git: GitContext): string {
  return isWanted ? fillTemplate(text, git) : '';
}

/** The distribution project's grammar of tags (distribution/reference, regexp.go). */
const LONGEST = 128;

/** Returns a name as a tag: what a tag may not have becomes `-`, as docker/metadata-action does it; and no tag begins with `-` or `.`. */
function asTag(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '');
}

/** @throws UserError where nothing remains, or too much */
function tagName(text: string, from: string): string {
  const name = asTag(text);
  if (name === '') {
    throw new UserError({
      what: `tag-rules: ${from}: nothing of ${JSON.stringify(text)} can stand in a tag.`,
      next: 'Tags have letters of ASCII, digits, _, . and -. Give the rule a prefix, or take type=sha.',
    });
  }
  if (name.length > LONGEST) {
    throw new UserError({
      what: `tag-rules: ${from}: ${name} has ${name.length} characters, and a tag has ${LONGEST} at most.`,
      next: 'Give the branch or tag a shorter name, or take type=sha.',
    });
  }
  return name;
}

/**
 * What the other rules of our own make, with what another job may have put behind it (`1.2-alpine`), and where signatures and
 * referrers of an image are kept (`sha256-<digest>.sig`, cosign; `sha256-<digest>`, distribution-spec): anybody who may push a branch
 * could call it so, and would take the place of a release. `7-login` stays a branch's, because GitHub itself calls branches so.
 */
const TAKEN = /^(?:v?\d+|(?:v?\d+\.\d+(?:\.\d+)?|latest|edge|nightly)(?:-.*)?|(?:pr|sha|sha256)-.*)$/;

/**
 * Returns why a branch gets no tag; null: it gets one.
 *
 * @param name of the branch
 * @param whole the same with prefix and suffix
 */
function unfitBranch(name: string, whole: string): string | null {
  const [tag, all] = [asTag(name), asTag(whole)];
  if (tag === '') return 'no tag for the branch, because nothing of its name can stand in one';
  if (all.length > LONGEST) return `no tag for the branch, because it would have ${all.length} characters`;
  return TAKEN.test(tag) || valid(tag) !== null
    ? `no tag ${all} for the branch, because such names are those of releases, edge, nightly, pull requests and commits`
    : null;
}
