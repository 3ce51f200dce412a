import { existsSync } from 'node:fs';
import path from 'node:path';

import { readText } from './files.ts';
import { foldersUp } from './root.ts';
import { readToml, stringAt, stringsAt, tableAt } from './toml.ts';
import type { ToolchainFile } from './workspace.ts';

/**
 * Returns the toolchain file that holds for a workspace root, or null when there is none: its own, else the nearest
 * above it inside the checkout.
 *
 * rustup prefers the bare name where both exist, and reads a single line there as the channel
 * (rustup book, "Overrides").
 *
 * @param top absolute path of the folder where the search ends
 * @throws UserError when it cannot be read or is not TOML
 */
export function readToolchain(root: string, top: string = root): ToolchainFile | null {
  for (const folder of foldersUp(root, top)) {
    for (const name of ['rust-toolchain', 'rust-toolchain.toml']) {
      const file = path.join(path.relative(root, folder), name);
      if (existsSync(path.join(folder, name))) return toolchainFile(root, file, top);
    }
  }
  return null;
}

function toolchainFile(root: string, file: string, top: string): ToolchainFile {
  if (path.basename(file) === 'rust-toolchain') {
    const text = readText(root, file, top).trim();
    if (!text.includes('\n') && !text.startsWith('[')) {
      return { path: file, channel: text === '' ? null : text, components: [], targets: [], ownPath: null };
    }
  }
  const toolchain = tableAt(readToml(root, file, top), 'toolchain');
  return {
    path: file,
    channel: stringAt(toolchain, 'channel'),
    components: stringsAt(toolchain, 'components'),
    targets: stringsAt(toolchain, 'targets'),
    ownPath: stringAt(toolchain, 'path'),
  };
}
