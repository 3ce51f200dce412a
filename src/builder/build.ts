import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { writeBake, type BakeOutput, type BuildArguments } from '../dockerfile/bake.ts';
import { CHECKOUT, stageName } from '../dockerfile/names.ts';
import { UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Plan, PlannedImage } from '../plan/plan.ts';
import type { Builder } from './builder.ts';
import { type Buildx, complaint } from './buildx.ts';
import { diagnose } from './diagnose.ts';
import { readProgress } from './progress.ts';
import type { BuildResult } from './result.ts';

/** What a build needs besides the plan. */
export interface BuildSite {
  readonly buildx: Buildx;
  readonly builder: Builder;
  readonly log: Log;
  /** Absolute path of the Dockerfile. */
  readonly dockerfile: string;
  /** Values of the build arguments that the plan names. */
  readonly buildArguments: BuildArguments;
  /** Absolute path of a folder for layouts and definitions. */
  readonly folder: string;
  /** Where each secret of the plan is, in buildx's own syntax. */
  readonly secrets: readonly string[];
}

/** A failed build: its message is the first problem, and the rest are annotations. */
export class BuildFailure extends UserError {
  readonly others: readonly UserError['problem'][];

  constructor(problems: readonly UserError['problem'][]) {
    const [first, ...others] = problems;
    if (first === undefined) throw new Error('a build failure without a problem');
    super(first);
    this.name = 'BuildFailure';
    this.others = others;
  }
}

/**
 * Builds every image of a plan into an OCI layout of its own. Nothing is published.
 *
 * @throws BuildFailure when buildx ends with another exit code than 0, whatever it wrote
 */
export async function build(plan: Plan, site: BuildSite): Promise<BuildResult> {
  const start = performance.now();
  const { metadata, steps, contextBytes } = await bake(plan, site, 'layout');
  return {
    images: plan.images.map((image) => ({
      name: image.name,
      layout: layoutOf(site, image),
      digest: digestOf(metadata, image),
    })),
    metadata: Object.fromEntries(plan.images.map((image) => [image.name, metadata[stageName(image)]])),
    steps,
    contextBytes,
    duration: performance.now() - start,
  };
}

/**
 * Runs the bake definition of a plan with one kind of output.
 *
 * @returns buildx's metadata, the steps, and what was sent
 */
export async function bake(
  plan: Plan,
  site: BuildSite,
  output: BakeOutput,
): Promise<Pick<BuildResult, 'steps' | 'contextBytes'> & { metadata: Record<string, unknown> }> {
  const definition = path.join(site.folder, `bake-${output}.json`);
  const metadataFile = path.join(site.folder, `metadata-${output}.json`);
  await mkdir(path.join(site.folder, 'layouts'), { recursive: true });
  const paths = {
    context: plan.context.path,
    dockerfile: site.dockerfile,
    layout: (image: PlannedImage) => layoutOf(site, image),
    secrets: site.secrets,
  };
  await writeFile(definition, writeBake(plan, paths, output, site.buildArguments));
  const progress = readProgress();
  const result = await site.buildx.run(
    [
      'bake',
      '--builder',
      site.builder.name,
      '--file',
      definition,
      '--progress',
      'plain',
      '--metadata-file',
      metadataFile,
      // Bake asks before it reads or writes outside of the working directory; these are the plan's own paths.
      `--allow=fs=${plan.context.path}`,
      `--allow=fs=${site.folder}`,
      ...(plan.ssh.length > 0 ? ['--allow=ssh'] : []),
      ...secretFiles(site).map((file) => `--allow=fs.read=${file}`),
      ...exportsOf(plan).map((folder) => `--allow=fs.write=${folder}`),
      ...localCaches(plan).map((folder) => `--allow=fs=${folder}`),
    ],
    {
      folder: plan.context.path,
      onStderr: (text) => {
        progress.write(text);
        site.log.stream(text);
      },
    },
  );
  if (result.exitCode !== 0)
    throw new BuildFailure(diagnose(progress.failures(), complaint(result), folderOf(plan)));
  return {
    metadata: JSON.parse(await readFile(metadataFile, 'utf8')) as Record<string, unknown>,
    steps: progress.steps(),
    contextBytes: progress.contextBytes(),
  };
}

/** Where the workspace root is in the build stage. */
function folderOf({ context }: Plan): string {
  return path.posix.join(CHECKOUT, context.workspace);
}

/** Where the files of stages go. */
function exportsOf({ stages: { docs } }: Plan): string[] {
  return docs === null ? [] : [docs.output.dest];
}

/** Folders of `type=local` caches, which the user named. */
function localCaches({ cache }: Plan): string[] {
  return [...cache.from, ...cache.to].flatMap((entry) => {
    const fields = entry.split(',');
    if (!fields.includes('type=local')) return [];
    return fields
      .map((field) => /^(?:src|dest)=(.+)$/.exec(field)?.[1])
      .filter((folder) => folder !== undefined);
  });
}

/** Files of secrets, which the user named; those of ours lie in our own folder. */
function secretFiles({ secrets }: BuildSite): string[] {
  return secrets.flatMap((entry) => /(?:^|,)"?src=([^"]+)"?$/.exec(entry)?.[1] ?? []);
}

function layoutOf(site: BuildSite, image: PlannedImage): string {
  return path.join(site.folder, 'layouts', stageName(image));
}

/**
 * Returns an image's digest from buildx's metadata.
 *
 * @throws UserError when buildx reports none (docker/build-push-action#1435)
 */
export function digestOf(metadata: Readonly<Record<string, unknown>>, image: PlannedImage): string {
  const entry = metadata[stageName(image)];
  const digest =
    typeof entry === 'object' && entry !== null && 'containerimage.digest' in entry
      ? entry['containerimage.digest']
      : undefined;
  if (typeof digest !== 'string') {
    throw new UserError({
      what: `buildx gave no digest for ${image.name}.`,
      next: 'Run the job again; if it stays so, report it with the log of this step.',
    });
  }
  return digest;
}
