import { debug, error, getInput, info, isDebug, setSecret, summary } from '@actions/core';

import { messageOf, UserError } from '../errors.ts';
import { type Api, apiProblem, connect } from '../github/api.ts';
import { type Artifact, downloadJson, listArtifacts } from '../github/artifacts.ts';
import { writeComment } from '../github/comment.ts';
import { COMPARISON_FILE, newestComparisons, sectionOfArtifact } from '../github/comparisons.ts';
import { at, commitOf, readPayload, runOf, workflowId } from '../github/job.ts';
import { printable } from '../printable.ts';
import { type CommentPart, commentPart, isWorthAComment, visibleMarkdown } from '../report/comment.ts';
import { MAX_COMPARISON_BYTES, readComparison } from '../report/read-comparison.ts';
import { sectionOf } from '../report/sections.ts';
import { actionLog, annotate } from './log.ts';

/** A run that leaves more comparisons than this is no workflow of anybody's. */
const MAX_ARTIFACTS = 20;

/** What GitHub itself says of the run that is commented on. Nothing of it comes from what the run has made. */
interface Run {
  readonly id: number;
  readonly workflow: string;
  readonly number: number;
  readonly head: string;
  readonly branch: string;
  readonly headOwner: string;
  /** `owner/name` of the repository that the branch is in. */
  readonly headRepository: string;
  readonly isFork: boolean;
}

/** What GitHub runs for `compare/action.yml`: comments from the artifacts of a run whose token may only read. */
try {
  await main(process.env);
} catch (failure) {
  process.exitCode = 1;
  if (failure instanceof UserError) annotate(failure.problem, null, process.env);
  else
    error(
      `Unexpected: ${messageOf(failure)}. Run the job with debug logging for the details, and report it.`,
    );
  if (isDebug() && failure instanceof Error) debug(failure.stack ?? failure.message);
}

async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const token = getInput('github-token', { required: true });
  setSecret(token);
  const [owner = '', repository = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
  const payload = await readPayload(env);
  const run = runOfEvent(payload, `${owner}/${repository}`);
  if (run === null) return;
  const api = await connect(token, { owner, repository });
  try {
    await commentOn(run, api);
  } catch (failure) {
    const permissions = 'actions: read and pull-requests: write';
    throw new UserError(apiProblem(failure, 'The comment could not be written', permissions), {
      cause: failure,
    });
  }
}

/** @throws UserError where it is not called for a run that is over */
function runOfEvent(payload: unknown, repository: string): Run | null {
  const of = (...keys: readonly string[]): unknown => at(payload, 'workflow_run', ...keys);
  const [id, branch, head] = [of('id'), of('head_branch'), commitOf(of('head_sha'))];
  if (typeof id !== 'number' || typeof branch !== 'string' || head === null) {
    throw new UserError({
      what: 'This is no run for a workflow that has ended.',
      next: 'Call it from a workflow with on: workflow_run, as docs/pull-requests.md shows.',
    });
  }
  if (of('event') !== 'pull_request') {
    info('The run was not for a pull request: there is nothing to comment on.');
    return null;
  }
  const [headOwner, headRepository] = [
    of('head_repository', 'owner', 'login'),
    of('head_repository', 'full_name'),
  ];
  if (typeof headOwner !== 'string' || typeof headRepository !== 'string') {
    info('The fork is gone: there is nothing to comment on.');
    return null;
  }
  const [file, name] = [of('path'), of('name')];
  const isFork = headRepository !== repository;
  return {
    ...{ id, head, branch, headOwner, headRepository },
    // A fork can add files of workflows, each of which would get a comment. Their names are those that our workflow listens to.
    workflow: workflowId(
      typeof file === 'string' && !isFork ? (file.split('@')[0] ?? '') : '',
      typeof name === 'string' ? name : '',
    ),
    number: runOf(Number(of('run_number')), Number(of('run_attempt'))),
    isFork,
  };
}

async function commentOn(run: Run, api: Api): Promise<void> {
  const pull = await findPull(run, api);
  if (pull === null) {
    info('No open pull request, or more than one, has this commit as its newest: none is commented on.');
    return;
  }
  const artifacts = newestComparisons(await listArtifacts(api, { run: run.id }));
  if (artifacts.length === 0)
    info('The run left no comparison: it could comment itself, or had nothing to compare.');
  if (artifacts.length > MAX_ARTIFACTS) {
    actionLog().warn({
      what: `The run left ${artifacts.length} comparisons.`,
      next: `The first ${MAX_ARTIFACTS} are looked at.`,
    });
  }
  for (const artifact of artifacts.slice(0, MAX_ARTIFACTS)) await commentFrom(artifact, pull, run, api);
}

/** The branch may have got further commits since: what is said of an older one would be wrong then. */
async function findPull({ headOwner, headRepository, branch, head }: Run, api: Api): Promise<number | null> {
  const found = await api.request('GET /repos/{owner}/{repo}/pulls', {
    state: 'open',
    head: `${headOwner}:${branch}`,
    per_page: 100,
  });
  const numbers = (Array.isArray(found) ? (found as readonly unknown[]) : []).flatMap((one) => {
    const [number, from] = [at(one, 'number'), at(one, 'head', 'repo', 'full_name')];
    const isOurs = from === headRepository && at(one, 'head', 'sha') === head;
    return isOurs && typeof number === 'number' ? [number] : [];
  });
  // Of one branch there can be pull requests into several: which of them the run was for, the event of a fork does not say.
  const [number, ...others] = numbers;
  return number === undefined || others.length > 0 ? null : number;
}

async function commentFrom(artifact: Artifact, pull: number, run: Run, api: Api): Promise<void> {
  const found = await partFrom(artifact, run, api);
  if (found === null) return;
  const { part, create } = found;
  const result = await writeComment(part, { api, pull, workflow: run.workflow, create });
  info(`Comment on #${pull}: ${result}`);
  if ((process.env.GITHUB_STEP_SUMMARY ?? '') !== '')
    await summary.addRaw(`${visibleMarkdown(part)}\n`).write();
}

/** Null where it cannot be made a part of a comment, whatever is odd in it: that keeps no other artifact out. */
async function partFrom(
  artifact: Artifact,
  run: Run,
  api: Api,
): Promise<{ readonly part: CommentPart; readonly create: boolean } | null> {
  try {
    const comparison = readComparison(
      await downloadJson(api, artifact, COMPARISON_FILE, MAX_COMPARISON_BYTES),
    );
    const own = sectionOf(comparison, { id: sectionOfArtifact(artifact.name) ?? '', run: run.number });
    const section = run.isFork
      ? { ...own, base: `${own.base} The figures are those of the fork’s own run.` }
      : own;
    return { part: commentPart(section, comparison), create: isWorthAComment(comparison) };
  } catch (failure) {
    actionLog().warn({
      what: printable(`The artifact ${artifact.name} is no comparison: ${messageOf(failure)}`),
      next: 'Use the same version of the action in both workflows. Nothing is said of it in the comment.',
    });
    return null;
  }
}
