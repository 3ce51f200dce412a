import type { CargoConfig } from './workspace.ts';

/** Returns what cargo's configuration files say, those of the root and above it inside the checkout. */
export function readConfig(_root: string, _repository: string | null): CargoConfig {
  return { files: [], targets: [], targetDir: null, flags: [], registries: [], vendored: [], env: [] };
}
