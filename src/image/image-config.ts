import type { ImageConfig } from './report.ts';
import { invalidImage, isObject, platformName, stringOf, stringsOf } from './source.ts';

/** The parts of an OCI image config that are used. */
export interface ParsedConfig {
  /** Null where the config names none. */
  readonly platform: string | null;
  readonly config: ImageConfig;
  /** The instructions that made a layer, in the order of the layers; null for one that is not recorded. */
  readonly instructions: readonly (string | null)[];
}

/** What a shell or an engine searches where the image sets no `PATH`: Docker's and containerd's default. */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Returns the config of an image, OCI's or Docker's. Throws `UserError` for a document that is no object. */
export function parseConfig(document: unknown, digest: string): ParsedConfig {
  if (!isObject(document)) {
    throw invalidImage(`Image config ${digest} is not an object.`);
  }
  const config = isObject(document.config) ? document.config : {};
  const history: unknown[] = Array.isArray(document.history) ? document.history : [];
  return {
    platform: platformName(document),
    config: {
      user: stringOf(config.User) ?? '',
      entrypoint: listOf(config.Entrypoint),
      cmd: listOf(config.Cmd),
      env: listOf(config.Env),
      workdir: stringOf(config.WorkingDir) ?? '',
      exposed: Object.keys(isObject(config.ExposedPorts) ? config.ExposedPorts : {}).sort(),
      labels: stringsOf(config.Labels),
    },
    instructions: history
      .filter(isObject)
      .filter((entry) => entry.empty_layer !== true)
      .map((entry) => stringOf(entry.created_by)),
  };
}

/**
 * Returns the absolute paths where the program that the image starts may be, in the order in which an engine looks:
 * one where the entrypoint (or, without one, the command) names a path, one for each folder of `PATH` otherwise,
 * none where the image starts nothing.
 */
export function programPaths({ entrypoint, cmd, env, workdir }: ImageConfig): string[] {
  const program = [...entrypoint, ...cmd][0];
  if (program === undefined || program === '') {
    return [];
  }
  const from = workdir === '' ? '/' : workdir;
  if (program.includes('/')) {
    return [program.startsWith('/') ? program : `${from}/${program}`];
  }
  const path =
    env.findLast((variable) => variable.startsWith('PATH='))?.slice('PATH='.length) ?? DEFAULT_PATH;
  // A relative folder, the empty one too, starts at the working directory (execvp(3)).
  return path
    .split(':')
    .map((folder) => `${folder.startsWith('/') ? folder : `${from}/${folder}`}/${program}`);
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : []).filter((item) => typeof item === 'string');
}
