import type { Advice, Plan } from '../plan/plan.ts';
import { joinPath } from '../plan/paths.ts';
import { WRITTEN_BY } from './names.ts';
import { renewDockerfile, withCommittedPins } from './renew.ts';

/** What the user keeps in the build context. */
export interface OwnFiles {
  /** Text of `Dockerfile`; null: there is none. */
  readonly dockerfile: string | null;
  /** There is a `.dockerignore`, and it does not leave cargo's build output out. */
  readonly sendsTarget: boolean;
  /** There is a `.dockerignore`, and it leaves out what sqlx checks queries against. */
  readonly hidesQueries: boolean;
}

/** Returns what the user's own files make of a plan that is built from another Dockerfile than theirs. */
export function adviseOnOwnFiles(plan: Plan, { dockerfile, sendsTarget, hidesQueries }: OwnFiles): Advice[] {
  return [
    ...(dockerfile === null ? [] : aboutDockerfile(plan, dockerfile)),
    ...(hidesQueries ? [HIDES_QUERIES] : []),
    ...(sendsTarget ? [SENDS_TARGET] : []),
  ];
}

function aboutDockerfile(plan: Plan, text: string): Advice[] {
  if (plan.context.dockerfile === joinPath(plan.context.workspace, 'Dockerfile')) return [];
  if (!text.startsWith(WRITTEN_BY)) {
    return [
      {
        what: 'The workspace has a Dockerfile of its own, which is not used.',
        why: 'The images are built from the plan; what that file does besides (assets, users, ports) is not in them.',
        change: 'Give such things as inputs, and delete it; or build with it and docker/build-push-action.',
      },
    ];
  }
  return [...(hasOwnLines(text) ? [OWN_LINES] : []), ...(isCurrent(plan, text) ? [] : [STALE])];
}

function hasOwnLines(text: string): boolean {
  return /^\s*#\s*>>>/m.test(text);
}

/** Where the owner's lines cannot be read or placed, or a digest is none, it is to be written anew as well: that says why. */
function isCurrent(plan: Plan, text: string): boolean {
  try {
    return text === renewDockerfile(withCommittedPins(plan, text, ''), text, '');
  } catch {
    return false;
  }
}

const OWN_LINES: Advice = {
  what: 'The committed Dockerfile has lines of your own, which are not in the images.',
  why: 'The images are built from another file, which is written anew for each build.',
  change: 'Give file: Dockerfile. It is then brought up to date with your lines kept, and built.',
};

const STALE: Advice = {
  what: 'The committed Dockerfile is not what would be written now.',
  why: 'What you build with it by hand is another image than the one built here.',
  change: 'Run rust-docker generate, and commit what changed.',
};

const SENDS_TARGET: Advice = {
  what: 'The .dockerignore does not leave out target.',
  why: 'The build output goes to the builder as well, and each change of it makes everything compile again.',
  change: 'Add the line target to .dockerignore.',
};

const HIDES_QUERIES: Advice = {
  what: 'The .dockerignore leaves out .sqlx.',
  why: 'sqlx checks queries against it, and there is no database in a build: it will fail.',
  change: 'Add the line !**/.sqlx at the end of .dockerignore.',
};
