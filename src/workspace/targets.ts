import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { compareText, sortTargets } from './order.ts';
import { isTable, stringAt, stringsAt, type Table, tableAt } from './toml.ts';
import type { Target } from './workspace.ts';

/**
 * Returns the targets that cargo finds in a package: declared ones and those it discovers by their
 * place (cargo book, "Cargo Targets", "Target auto-discovery").
 *
 * @param folder absolute path of the package
 * @param prefix path of the package relative to the workspace root
 * @param name name of the package
 */
export function readTargets(manifest: Table, folder: string, prefix: string, name: string): Target[] {
  const at = (file: string): string => path.posix.join(prefix, file);
  return sortTargets([
    ...library(manifest, folder, at, name),
    ...binaries(manifest, folder, at, name),
    ...buildScript(manifest, folder, at),
  ]);
}

type PathOf = (file: string) => string;

function library(manifest: Table, folder: string, at: PathOf, name: string): Target[] {
  const declared = isTable(manifest.lib) ? manifest.lib : null;
  const file = (declared && stringAt(declared, 'path')) ?? 'src/lib.rs';
  if (declared === null && (!autodiscovers(manifest, 'autolib') || !existsSync(path.join(folder, file))))
    return [];
  const isProcMacro = declared?.['proc-macro'] === true || declared?.proc_macro === true;
  return [
    {
      kind: isProcMacro ? 'proc-macro' : 'lib',
      name: (declared && stringAt(declared, 'name')) ?? name.replaceAll('-', '_'),
      path: at(file),
      requiredFeatures: [],
    },
  ];
}

function binaries(manifest: Table, folder: string, at: PathOf, name: string): Target[] {
  const found = discoverBinaries(folder, name);
  const declared = (Array.isArray(manifest.bin) ? (manifest.bin as readonly unknown[]) : []).filter(isTable);
  const targets = declared.map((table): Target => {
    const bin = stringAt(table, 'name') ?? '';
    return {
      kind: 'bin',
      name: bin,
      path: at(stringAt(table, 'path') ?? found.get(bin) ?? defaultBinaryPath(bin, name)),
      requiredFeatures: stringsAt(table, 'required-features').sort(compareText),
    };
  });
  if (!autodiscovers(manifest, 'autobins')) return targets;
  // A file that a declared binary names as its path is that binary, not another of its file's name.
  const taken = new Set([...targets.map((target) => target.name), ...targets.map((target) => target.path)]);
  for (const [bin, file] of found) {
    if (!taken.has(bin) && !taken.has(at(file))) {
      targets.push({ kind: 'bin', name: bin, path: at(file), requiredFeatures: [] });
    }
  }
  return targets;
}

/** Returns name → file of `src/main.rs`, `src/bin/*.rs` and `src/bin/<name>/main.rs`. */
function discoverBinaries(folder: string, name: string): Map<string, string> {
  const found = new Map<string, string>();
  if (existsSync(path.join(folder, 'src/main.rs'))) found.set(name, 'src/main.rs');
  const bin = path.join(folder, 'src/bin');
  if (!existsSync(bin)) return found;
  for (const entry of readdirSync(bin, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) {
      if (existsSync(path.join(bin, entry.name, 'main.rs')))
        found.set(entry.name, `src/bin/${entry.name}/main.rs`);
    } else if (entry.name.endsWith('.rs')) {
      found.set(entry.name.slice(0, -'.rs'.length), `src/bin/${entry.name}`);
    }
  }
  return found;
}

function defaultBinaryPath(bin: string, packageName: string): string {
  return bin === packageName ? 'src/main.rs' : `src/bin/${bin}.rs`;
}

function buildScript(manifest: Table, folder: string, at: PathOf): Target[] {
  const build = tableAt(manifest, 'package').build;
  if (build === false) return [];
  const file = typeof build === 'string' ? build : 'build.rs';
  if (build === undefined && !existsSync(path.join(folder, file))) return [];
  return [{ kind: 'build-script', name: 'build-script-build', path: at(file), requiredFeatures: [] }];
}

function autodiscovers(manifest: Table, key: 'autolib' | 'autobins'): boolean {
  return tableAt(manifest, 'package')[key] !== false;
}
