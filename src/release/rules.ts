import type { Options } from '../options/options.ts';
import { parseTagRules, type TagRule } from '../options/tag-rules.ts';
import { type GitContext, refName } from './git.ts';

/** The product's own rules, by what is built. */
const DEFAULTS = {
  tag: parseTagRules('type=release'),
  pull: parseTagRules('type=ref,event=pr'),
  branch: parseTagRules(
    ['type=schedule', 'type=edge', 'type=ref,event=branch,enable={{is_not_default_branch}}', 'type=sha'].join(
      '\n',
    ),
  ),
} as const;

/** Returns the rules that hold: those given, else the product's own for what is built. */
export function rulesFor({ tagRules }: Options, git: GitContext): readonly TagRule[] {
  if (tagRules !== null) return tagRules;
  if (refName(git, 'tags') !== null) return DEFAULTS.tag;
  return refName(git, 'pull') === null ? DEFAULTS.branch : DEFAULTS.pull;
}

/** Returns whether a git tag is read as a version, and so must be the version of what is built. */
export function readsVersion(rules: readonly TagRule[]): boolean {
  return rules.some(
    (rule) =>
      rule.type === 'release' || (rule.type === 'semver' && rule.value === null && rule.match === null),
  );
}

/** Returns whether a git tag that is no version is an error: docker/metadata-action's own rules only make nothing of it. */
export function demandsVersion(rules: readonly TagRule[]): boolean {
  return rules.some(({ type }) => type === 'release');
}
