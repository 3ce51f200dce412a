import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { build, type BuildSite } from './builder/build.ts';
import { type Builder, prepareBuilder } from './builder/builder.ts';
import { type Buildx, findBuildx } from './builder/buildx.ts';
import type { GitReader } from './builder/git.ts';
import { load, putTags, sendContent } from './builder/publish.ts';
import { readDigest } from './builder/digests.ts';
import type { BuildResult } from './builder/result.ts';
import { mayNeedQemu, setUpQemu } from './builder/qemu.ts';
import type { RunTool } from './builder/run.ts';
import { prepareSecrets } from './builder/secrets.ts';
import {
  ownFiles,
  refuseHiddenSources,
  refuseMissingAssets,
  refuseOutsideAssets,
  refuseUnsentFrontend,
} from './context.ts';
import { adviseOnOwnFiles } from './dockerfile/advice.ts';
import { foreignStages } from './dockerfile/foreign.ts';
import { stageName } from './dockerfile/names.ts';
import { renewDockerfile } from './dockerfile/renew.ts';
import { writeDockerfile } from './dockerfile/write.ts';
import { UserError, withRoot } from './errors.ts';
import { checkFiles, type CheckReport, clearExports, pinImages, writeFiles } from './files.ts';
import { inspectImage } from './image/inspect.ts';
import type { LayerCache } from './image/layers.ts';
import { openLayout } from './image/layout.ts';
import type { ImageReport } from './image/report.ts';
import { type Finding, verifyImage } from './image/verify.ts';
import type { Log } from './log.ts';
import { readManifestOptions } from './options/manifest.ts';
import type { Options } from './options/options.ts';
import { refuseManyToLoad, refuseUnusedUpdate } from './options/contradictions.ts';
import { glibcOf } from './plan/bases.ts';
import { withoutTags } from './plan/images.ts';
import { makePlan } from './plan/make.ts';
import { withManifests } from './plan/manifest-options.ts';
import type { Plan } from './plan/plan.ts';
import { builtPart } from './plan/stages/built.ts';
import { withQemu } from './plan/qemu.ts';
import { writtenKinds } from './plan/stages/choose.ts';
import type { Surroundings } from './plan/surroundings.ts';
import { NO_GIT } from './release/git.ts';
import type { ExistingTags } from './release/line.ts';
import { narrowToTag, refuseOtherVersion, versionTagOf } from './release/members.ts';
import { asksGit, fillLabels, type Named, nameImages } from './release/release.ts';
import { breaks } from './report/budgets.ts';
import type { Comparison } from './report/comparison.ts';
import { type Measurement, measurementOf } from './report/measurement.ts';
import { type BuildReport, makeReport } from './report/report.ts';
import type { RunCargo } from './workspace/cargo.ts';
import { readText } from './workspace/files.ts';
import { readFrontends } from './workspace/frontend.ts';
import { readWorkspace } from './workspace/read.ts';

/** What the pipeline works with. */
export interface Site {
  readonly log: Log;
  /** Asks the surroundings of a workspace. */
  readonly surroundings: (workspace: string) => Promise<Surroundings>;
  /** Asks git what the images are to be called by. */
  readonly git: GitReader;
  readonly cargo: RunCargo | null;
  /** Runs Docker's commands. */
  readonly runTool: RunTool;
  /** Absolute path of an empty folder for layouts, definitions and the report. */
  readonly folder: string;
  /** Compares what was built with an earlier build; null: nothing is compared. */
  readonly compare: ((plan: Plan, head: Measurement) => Promise<Comparison>) | null;
  /** Told the name of a builder before it is created, so that it is removed even when the job is cancelled meanwhile. */
  readonly onBuilder: (name: string) => void;
}

/** What planning asks. */
export type PlanSite = Pick<Site, 'surroundings' | 'git' | 'cargo' | 'log'>;

/** READ and DECIDE. */
export async function planWorkspace(options: Options, site: PlanSite): Promise<Plan> {
  return (await decide(options, site)).plan;
}

/** A plan, and what of it may be decided otherwise before it is carried out. */
interface Decided {
  readonly plan: Plan;
  /** Names the images again, as git's tags are now, and returns the tags. */
  readonly tagNamesNow: () => Promise<readonly string[]>;
}

async function decide(options: Options, site: PlanSite): Promise<Decided> {
  const [workspace, surroundings] = await Promise.all([
    readWorkspace(options.workspace, site.cargo, options.locked),
    site.surroundings(options.workspace),
  ]);
  return withRoot(workspace.root, async () => {
    const manifests = readManifestOptions(workspace);
    const texts = [manifests.workspace, ...manifests.packages.values()].flatMap(
      (each) => each?.options ?? [],
    );
    const git = [options, ...texts].some(asksGit)
      ? await site.git.context(workspace.root, options.gitRef)
      : NO_GIT;
    const tag = versionTagOf(workspace, options, git);
    const settled = withManifests(workspace, options, manifests, (base) => narrowToTag(workspace, base, tag));
    refuseManyToLoad(settled);
    refuseUnusedUpdate(settled);
    if (tag !== null) refuseOtherVersion(workspace, settled, tag);
    const ask = (): Promise<ExistingTags> => site.git.tags(workspace.root);
    const name = (): Promise<Named> => nameImages(workspace, settled, git, tag, ask);
    const { naming, warning } = await name();
    if (warning !== null) site.log.warn(warning);
    const frontends = writtenKinds(settled).includes('frontend')
      ? readFrontends(workspace, settled.frontend)
      : [];
    const plan = makePlan(workspace, fillLabels(settled, git), surroundings, naming, frontends);
    refuseOutsideAssets(plan);
    refuseHiddenSources(workspace, plan);
    const whole = withQemu(plan, settled, runOnTarget(plan));
    return {
      plan: { ...whole, advice: [...plan.advice, ...adviseOnOwnFiles(plan, ownFiles(plan))] },
      tagNamesNow: async () => (await name()).naming.tags.map((each) => each.name),
    };
  });
}

/** Returns the stages in which programs of the images' CPU run, with what the owner of a committed Dockerfile added. */
function runOnTarget(plan: Plan): string[] {
  const { path: root, dockerfile } = plan.context;
  const stages = plan.images.map(stageName);
  try {
    const committed = existsSync(path.join(root, dockerfile)) ? readText(root, dockerfile) : null;
    return foreignStages(renewDockerfile(plan, committed, dockerfile), stages);
  } catch {
    // Why it cannot be read, or renewed, is said where it is written.
    return foreignStages(writeDockerfile(plan), stages);
  }
}

/** READ, DECIDE and WRITE: what `mode: generate` and `rust-docker generate` do. */
export async function generateFiles(
  options: Options,
  site: PlanSite & Pick<Site, 'runTool'>,
): Promise<{ readonly plan: Plan; readonly dockerfile: string }> {
  const planned = await planWorkspace(options, site);
  // Other assets may be made by a step before the build; migrations are sources.
  const migrating = planned.images.filter(({ stage }) => stage === 'migrate');
  await withRoot(planned.context.path, () => {
    refuseMissingAssets({ context: planned.context, images: migrating });
  });
  const plan = await pinImages(planned, options.updatePins, async (image) =>
    readDigest(await findBuildx(site.runTool), image, options.builder.name),
  );
  return { plan, dockerfile: await writeFiles(plan) };
}

/** READ, DECIDE and compare: what `mode: check` and `rust-docker check` do. */
export async function checkWorkspace(options: Options, site: PlanSite): Promise<CheckReport> {
  return checkFiles(await planWorkspace(options, site));
}

/** The whole pipeline: read → plan → write → build → inspect → publish. Telling is the caller's. */
export async function runPipeline(options: Options, site: Site): Promise<BuildReport> {
  const start = performance.now();
  const [{ plan: planned, tagNamesNow }, buildx] = await Promise.all([
    decide(options, site),
    findBuildx(site.runTool),
  ]);
  let prepared: Promise<Builder> | null = null;
  const prepare = (): Promise<Builder> =>
    (prepared ??= site.log.step('Builder', () => getBuilder(buildx, options, site)));
  // Digests come by way of the builder's mirrors; without any to ask for, a file that cannot be written is said first.
  const whole = await pinImages(planned, options.updatePins, async (image) =>
    readDigest(buildx, image, (await prepare()).name),
  );
  const dockerfile = await writeFiles(whole);
  const plan = builtPart(whole);
  await clearExports(plan);
  await withRoot(plan.context.path, () => {
    refuseMissingAssets(plan);
    refuseUnsentFrontend(whole);
  });
  const secrets = await prepareSecrets(options.secrets, site.folder, process.env);
  const builder = await prepare();
  if (mayNeedQemu(plan)) {
    await site.log.step('QEMU', () =>
      setUpQemu(plan, { buildx, builder, run: site.runTool, log: site.log, wait: sleep }),
    );
  }
  const buildSite: BuildSite = {
    buildx,
    builder,
    dockerfile,
    log: site.log,
    folder: site.folder,
    secrets,
    buildArguments: options.buildArgs,
  };
  const result = await site.log.step('Build', () =>
    withRoot(path.join(plan.context.path, plan.context.workspace), () => build(plan, buildSite)),
  );
  const images = await inspectAll(plan, result);
  const findings = verify(plan, images, site.log);
  const comparison = await compareWith(plan, images, site);
  // What fails for its size is reported first, so it is not published here and fails later.
  const isOver = comparison !== null && breaks(comparison).length > 0;
  const { plan: released, published } =
    plan.publish.push && plan.images.length > 0 && !isOver
      ? await site.log.step('Publish', () => publish({ plan, result, images, tagNamesNow }, buildSite))
      : { plan, published: null };
  if (plan.publish.load && !isOver && (plan.images.length > 0 || plan.stages.dev !== null))
    await site.log.step('Load', () => load(plan, buildSite));
  return makeReport({
    plan: released,
    dockerfile,
    builder: { name: builder.name, driver: builder.driver, why: builder.why, buildx: buildx.version },
    result,
    images,
    findings,
    comparison,
    published,
    timings: { total: performance.now() - start, buildx: buildx.elapsed() },
  });
}

async function getBuilder(buildx: Buildx, options: Options, site: Site): Promise<Builder> {
  const builder = await prepareBuilder(buildx, options.builder, site.folder, site.onBuilder);
  site.log.info(`${builder.name} (${builder.driver}): ${builder.why}; buildx ${buildx.version}`);
  return builder;
}

/**
 * PUBLISH. Builds take minutes, and a higher release may have been tagged and published meanwhile: so which names move is asked again when
 * nothing but the tags is missing.
 *
 * @returns the plan with the tags that were put
 */
async function publish(
  {
    plan,
    result,
    images,
    tagNamesNow,
  }: Pick<Decided, 'plan' | 'tagNamesNow'> & {
    readonly result: BuildResult;
    readonly images: readonly ImageReport[];
  },
  site: BuildSite,
): Promise<{ readonly plan: Plan; readonly published: ReadonlyMap<string, string> }> {
  const sources = await sendContent(plan, result, images, site);
  const now = new Set(await tagNamesNow());
  const left = plan.tagNames.filter((name) => !now.has(name));
  if (left.length > 0) {
    const why = 'a higher release was tagged since, or git cannot be asked any more';
    site.log.info(`Left where they are, because ${why}: ${left.join(', ')}`);
  }
  const released = withoutTags(plan, left);
  return { plan: released, published: await putTags(released, sources, site) };
}

/** INSPECT: each image in turn, so that a layer that they share is read once. */
async function inspectAll(plan: Plan, result: BuildResult): Promise<ImageReport[]> {
  const seen: LayerCache = new Map();
  const reports: ImageReport[] = [];
  for (const { name, layout, digest } of result.images) {
    const binaries = plan.images.filter((image) => image.name === name).map(({ binary }) => binary);
    reports.push(await inspectImage(await openLayout(layout, digest), { name, binaries, seen }));
  }
  return reports;
}

async function compareWith(
  plan: Plan,
  images: readonly ImageReport[],
  { compare, log }: Site,
): Promise<Comparison | null> {
  if (compare === null || images.length === 0) return null;
  return log.step('Compare', () => compare(plan, measurementOf({ plan, images })));
}

/** PROVE: nothing is published that cannot start on its platform. */
function verify(plan: Plan, images: readonly ImageReport[], log: Log): Finding[] {
  if (plan.verify === 'off') return [];
  const platforms = Object.fromEntries(plan.platforms.map((platform) => [platform.name, platform]));
  const glibc = glibcOf(plan.runtime.image);
  const findings = images.flatMap((image) => {
    const planned = plan.images.find(({ name }) => name === image.image);
    return planned === undefined ? [] : verifyImage(image, { binary: planned.binary, platforms, glibc });
  });
  const problems = findings.map(({ image, platform, what, next }) => ({
    what: `${image}, ${platform}: ${what}`,
    next,
  }));
  const [first, ...others] = problems;
  if (plan.verify === 'strict' && first !== undefined) {
    others.forEach(log.warn);
    throw new UserError(first);
  }
  problems.forEach(log.warn);
  return findings;
}
