import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { UserError } from '../errors.ts';
import { isInside, refuseOutside } from './files.ts';
import { compareText, sortTargets } from './order.ts';
import { isTable, stringAt, stringsAt, type Table } from './toml.ts';
import type { Target } from './workspace.ts';

/** A package whose targets are wanted. */
export interface TargetSource {
  readonly table: Table;
  /** Its `[package]`. */
  readonly own: Table;
  /** Absolute path of the workspace root. */
  readonly root: string;
  /** Absolute path of the package. */
  readonly folder: string;
  /** Path of its manifest relative to the root. */
  readonly file: string;
  readonly name: string;
  readonly edition: string;
}

/**
 * Returns the targets that cargo finds in a package: declared ones and those it discovers by their
 * place (cargo book, "Cargo Targets", "Target auto-discovery").
 *
 * @throws UserError for a declared target whose file cannot be told
 */
export function readTargets(source: TargetSource): Target[] {
  for (const folder of ['src', 'src/bin']) refuseOutside(source.root, at(source, folder));
  const lib = library(source);
  return sortTargets([...lib, ...binaries(source, lib.length > 0), ...buildScript(source)]);
}

/** A name from the manifest may be part of the path: what is outside is not looked for. */
function exists({ root, folder }: TargetSource, file: string): boolean {
  return isInside(root, path.join(folder, file)) && existsSync(path.join(folder, file));
}

/** Path of a source file relative to the workspace root. */
function at({ root, folder }: TargetSource, file: string): string {
  return path.relative(root, path.resolve(folder, file));
}

function library(source: TargetSource): Target[] {
  const { table, own, file, name, edition } = source;
  const declared = isTable(table.lib) ? table.lib : null;
  if (declared === null && own.autolib === false) return [];
  const crate = (declared && stringAt(declared, 'name')) ?? name.replaceAll('-', '_');
  const candidates = ['src/lib.rs', ...(declared !== null && edition === '2015' ? [`src/${crate}.rs`] : [])];
  const found =
    (declared && stringAt(declared, 'path')) ?? candidates.find((candidate) => exists(source, candidate));
  if (found === undefined) {
    if (declared === null) return [];
    throw noSource(file, `the library ${crate}`, 'src/lib.rs', 'lib.path');
  }
  return [
    {
      kind: declared !== null && isProcMacro(declared) ? 'proc-macro' : 'lib',
      name: crate,
      path: at(source, found),
      requiredFeatures: [],
    },
  ];
}

function isProcMacro(lib: Table): boolean {
  const types = [...stringsAt(lib, 'crate-type'), ...stringsAt(lib, 'crate_type')];
  return lib['proc-macro'] === true || lib.proc_macro === true || types.includes('proc-macro');
}

function binaries(source: TargetSource, hasLibrary: boolean): Target[] {
  const { table, own, edition } = source;
  const discovered = discoverBinaries(source);
  const found = new Map(discovered);
  const declared = Array.isArray(table.bin) ? (table.bin as readonly unknown[]).filter(isTable) : null;
  const targets = (declared ?? []).map((bin) => declaredBinary(bin, source, found, hasLibrary));
  // Edition 2015 discovers nothing beside declared binaries, unless it is asked to.
  const isDiscovering =
    typeof own.autobins === 'boolean' ? own.autobins : edition !== '2015' || declared === null;
  if (!isDiscovering) return targets;
  // A file that a declared binary names as its path is that binary, not another of its file's name.
  const taken = new Set([...targets.map((target) => target.name), ...targets.map((target) => target.path)]);
  for (const [name, file] of discovered) {
    if (!taken.has(name) && !taken.has(at(source, file))) {
      targets.push({ kind: 'bin', name, path: at(source, file), requiredFeatures: [] });
    }
  }
  return targets;
}

function declaredBinary(
  bin: Table,
  source: TargetSource,
  found: ReadonlyMap<string, string>,
  hasLibrary: boolean,
): Target {
  const name = stringAt(bin, 'name');
  if (name === null || name.trim() === '') {
    throw new UserError({
      what: `${source.file} has a [[bin]] without a name.`,
      where: { file: source.file },
      next: 'Give it a name.',
    });
  }
  const file = stringAt(bin, 'path') ?? found.get(name) ?? legacyBinary(source, name, hasLibrary);
  if (file === undefined) throw noSource(source.file, `the binary ${name}`, `src/bin/${name}.rs`, 'bin.path');
  return {
    kind: 'bin',
    name,
    path: at(source, file),
    requiredFeatures: stringsAt(bin, 'required-features').sort(compareText),
  };
}

/** Where edition 2015 looks for a declared binary last (cargo's `legacy_bin_path`). */
function legacyBinary(source: TargetSource, name: string, hasLibrary: boolean): string | undefined {
  if (source.edition !== '2015') return undefined;
  const candidates = [...(hasLibrary ? [] : [`src/${name}.rs`]), 'src/main.rs', 'src/bin/main.rs'];
  return candidates.find((candidate) => exists(source, candidate));
}

/** Returns name and file of `src/main.rs`, `src/bin/*.rs` and `src/bin/<name>/main.rs`. */
function discoverBinaries(source: TargetSource): [name: string, file: string][] {
  const found: [string, string][] = [];
  if (exists(source, 'src/main.rs')) found.push([source.name, 'src/main.rs']);
  for (const entry of entriesOf(path.join(source.folder, 'src/bin'))) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) {
      const file = `src/bin/${entry.name}/main.rs`;
      if (exists(source, file)) found.push([entry.name, file]);
    } else if (entry.name.endsWith('.rs')) {
      found.push([entry.name.slice(0, -'.rs'.length), `src/bin/${entry.name}`]);
    }
  }
  return found;
}

/** A folder that cannot be listed, such as a file of its name, has no binaries: cargo says the same. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function buildScript(source: TargetSource): Target[] {
  const { build } = source.own;
  if (build === false) return [];
  const file = typeof build === 'string' ? build : 'build.rs';
  if (build === undefined && !exists(source, file)) return [];
  const name = `build-script-${path.parse(file).name}`;
  return [{ kind: 'build-script', name, path: at(source, file), requiredFeatures: [] }];
}

function noSource(file: string, what: string, expected: string, key: string): UserError {
  return new UserError({
    what: `${file} declares ${what}, and its source is not at ${expected}.`,
    where: { file },
    next: `Add the file, or give ${key}.`,
  });
}
