import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { readToml, stringAt, stringsAt, tableAt } from './toml.ts';
import type { ToolchainFile } from './workspace.ts';

/**
 * Returns the toolchain file of a workspace root, or null when there is none.
 *
 * rustup prefers the bare name where both exist, and reads a single line there as the channel
 * (rustup book, "Overrides").
 */
export function readToolchain(root: string): ToolchainFile | null {
  for (const name of ['rust-toolchain', 'rust-toolchain.toml']) {
    const file = path.join(root, name);
    if (!existsSync(file)) continue;
    if (name === 'rust-toolchain') {
      const text = readFileSync(file, 'utf8').trim();
      if (!text.includes('\n') && !text.startsWith('[')) {
        return { path: name, channel: text === '' ? null : text, components: [], targets: [] };
      }
    }
    const toolchain = tableAt(readToml(file, name), 'toolchain');
    return {
      path: name,
      channel: stringAt(toolchain, 'channel'),
      components: stringsAt(toolchain, 'components'),
      targets: stringsAt(toolchain, 'targets'),
    };
  }
  return null;
}
