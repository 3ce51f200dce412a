/** The registry that stands in for Docker Hub, gcr.io and ghcr.io, and that tests push to. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FULL_PREFIX, PATHS, REGISTRY } from './paths.ts';
import { ensureRunning } from './processes.ts';
import type { Outcome } from './progress.ts';

export const REGISTRY_SERVICE = 'registry';

/** Registries whose images the lab serves; BuildKit asks the mirror before it asks them. */
const MIRRORED = ['docker.io', 'gcr.io', 'ghcr.io'] as const;

export async function startRegistry(): Promise<Outcome> {
  mkdirSync(PATHS.etc, { recursive: true });
  mkdirSync(PATHS.registry, { recursive: true });
  const config = join(PATHS.etc, 'registry.yml');
  writeFileSync(config, registryConfig());
  return ensureRunning({
    name: REGISTRY_SERVICE,
    command: ['docker-registry', 'serve', config],
    inputs: [{ path: config }],
    ready: async () => (await statusOf(`http://${REGISTRY}/v2/`)) === 200,
  });
}

/** Whether the registry holds an image, by a path such as `library/debian:trixie-slim`. */
export async function hasImage(image: string): Promise<boolean> {
  const separator = image.lastIndexOf(':');
  const url = `http://${REGISTRY}/v2/${image.slice(0, separator)}/manifests/${image.slice(separator + 1)}`;
  return (await statusOf(url)) === 200;
}

/**
 * BuildKit's configuration: the mirrors. For the lab's own buildkitd and for every builder a test makes; of those of the full
 * suite, a folder of the registry is asked first.
 */
export function writeBuildkitdConfig(): void {
  mkdirSync(PATHS.etc, { recursive: true });
  writeFileSync(PATHS.buildkitdConfig, buildkitdConfig([REGISTRY]));
  writeFileSync(PATHS.buildkitdConfigOfFull, buildkitdConfig([`${REGISTRY}/${FULL_PREFIX}`, REGISTRY]));
}

function buildkitdConfig(mirrors: readonly string[]): string {
  const tables = MIRRORED.map((host) => `[registry."${host}"]\n  mirrors = ${JSON.stringify(mirrors)}\n`);
  return [...tables, `[registry."${REGISTRY}"]\n  http = true\n`].join('\n');
}

function registryConfig(): string {
  return [
    'version: 0.1',
    'log: { level: warn, accesslog: { disabled: true } }',
    'storage:',
    '  cache: { blobdescriptor: inmemory }',
    `  filesystem: { rootdirectory: ${JSON.stringify(PATHS.registry)} }`,
    '  delete: { enabled: true }',
    `http: { addr: ${JSON.stringify(REGISTRY)} }`,
    '',
  ].join('\n');
}

async function statusOf(url: string): Promise<number | undefined> {
  try {
    const accept = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';
    const response = await fetch(url, { method: 'HEAD', headers: { accept } });
    return response.status;
  } catch {
    return undefined;
  }
}
