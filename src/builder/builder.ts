import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { UserError } from '../errors.ts';
import type { BuilderOptions } from '../options/options.ts';
import { type Buildx, complaint } from './buildx.ts';

/** The builder that does the work. */
export interface Builder {
  readonly name: string;
  readonly driver: string;
  /** True when it was created here, and is ours to remove. */
  readonly created: boolean;
  /** Why this one. */
  readonly why: string;
}

/** What the builders that are created here are called. */
export const BUILDER_NAME = /^rust-docker-[0-9a-f]{12}$/;

/** One line of `docker buildx ls --format json`. */
interface ListedBuilder {
  readonly Name: string;
  readonly Driver: string;
  readonly Current: boolean;
}

/**
 * Chooses the builder: the one that was named, else the current one if its driver can write an OCI layout
 * for several platforms, else a new one.
 *
 * @param folder where a configuration given inline is written
 * @param onCreate told the name of a new builder before it is created
 * @throws UserError when the named builder does not exist, or creating one fails
 */
export async function prepareBuilder(
  buildx: Buildx,
  options: BuilderOptions,
  folder: string,
  onCreate: (name: string) => void,
): Promise<Builder> {
  const wantsNew = options.driver !== 'auto' || hasCreateOptions(options);
  if (options.name !== null)
    return namedBuilder(options.name, await listBuilders(buildx), 'the input builder');
  if (!wantsNew) {
    const builders = await listBuilders(buildx);
    // `buildx ls` tells the current one of the store, which this variable overrides everywhere else.
    const variable = process.env.BUILDX_BUILDER ?? '';
    if (variable !== '') return namedBuilder(variable, builders, 'the variable BUILDX_BUILDER');
    const current = builders.find(({ Current }) => Current);
    // The engine's own driver has no OCI exporter for several platforms (docs.docker.com/build/builders/drivers).
    if (current !== undefined && current.Driver !== 'docker') {
      return { name: current.Name, driver: current.Driver, created: false, why: 'the current builder' };
    }
  }
  return createBuilder(buildx, options, folder, onCreate);
}

function hasCreateOptions(options: BuilderOptions): boolean {
  return (
    options.driverOpts.length > 0 ||
    [options.buildkitdConfig, options.buildkitdConfigInline, options.buildkitdFlags, options.endpoint].some(
      (value) => value !== null,
    )
  );
}

function namedBuilder(name: string, builders: readonly ListedBuilder[], by: string): Builder {
  const found = builders.find(({ Name }) => Name === name);
  if (found === undefined) {
    throw new UserError({
      what: `There is no builder ${name}, which ${by} names.`,
      next: `Builders: ${builders.map(({ Name }) => Name).join(', ')}. Without the input, one is found or created.`,
    });
  }
  if (found.Driver === 'docker') {
    throw new UserError({
      what: `The builder ${name}, which ${by} names, is the Docker engine's own: its driver docker cannot write images for several platforms.`,
      next: 'Leave the name away, and a builder is found or created; or name one with the driver docker-container.',
    });
  }
  return { name, driver: found.Driver, created: false, why: `named by ${by}` };
}

async function listBuilders(buildx: Buildx): Promise<ListedBuilder[]> {
  const output = await buildx.run(['ls', '--format', 'json']);
  if (output.exitCode !== 0) {
    throw new UserError({
      what: `docker buildx ls failed: ${complaint(output)}`,
      next: 'Check that Docker is running: docker info.',
    });
  }
  return output.stdout
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as ListedBuilder);
}

async function createBuilder(
  buildx: Buildx,
  options: BuilderOptions,
  folder: string,
  onCreate: (name: string) => void,
): Promise<Builder> {
  const name = `rust-docker-${randomBytes(6).toString('hex')}`;
  onCreate(name);
  const driver = options.driver === 'auto' ? 'docker-container' : options.driver;
  const config = await configFile(options, folder);
  const output = await buildx.run([
    'create',
    '--name',
    name,
    '--driver',
    driver,
    ...options.driverOpts.flatMap((option) => ['--driver-opt', option]),
    ...(options.buildkitdFlags === null ? [] : ['--buildkitd-flags', options.buildkitdFlags]),
    ...(config === null ? [] : ['--buildkitd-config', config]),
    '--bootstrap',
    ...(options.endpoint === null ? [] : [options.endpoint]),
  ]);
  if (output.exitCode !== 0) {
    await removeBuilder(buildx, name);
    throw new UserError({
      what: `A builder could not be created: ${complaint(output)}`,
      next: 'Check that Docker is running (docker info), and the inputs driver, driver-opts and buildkitd-config.',
    });
  }
  return { name, driver, created: true, why: 'created for this job, removed at its end' };
}

async function configFile(options: BuilderOptions, folder: string): Promise<string | null> {
  if (options.buildkitdConfigInline === null) return options.buildkitdConfig;
  const file = path.join(folder, 'buildkitd.toml');
  await writeFile(file, options.buildkitdConfigInline);
  return file;
}

/**
 * Removes a builder that was created here.
 *
 * @returns null when it is gone, or why it could not be removed
 */
export async function removeBuilder(buildx: Buildx, name: string): Promise<string | null> {
  const output = await buildx.run(['rm', '--force', name]);
  const isGone = output.exitCode === 0 || /no builder .* found/.test(output.stderr);
  return isGone ? null : complaint(output);
}
