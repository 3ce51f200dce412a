import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { UserError } from '../errors.ts';
import { isInside, leadsOut, refuseOutside } from './files.ts';
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
  return sortTargets([
    ...lib,
    ...binaries(source, lib.length > 0),
    ...examples(source),
    ...buildScript(source),
  ]);
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

/** Names and files of programs that are where cargo looks for them. A name can be there twice. */
type Found = readonly (readonly [name: string, file: string])[];

/** Where programs of a kind are declared, and how cargo is told not to look for others. */
const PROGRAMS = {
  bin: { table: 'bin', auto: 'autobins', word: 'binary', place: 'src/bin' },
  example: { table: 'example', auto: 'autoexamples', word: 'example', place: 'examples' },
} as const;

function binaries(source: TargetSource, hasLibrary: boolean): Target[] {
  return programs('bin', source, discoverBinaries(source), (name) => legacyBinary(source, name, hasLibrary));
}

/** Those that are programs: an example can be a library too, which nothing can start. */
function examples(source: TargetSource): Target[] {
  const isReachable = !leadsOut(source.root, path.join(source.folder, 'examples'));
  return programs('example', source, isReachable ? discoverIn('examples', source) : [], () => undefined);
}

function programs(
  kind: keyof typeof PROGRAMS,
  source: TargetSource,
  discovered: Found,
  legacy: (name: string) => string | undefined,
): Target[] {
  const { table, own, edition } = source;
  const { table: key, auto } = PROGRAMS[kind];
  const found = new Map(discovered);
  const list = table[key];
  const declared = Array.isArray(list) ? (list as readonly unknown[]).filter(isTable) : null;
  const all = (declared ?? []).map((each) => ({
    each,
    target: declaredProgram(kind, each, source, found, legacy),
  }));
  const targets = all.filter(({ each }) => isProgram(each)).map(({ target }) => target);
  // Edition 2015 discovers nothing beside declared ones, unless it is asked to.
  const switched = own[auto];
  const isDiscovering = typeof switched === 'boolean' ? switched : edition !== '2015' || declared === null;
  if (!isDiscovering) return targets;
  // A file that a declared one names as its path is that one, not another of its file's name.
  const taken = new Set(all.flatMap(({ target }) => [target.name, target.path]));
  for (const [name, file] of discovered) {
    if (!taken.has(name) && !taken.has(at(source, file))) {
      targets.push({ kind, name, path: at(source, file), requiredFeatures: [] });
    }
  }
  return targets;
}

/** Of binaries cargo allows no other type. */
function isProgram(declared: Table): boolean {
  return [...stringsAt(declared, 'crate-type'), ...stringsAt(declared, 'crate_type')].every(
    (type) => type === 'bin',
  );
}

function declaredProgram(
  kind: keyof typeof PROGRAMS,
  declared: Table,
  source: TargetSource,
  found: ReadonlyMap<string, string>,
  legacy: (name: string) => string | undefined,
): Target {
  const { table: key, word, place } = PROGRAMS[kind];
  const name = stringAt(declared, 'name');
  if (name === null || name.trim() === '') {
    throw new UserError({
      what: `${source.file} has a [[${key}]] without a name.`,
      where: { file: source.file },
      next: 'Give it a name.',
    });
  }
  const file = stringAt(declared, 'path') ?? found.get(name) ?? legacy(name);
  if (file === undefined)
    throw noSource(source.file, `the ${word} ${name}`, `${place}/${name}.rs`, `${key}.path`);
  return {
    kind,
    name,
    path: at(source, file),
    requiredFeatures: stringsAt(declared, 'required-features').sort(compareText),
  };
}

/** Where edition 2015 looks for a declared binary last (cargo's `legacy_bin_path`). */
function legacyBinary(source: TargetSource, name: string, hasLibrary: boolean): string | undefined {
  if (source.edition !== '2015') return undefined;
  const candidates = [...(hasLibrary ? [] : [`src/${name}.rs`]), 'src/main.rs', 'src/bin/main.rs'];
  return candidates.find((candidate) => exists(source, candidate));
}

/** Returns name and file of `src/main.rs` and of what is in `src/bin`. */
function discoverBinaries(source: TargetSource): Found {
  const main: Found = exists(source, 'src/main.rs') ? [[source.name, 'src/main.rs']] : [];
  return [...main, ...discoverIn('src/bin', source)];
}

/** Returns name and file of `<folder>/*.rs` and `<folder>/<name>/main.rs`. */
function discoverIn(folder: string, source: TargetSource): Found {
  const found: [string, string][] = [];
  for (const entry of entriesOf(path.join(source.folder, folder))) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) {
      const file = `${folder}/${entry.name}/main.rs`;
      if (exists(source, file)) found.push([entry.name, file]);
    } else if (entry.name.endsWith('.rs')) {
      found.push([entry.name.slice(0, -'.rs'.length), `${folder}/${entry.name}`]);
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
