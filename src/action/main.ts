import { setOutput, setSecret, summary } from '@actions/core';
import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { runCargo } from '../builder/cargo.ts';
import { gitReader } from '../builder/git.ts';
import { runTool } from '../builder/run.ts';
import { readJob } from '../github/job.ts';
import type { Log } from '../log.ts';
import type { Options } from '../options/options.ts';
import { parseOptions } from '../options/parse.ts';
import { checkWorkspace, generateFiles, runPipeline, type Site } from '../pipeline.ts';
import { checkProblems, checkSummary, checkText } from '../report/check.ts';
import { makeOutputs } from '../report/outputs.ts';
import { planSections, writeSummary } from '../report/summary.ts';
import { breaks } from '../report/budgets.ts';
import type { BuildReport } from '../report/report.ts';
import { planText, reportText } from '../report/terminal.ts';
import { compareSizes } from '../sizes.ts';
import { readInputs } from './inputs.ts';
import { actionLog, annotate, show } from './log.ts';
import { outputSizes, placeOfGrowth, sizesSite, tellGitHub } from './sizes.ts';
import { FOLDER_PREFIX, saveBuilder, saveFolder, saveMain, temporaryFolder } from './state.ts';
import { readSurroundings } from '../builder/surroundings.ts';

/** The main step: inputs in, outputs and summary out. */
export async function main(env: NodeJS.ProcessEnv): Promise<void> {
  saveMain();
  const log = actionLog();
  const options = parseOptions(readInputs(env));
  for (const { from, text } of options.secrets) if (from === 'value') mask(text);
  const folder = await mkdtemp(path.join(temporaryFolder(env), FOLDER_PREFIX));
  saveFolder(folder);
  const site: Site = {
    log,
    folder,
    surroundings: (workspace) => readSurroundings(workspace, env, runTool),
    git: gitReader(env, { job: () => readJob(env), run: runTool, token: options.githubToken }),
    cargo: runCargo,
    runTool,
    compare: null,
    onBuilder: (name) => {
      if (options.builder.cleanup) saveBuilder(name);
    },
  };
  switch (options.mode) {
    case 'generate':
      return generate(options, site, env);
    case 'check':
      return check(options, site, env);
    case 'build':
      return buildImages(options, site, log, env);
  }
}

/** The runner knows what comes from its own secrets, and not what a step before this one made; it looks for one line at a time. */
function mask(text: string): void {
  for (const line of text.split(/\r?\n/)) if (line.trim() !== '') setSecret(line);
}

async function buildImages(options: Options, site: Site, log: Log, env: NodeJS.ProcessEnv): Promise<void> {
  const sizes = await sizesSite(options, env, site);
  const report = await runPipeline(options, {
    ...site,
    compare: (plan, head) => compareSizes(plan, head, options, sizes),
  });
  const reportFile = path.join(site.folder, 'report.json');
  await writeFile(reportFile, `${JSON.stringify(report, null, 2)}\n`);
  for (const [name, value] of Object.entries(makeOutputs(report, reportFile))) setOutput(name, value);
  const part = outputSizes(report, options, sizes);
  await show(log, 'Result', reportText(report));
  await writeToSummary(writeSummary(report, part), env);
  if (part !== null) await log.step('Tell', () => tellGitHub(report, part, options, sizes));
  failOverBudget(report, env);
}

/** Last of all, so that whoever looks into why finds everything said. */
function failOverBudget(report: BuildReport, env: NodeJS.ProcessEnv): void {
  const over = report.comparison === null ? [] : breaks(report.comparison);
  if (over.length === 0) return;
  const { plan } = report;
  const where = placeOfGrowth(report);
  for (const { what, input } of over) {
    annotate(
      {
        what,
        ...(where === undefined ? {} : { where }),
        next: `Make it smaller, or raise ${input}.${plan.publish.push ? ' Nothing was published.' : ''}`,
      },
      path.join(plan.context.path, plan.context.workspace),
      env,
    );
  }
  process.exitCode = 1;
}

async function generate(options: Options, site: Site, env: NodeJS.ProcessEnv): Promise<void> {
  const { plan, dockerfile } = await generateFiles(options, site);
  setOutput('dockerfile', dockerfile);
  await show(site.log, 'Plan', `${planText(plan)}\n\nWritten: ${dockerfile}`);
  await writeToSummary(`${planSections(plan).join('\n\n')}\n`, env);
}

/** Each file that is out of date is an annotation, and fails the step. */
async function check(options: Options, site: Site, env: NodeJS.ProcessEnv): Promise<void> {
  const report = await checkWorkspace(options, site);
  await show(site.log, 'Check', checkText(report));
  await writeToSummary(checkSummary(report), env);
  for (const problem of checkProblems(report)) annotate(problem, report.context, env);
  if (!report.upToDate) process.exitCode = 1;
}

/** A runner without summaries, such as an old server's, is no reason to fail. */
async function writeToSummary(markdown: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (env.GITHUB_STEP_SUMMARY === undefined || env.GITHUB_STEP_SUMMARY === '') return;
  await summary.addRaw(markdown).write();
}
