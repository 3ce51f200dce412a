import { existsSync } from 'node:fs';
import path from 'node:path';

import { readText } from './files.ts';
import { readToml, stringAt, stringsAt, tableAt } from './toml.ts';
import type { ToolchainFile } from './workspace.ts';

/**
 * Returns the toolchain file of a workspace root, or null when there is none.
 *
 * rustup prefers the bare name where both exist, and reads a single line there as the channel
 * (rustup book, "Overrides").
 *
 * @throws UserError when it cannot be read or is not TOML
 */
export function readToolchain(root: string): ToolchainFile | null {
  for (const name of ['rust-toolchain', 'rust-toolchain.toml']) {
    if (!existsSync(path.join(root, name))) continue;
    if (name === 'rust-toolchain') {
      const text = readText(root, name).trim();
      if (!text.includes('\n') && !text.startsWith('[')) {
        return { path: name, channel: text === '' ? null : text, components: [], targets: [], ownPath: null };
      }
    }
    const toolchain = tableAt(readToml(root, name), 'toolchain');
    return {
      path: name,
      channel: stringAt(toolchain, 'channel'),
      components: stringsAt(toolchain, 'components'),
      targets: stringsAt(toolchain, 'targets'),
      ownPath: stringAt(toolchain, 'path'),
    };
  }
  return null;
}
