import type { Expression, Template } from '../options/expressions.ts';
import { formatDate } from './dates.ts';
import { type GitContext, isDefaultBranch, refName, shortCommit } from './git.ts';

/** A version, as the patterns of a rule can take it apart. */
export interface VersionParts {
  /** As the git tag has it: `v1.2.3`. */
  readonly raw: string;
  /** Without build metadata: `1.2.3-rc.1`. */
  readonly version: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/**
 * Returns the text of a template.
 *
 * What docker/metadata-action has Handlebars do: but nothing is escaped for HTML, which there turns `&` of a branch into `&amp;`.
 */
export function fillTemplate(
  template: Template,
  git: GitContext,
  version: VersionParts | null = null,
): string {
  return template.map((part) => (typeof part === 'string' ? part : valueOf(part, git, version))).join('');
}

function valueOf(expression: Expression, git: GitContext, version: VersionParts | null): string {
  switch (expression.name) {
    case 'branch':
      return refName(git, 'heads') ?? '';
    case 'tag':
      return refName(git, 'tags') ?? '';
    case 'sha':
      return shortCommit(git);
    case 'base_ref':
      return git.baseRef ?? '';
    case 'is_default_branch':
      return String(isDefaultBranch(git));
    case 'is_not_default_branch':
      return String(!isDefaultBranch(git));
    case 'date':
      return formatDate(git.now, expression.format, expression.timeZone);
    case 'commit_date':
      return formatDate(git.commitDate, expression.format, expression.timeZone);
    case 'raw':
    case 'version':
    case 'major':
    case 'minor':
    case 'patch':
      return String(version?.[expression.name] ?? '');
  }
}
