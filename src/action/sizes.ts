import { setOutput, setSecret } from '@actions/core';
import path from 'node:path';

import type { RunTool } from '../builder/run.ts';
import { cacheAccess } from '../builder/cache-service.ts';
import { headCommit } from '../builder/git.ts';
import { checkoutOf } from '../builder/surroundings.ts';
import { messageOf, type Place } from '../errors.ts';
import { ApiError, apiProblem, connect } from '../github/api.ts';
import { pullOfCommit, writeComment } from '../github/comment.ts';
import { COMPARISON_FILE, comparisonArtifact } from '../github/comparisons.ts';
import { type Job, readJob } from '../github/job.ts';
import { saveRecord } from '../github/kept.ts';
import { uploadJson } from '../github/upload.ts';
import { type Asked, hash, keptAs, recordArtifact, settingsOf } from '../kept-as.ts';
import type { Log } from '../log.ts';
import type { Options } from '../options/options.ts';
import { placeOfCause } from '../report/budget-place.ts';
import { type CommentPart, commentPart, isWorthAComment, mergeComment } from '../report/comment.ts';
import { type Comparison, historyPoint } from '../report/comparison.ts';
import { measurementOf } from '../report/measurement.ts';
import { type BaselineRecord, extended, RECORD_VERSION } from '../report/record.ts';
import type { BuildReport } from '../report/report.ts';
import { sectionOf } from '../report/sections.ts';
import { RECORD_FILE, type SizesSite } from '../sizes.ts';
import { readText } from '../workspace/files.ts';

/** Returns what sizes are compared with the help of, in a job. */
export async function sizesSite(
  options: Options,
  env: NodeJS.ProcessEnv,
  { log, folder, runTool }: { readonly log: Log; readonly folder: string; readonly runTool: RunTool },
): Promise<SizesSite> {
  const { githubToken } = options;
  if (githubToken !== null) setSecret(githubToken);
  const job = await readJob(env);
  const head = await headCommit(options.workspace, runTool);
  return {
    ...{ log, folder, job },
    workspace: path.resolve(options.workspace),
    api: job === null || githubToken === null ? null : await connect(githubToken, job),
    built: head ?? job?.commit ?? null,
    checkout: checkoutOf(env),
    cacheService: await cacheAccess(env),
  };
}

/** Sets the output with the comment, and returns what this step has to say in it. */
export function outputSizes(report: BuildReport, asked: Asked, { job }: SizesSite): CommentPart | null {
  const { comparison, plan } = report;
  if (comparison === null) return null;
  const { workspace, set, variant } = keptAs(plan, asked);
  const section = sectionOf(comparison, {
    id: hash([job?.name ?? '', job?.step ?? '', workspace, set, variant]),
    run: job?.run ?? 0,
  });
  const part = commentPart(section, comparison);
  setOutput('comment-body', mergeComment('', job?.workflow ?? '', part) ?? '');
  return part;
}

/**
 * Tells GitHub: writes the comment, or leaves the comparison as an artifact where the token may not write, and keeps the
 * sizes of the default branch. It never fails: what cannot be done is said.
 */
export async function tellGitHub(
  report: BuildReport,
  part: CommentPart,
  options: Options,
  site: SizesSite,
): Promise<void> {
  const { job, log } = site;
  const { comparison } = report;
  if (job === null || comparison === null) return;
  await comment(comparison, part, options, { ...site, job });
  if (job.isDefaultBranch) {
    try {
      await keep(report, comparison, options, site);
    } catch (error) {
      log.warn({
        what: `The sizes could not be kept for others to be compared with: ${messageOf(error)}`,
        next: "The build's own result does not depend on it.",
      });
    }
  }
}

async function comment(
  comparison: Comparison,
  part: CommentPart,
  options: Options,
  site: SizesSite & { readonly job: Job },
): Promise<void> {
  const { job, api, log } = site;
  if (options.comment === 'never') return;
  if (job.pull === null && options.comment === 'auto') return;
  if (job.pull?.fromFork === true) {
    log.info('The token of a fork may not write a comment: compare/action.yml does, from the artifact.');
    await leave(comparison, part, site);
    return;
  }
  if (api === null) {
    log.info('There is no github-token, so no comment is written.');
    return;
  }
  try {
    const pull = job.pull?.number ?? (await pullOfCommit(api, site.built ?? job.commit))?.number;
    if (pull === undefined) {
      log.info('The commit is the head of no open pull request, so no comment is written.');
      return;
    }
    const create = options.comment === 'always' || isWorthAComment(comparison);
    const result = await writeComment(part, { api, pull, workflow: job.workflow, create });
    log.info(`Comment on #${pull}: ${result}`);
  } catch (error) {
    log.warn(apiProblem(error, 'The comment could not be written', 'pull-requests: write'));
    // As of Dependabot's pull requests, whose token may only read too.
    if (error instanceof ApiError && error.status === 403) await leave(comparison, part, site);
  }
}

/** Leaves the comparison for the workflow that may write. */
async function leave(
  comparison: Comparison,
  { section }: CommentPart,
  { folder, log, job }: SizesSite,
): Promise<void> {
  const name = comparisonArtifact(section.id, job?.attempt ?? 1);
  try {
    await uploadJson(name, COMPARISON_FILE, comparison, folder);
    log.info(`The comparison is in the artifact ${name}.`);
  } catch (error) {
    log.warn({
      what: `The comparison could not be left as an artifact: ${messageOf(error)}`,
      next: "The job's summary and the output comment-body have it.",
    });
  }
}

async function keep(
  report: BuildReport,
  comparison: Comparison,
  asked: Asked,
  site: SizesSite,
): Promise<void> {
  const { plan } = report;
  const { built, checkout, cacheService, folder, log } = site;
  if (built === null) return;
  const measurement = measurementOf(report);
  const record: BaselineRecord = {
    recordVersion: RECORD_VERSION,
    commit: built,
    settings: settingsOf(plan, asked),
    measurement,
    history: extended(comparison.history, historyPoint(built, measurement)),
  };
  if (
    cacheService === 'write' &&
    checkout !== null &&
    (await saveRecord(keptAs(plan, asked), record, checkout))
  ) {
    log.info(`The sizes of ${built.slice(0, 7)} are kept in the cache.`);
  } else if (cacheService === 'absent' && (process.env.ACTIONS_RUNTIME_TOKEN ?? '') !== '') {
    await uploadJson(recordArtifact(plan, asked), RECORD_FILE, record, folder);
  }
}

/** Returns where what made the images too large stands; undefined: not known. */
export function placeOfGrowth({ comparison, plan }: BuildReport): Place | undefined {
  const root = path.join(plan.context.path, plan.context.workspace);
  const textOf = (file: string): string => {
    try {
      return readText(root, file);
    } catch {
      return '';
    }
  };
  return placeOfCause(comparison?.dependencies ?? [], {
    manifest: textOf('Cargo.toml'),
    lockfile: textOf('Cargo.lock'),
  });
}
