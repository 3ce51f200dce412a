import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { COMMIT } from '../report/record.ts';

/** What a run of GitHub Actions says of itself. */
export interface Job {
  readonly owner: string;
  readonly repository: string;
  readonly event: string;
  /** In full, as `refs/heads/main`; of a pull request `refs/pull/7/merge`, whatever the event. Null: there is none. */
  readonly ref: string | null;
  /** The commit that the run is for; of a pull request the merge of it into its base. */
  readonly commit: string;
  /** Null: the event does not say. */
  readonly defaultBranch: string | null;
  /** Branch that a pull request is to be merged into, or that a tag was pushed from; null: none. */
  readonly baseRef: string | null;
  /** Time of the commit that was pushed, in milliseconds since 1970, UTC; null: the event does not say. */
  readonly commitTime: number | null;
  /** It is a run for a commit of the default branch, not of a pull request. */
  readonly isDefaultBranch: boolean;
  /** It is a run for a tag. */
  readonly isTag: boolean;
  readonly pull: PullRequest | null;
  /** What the branch was at before a push; null: nothing, or unknown. */
  readonly before: string | null;
  /** 12 hexadecimal digits, the same for every job of a workflow. */
  readonly workflow: string;
  /** Name of the job in the workflow. */
  readonly name: string;
  /** Id of the step in the job, or a name that the runner made for it. */
  readonly step: string;
  /** Number of the run, or later attempts at it: the newer, the larger. */
  readonly run: number;
  /** Which attempt at the run it is, from 1. */
  readonly attempt: number;
}

export interface PullRequest {
  readonly number: number;
  /** Where the base branch was. */
  readonly base: string;
  readonly head: string;
  /** Its token may only read. */
  readonly fromFork: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** More attempts than GitHub allows at one run. */
const ATTEMPTS = 1000;

/**
 * Returns what the environment of a job and the payload of its event say. Null outside of GitHub Actions.
 *
 * @param payload what `GITHUB_EVENT_PATH` holds
 */
export function jobOf(env: NodeJS.ProcessEnv, payload: unknown): Job | null {
  const [owner, repository] = (env.GITHUB_REPOSITORY ?? '').split('/');
  const commit = commitOf(env.GITHUB_SHA);
  if (env.GITHUB_ACTIONS !== 'true' || owner === undefined || repository === undefined || commit === null) {
    return null;
  }
  const pull = pullOf(payload, `${owner}/${repository}`);
  const defaultBranch = textOf(at(payload, 'repository', 'default_branch'));
  return {
    ...{ owner, repository, commit, pull, defaultBranch },
    event: env.GITHUB_EVENT_NAME ?? '',
    // For pull_request_target the runner gives the branch that the pull request is for, which is not what is built for it.
    ref:
      pull !== null && env.GITHUB_EVENT_NAME === 'pull_request_target'
        ? `refs/pull/${pull.number}/merge`
        : textOf(env.GITHUB_REF),
    baseRef: baseRefOf(payload, env.GITHUB_REF ?? ''),
    commitTime: timeOf(at(payload, 'head_commit', 'timestamp')),
    isDefaultBranch:
      pull === null && defaultBranch !== null && env.GITHUB_REF === `refs/heads/${defaultBranch}`,
    isTag: (env.GITHUB_REF ?? '').startsWith('refs/tags/'),
    before: commitOf(at(payload, 'before') ?? at(payload, 'merge_group', 'base_sha')),
    workflow: workflowId((env.GITHUB_WORKFLOW_REF ?? '').split('@')[0] ?? '', env.GITHUB_WORKFLOW ?? ''),
    name: env.GITHUB_JOB ?? '',
    step: env.GITHUB_ACTION ?? '',
    attempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1) || 1,
    run: runOf(Number(env.GITHUB_RUN_NUMBER ?? 0), Number(env.GITHUB_RUN_ATTEMPT ?? 1)),
  };
}

/** As docker/metadata-action has it: a branch that is pushed has none, though GitHub says what it was made from. */
function baseRefOf(payload: unknown, ref: string): string | null {
  const base = textOf(at(payload, 'pull_request', 'base', 'ref'));
  if (base !== null || !ref.startsWith('refs/tags/')) return base;
  return textOf(at(payload, 'base_ref'))?.replace(/^refs\/heads\//, '') ?? null;
}

/** Returns the same of the environment alone, which says where the payload is. */
export async function readJob(env: NodeJS.ProcessEnv): Promise<Job | null> {
  return jobOf(env, await readPayload(env));
}

/** Returns the payload of the event; null where there is none that can be read. */
export async function readPayload(env: NodeJS.ProcessEnv): Promise<unknown> {
  try {
    return JSON.parse(await readFile(env.GITHUB_EVENT_PATH ?? '', 'utf8'));
  } catch {
    return null;
  }
}

/** Returns what stands for a workflow, by its file, or by its name where the file is not known. */
export function workflowId(file: string, name: string): string {
  const known = /[^/]+\.ya?ml$/.exec(file)?.[0] ?? name;
  return createHash('sha256').update(known).digest('hex').slice(0, 12);
}

/** Returns a number that grows with each run, and with each attempt at it. */
export function runOf(number: number, attempt: number): number {
  const valid = (value: number): number => (Number.isInteger(value) && value > 0 && value < 1e9 ? value : 0);
  return valid(number) * ATTEMPTS + Math.min(valid(attempt), ATTEMPTS - 1);
}

/** Returns what is at a path of keys; undefined where nothing is. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null && Object.hasOwn(found, key)
        ? (found as Fields)[key]
        : undefined,
    value,
  );
}

/** Returns a commit; null for what is none, and for the zeros that say that there is none. */
export function commitOf(value: unknown): string | null {
  return typeof value === 'string' && COMMIT.test(value) && !/^0+$/.test(value) ? value : null;
}

/** The runner sets variables that it has nothing for to nothing. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function timeOf(value: unknown): number | null {
  const time = Date.parse(textOf(value) ?? '');
  return Number.isNaN(time) ? null : time;
}

function pullOf(payload: unknown, repository: string): PullRequest | null {
  const number = at(payload, 'pull_request', 'number');
  const base = commitOf(at(payload, 'pull_request', 'base', 'sha'));
  const head = commitOf(at(payload, 'pull_request', 'head', 'sha'));
  if (typeof number !== 'number' || base === null || head === null) return null;
  // Of a fork that was deleted there is no repository.
  const from = at(payload, 'pull_request', 'head', 'repo', 'full_name');
  return { number, base, head, fromFork: from !== repository };
}
