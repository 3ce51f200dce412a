import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { readSurroundings } from '../builder/surroundings.ts';
import { removeBuilder } from '../builder/builder.ts';
import { findBuildx } from '../builder/buildx.ts';
import { runCargo } from '../builder/cargo.ts';
import { openImage } from '../builder/open-image.ts';
import { gitReader } from '../builder/git.ts';
import { runTool } from '../builder/run.ts';
import { messageOf, UserError } from '../errors.ts';
import { inspectImage } from '../image/inspect.ts';
import { readJob } from '../github/job.ts';
import type { Log } from '../log.ts';
import type { Options } from '../options/options.ts';
import { parseOptions } from '../options/parse.ts';
import { checkWorkspace, generateFiles, planWorkspace, runPipeline, type Site } from '../pipeline.ts';
import { withoutCommands } from '../printable.ts';
import { breaks } from '../report/budgets.ts';
import { checkText } from '../report/check.ts';
import { compare } from '../report/comparison.ts';
import { comparisonText } from '../report/comparison-view.ts';
import { readReportFile } from '../report/files.ts';
import { sectionOf } from '../report/sections.ts';
import { planText, reportText, sizeTable } from '../report/terminal.ts';
import { compareSizes } from '../sizes.ts';
import { type Call, CallError, type Command } from './arguments.ts';
import { terminalLog } from './log.ts';

/** What a command answers: text for a person, and a value for `--json`. */
interface Answer {
  readonly text: string;
  readonly value: unknown;
  /** The answer is that what was asked is not so. */
  readonly failed?: boolean;
}

/** Runs a command and writes its answer to standard output. */
export async function runCommand(command: Command, call: Call): Promise<void> {
  const { text, value, failed } = await withFolder((folder) => answer(command, call, folder));
  process.stdout.write(`${withoutCommands(call.json ? JSON.stringify(value, null, 2) : text)}\n`);
  if (failed === true) process.exitCode = 1;
}

async function answer(command: Command, call: Call, folder: string): Promise<Answer> {
  switch (command) {
    case 'inspect':
      return inspect(call, folder);
    case 'plan': {
      const options = optionsOf(call, 'build');
      const plan = await planWorkspace(options, siteIn(folder, options));
      return { text: planText(plan), value: plan };
    }
    case 'generate': {
      const options = optionsOf(call, 'generate');
      const { plan, dockerfile } = await generateFiles(options, siteIn(folder, options));
      return { text: `Written: ${dockerfile}`, value: { dockerfile, plan } };
    }
    case 'check': {
      const options = optionsOf(call, 'check');
      const report = await checkWorkspace(options, siteIn(folder, options));
      return { text: checkText(report), value: report, failed: !report.upToDate };
    }
    case 'compare':
      return compareReports(call);
    case 'build':
      return buildImages(optionsOf(call, 'build'), folder);
  }
}

function optionsOf({ subject, inputs }: Pick<Call, 'subject' | 'inputs'>, mode: Options['mode']): Options {
  try {
    return parseOptions({ ...inputs, mode, ...(subject === null ? {} : { workspace: subject }) });
  } catch (error) {
    throw error instanceof UserError ? new CallError(error.problem, { cause: error }) : error;
  }
}

function siteIn(folder: string, { githubToken }: Options): Site {
  return {
    log: terminalLog(),
    folder,
    surroundings: (workspace) => readSurroundings(workspace, process.env, runTool),
    git: gitReader(process.env, { job: () => readJob(process.env), run: runTool, token: githubToken }),
    cargo: runCargo,
    runTool,
    compare: null,
    onBuilder: () => undefined,
  };
}

/** A laptop has no post step: a builder that was created is removed here, whatever happened. */
async function buildImages(options: Options, folder: string): Promise<Answer> {
  const created: string[] = [];
  const site = siteIn(folder, options);
  // The terminal interrupts buildx too; staying alive until it has ended is what lets the builder be removed.
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    site.log.info('Stopping …');
  };
  const goOn = (): void => {
    if (isStopped)
      throw new UserError({ what: 'Stopped.', next: 'What was created for this build is removed.' });
  };
  process.on('SIGINT', stop);
  try {
    const report = await runPipeline(options, {
      ...site,
      compare: (plan, head) =>
        compareSizes(plan, head, options, {
          ...{ log: site.log, folder, workspace: process.cwd(), cacheService: 'absent' },
          ...{ job: null, api: null, built: null, checkout: null },
        }),
      runTool: async (...call) => {
        goOn();
        const output = await runTool(...call);
        goOn();
        return output;
      },
      onBuilder: (name) => {
        if (options.builder.cleanup) created.push(name);
      },
    });
    const failed = report.comparison !== null && breaks(report.comparison).length > 0;
    return { text: reportText(report), value: report, failed };
  } finally {
    for (const name of created) await remove(name, site.log);
    process.off('SIGINT', stop);
  }
}

/** Says so when a builder stays behind; an error of the build itself is not to be hidden by it. */
async function remove(name: string, log: Log): Promise<void> {
  const failure = await findBuildx().then(
    (buildx) => removeBuilder(buildx, name),
    (error: unknown) => messageOf(error),
  );
  if (failure !== null) {
    log.warn({
      what: `The builder ${name} could not be removed: ${failure}`,
      next: `Run docker buildx rm ${name}.`,
    });
  }
}

async function inspect({ subject }: Call, folder: string): Promise<Answer> {
  if (subject === null) {
    throw new CallError({
      what: 'inspect needs something to open.',
      next: 'Give a layout folder, a tar file or an image reference.',
    });
  }
  const report = await inspectImage(await openImage(subject, folder), { name: subject });
  return { text: sizeTable([report]), value: report };
}

async function compareReports({ subject, second, inputs }: Call): Promise<Answer> {
  if (subject === null || second === null) {
    throw new CallError({
      what: 'compare needs two reports.',
      next: 'Give the paths of two reports, the older one first: rust-docker build --json prints one.',
    });
  }
  const { sizeLimits, maxIncreases } = optionsOf({ subject: null, inputs }, 'build');
  const [base, head] = [await readReportFile(subject), await readReportFile(second)];
  const comparison = compare(base, head, {
    base: { kind: 'file', name: subject, commit: null, distance: null, otherwise: null },
    commit: null,
    budgets: { sizeLimits, maxIncreases },
    history: [],
  });
  const section = sectionOf(comparison, { id: '', run: 0 });
  return {
    text: comparisonText(comparison, section),
    value: comparison,
    failed: section.over.length > 0,
  };
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rust-docker-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
