import { existsSync } from 'node:fs';
import path from 'node:path';

import { UserError } from '../errors.ts';
import { printable } from '../printable.ts';
import { isInside, refuseOutside } from './files.ts';
import { compareText, sortedRecord } from './order.ts';
import { foldersUp } from './root.ts';
import { isTable, readToml, stringAt, type Table, tableAt } from './toml.ts';
import type { CargoConfig } from './workspace.ts';

/** One of cargo's configuration files. */
interface ConfigFile {
  /** Relative to the workspace root. */
  readonly file: string;
  /** Its content without `include`, every path in it absolute. */
  readonly table: Table;
}

/** What cargo's configuration says: in a form for the planner, and as cargo itself would see it. */
export interface Configuration {
  readonly config: CargoConfig;
  /** All files as one table, paths absolute. */
  readonly merged: Table;
}

/**
 * Reads cargo's configuration: of the workspace root and of the folders above it, which is what the cargo in the
 * builder sees when it is called in the root (cargo book, "Configuration").
 *
 * Nothing of it is ever run here: a value that names a program is only told.
 *
 * @param top absolute path of the folder where the search ends
 * @param entry absolute path of the folder that was asked for
 * @throws UserError when a file cannot be read, is not TOML, or names a folder that is not in the checkout
 */
export function readConfig(root: string, top: string, entry: string): Configuration {
  const files = foldersUp(root, top).flatMap((folder) => {
    const file = configFile(folder);
    return file === null ? [] : readFile(root, file, top, new Set());
  });
  // The nearest wins, so it comes last.
  const merged = files.reduceRight<Table>((all, { table }) => merge(all, table), {});
  const unread = isInside(root, entry) ? foldersUp(entry, root).slice(0, -1) : [];
  return {
    config: {
      ...(shown(summary(merged)) as ReturnType<typeof summary>),
      vendored: vendoredFolders(files, merged, root, top),
      files: [...new Set(files.map(({ file }) => file))],
      unread: unread.map(configFile).flatMap((file) => (file === null ? [] : path.relative(root, file))),
    },
    merged,
  };
}

/** Returns the configuration file of a folder. Cargo prefers the old name without an extension where both exist. */
function configFile(folder: string): string | null {
  const candidates = ['config', 'config.toml'].map((name) => path.join(folder, '.cargo', name));
  return candidates.find((file) => existsSync(file)) ?? null;
}

/** More files than anybody includes; each is read within the one that names it. */
const MOST_FILES = 100;

/** Returns a file and those that it includes, the strongest first (cargo book, "Configuration", "include"). */
function readFile(root: string, absolute: string, top: string, seen: Set<string>): ConfigFile[] {
  if (seen.has(absolute) || seen.size > MOST_FILES) return [];
  seen.add(absolute);
  const file = path.relative(root, absolute);
  const { include, ...table } = readToml(root, file, top);
  const included = includes(include).flatMap(({ name, isOptional }) => {
    const next = path.resolve(path.dirname(absolute), name);
    if (isOptional && !existsSync(next)) return [];
    if (!existsSync(next) || !isInside(top, next)) {
      throw new UserError({
        what: `${file} includes ${printable(name)}, which is not in the checkout.`,
        where: { file },
        next: 'Commit that file, or mark it as optional: include = [{ path = "…", optional = true }].',
      });
    }
    return readFile(root, next, top, seen);
  });
  // Of several that are included the last one is the strongest.
  const base = path.dirname(path.dirname(absolute));
  return [{ file, table: withAbsolutePaths(table, base, file) }, ...included.reverse()];
}

function includes(value: unknown): { name: string; isOptional: boolean }[] {
  const list = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return list.flatMap((item) => {
    if (typeof item === 'string') return [{ name: item, isOptional: false }];
    const name = isTable(item) ? stringAt(item, 'path') : null;
    return name === null ? [] : [{ name, isOptional: isTable(item) && item.optional === true }];
  });
}

/**
 * Paths are relative to the folder that holds `.cargo` (cargo's `ConfigRelativePath`).
 *
 * @throws UserError for one that is absolute: in the builder the checkout has another place
 */
function withAbsolutePaths(table: Table, folder: string, file: string): Table {
  const absolute = (value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    if (!path.isAbsolute(value)) return path.resolve(folder, value);
    throw new UserError({
      what: `${file} names the folder ${printable(value)} by an absolute path, which the builder does not have.`,
      where: { file },
      next: 'Write it relative to the folder that holds .cargo.',
    });
  };
  const inTable = (value: unknown, keys: readonly string[]): unknown =>
    isTable(value) ? mapValues(value, (inner, key) => (keys.includes(key) ? absolute(inner) : inner)) : value;
  return mapValues(table, (value, key) => {
    if (key === 'paths' && Array.isArray(value)) return value.map(absolute);
    if (!isTable(value)) return value;
    if (key === 'source')
      return mapValues(value, (source) => inTable(source, ['directory', 'local-registry']));
    if (key !== 'patch') return value;
    return mapValues(value, (patches) =>
      isTable(patches) ? mapValues(patches, (patch) => inTable(patch, ['path'])) : patches,
    );
  });
}

function mapValues(table: Table, change: (value: unknown, key: string) => unknown): Table {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(value, key)]));
}

/** Tables are joined key by key, arrays one after the other, and of anything else the stronger one stays. */
export function merge(weaker: Table, stronger: Table): Table {
  const merged: Record<string, unknown> = Object.assign(Object.create(null) as object, weaker);
  for (const [key, value] of Object.entries(stronger)) {
    const other = merged[key];
    if (isTable(other) && isTable(value)) merged[key] = merge(other, value);
    else if (Array.isArray(other) && Array.isArray(value)) merged[key] = other.concat(value);
    else merged[key] = value;
  }
  return merged;
}

/** @throws UserError for a folder of vendored crates that holds the workspace, or lies in git's own folder */
function refuseWhole(root: string, folder: string, file: string): void {
  if (!isInside(folder, root) && !folder.split(path.sep).includes('.git')) return;
  throw new UserError({
    what: `${file} takes crates from the folder ${printable(path.relative(root, folder) || '.')}, which holds other things than crates.`,
    where: { file },
    next: 'Put the vendored crates into a folder of their own: cargo vendor.',
  });
}

/** Makes every text in a value one that can be shown. */
function shown(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(shown);
  if (!isTable(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [printable(key), shown(inner)]));
}

function summary(merged: Table): Omit<CargoConfig, 'files' | 'unread' | 'vendored'> {
  const build = tableAt(merged, 'build');
  const targets = Object.entries(tableAt(merged, 'target')).filter((entry): entry is [string, Table] =>
    isTable(entry[1]),
  );
  const flags = [['build', build] as const, ...targets].map(([name, table]): [string, string[]] => [
    name,
    words(table.rustflags),
  ]);
  const linkers = targets.flatMap(([name, table]): [string, string][] => {
    const linker = stringAt(table, 'linker');
    return linker === null ? [] : [[name, linker]];
  });
  const wrappers = ['rustc', 'rustc-wrapper', 'rustc-workspace-wrapper'].flatMap(
    (key): [string, string][] => {
      const program = stringAt(build, key);
      return program === null || program === '' ? [] : [[key, program]];
    },
  );
  return {
    targets: typeof build.target === 'string' ? [build.target] : words(build.target),
    targetDir: stringAt(build, 'target-dir'),
    buildDir: stringAt(build, 'build-dir'),
    rustflags: sortedRecord(Object.fromEntries(flags.filter(([, values]) => values.length > 0))),
    linkers: sortedRecord(Object.fromEntries(linkers)),
    wrappers: sortedRecord(Object.fromEntries(wrappers)),
    registries: Object.entries(tableAt(merged, 'registries'))
      .filter(([name, table]) => name !== 'crates-io' && isTable(table) && stringAt(table, 'index') !== null)
      .map(([name]) => name)
      .sort(compareText),
    env: Object.keys(tableAt(merged, 'env')).sort(compareText),
    gitCli: tableAt(merged, 'net')['git-fetch-with-cli'] === true,
  };
}

/** A list of flags is an array, or one text with spaces between them. */
function words(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/\s+/).filter((word) => word !== '');
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** Returns the folders of the sources that take another's place, relative to the root (cargo book, "Source Replacement"). */
function vendoredFolders(files: readonly ConfigFile[], merged: Table, root: string, top: string): string[] {
  const sources = tableAt(merged, 'source');
  const used = Object.values(sources).flatMap((source) =>
    isTable(source) ? (stringAt(source, 'replace-with') ?? []) : [],
  );
  const folders = [...new Set(used)].flatMap((name) => {
    const source = tableAt(sources, name);
    return stringAt(source, 'directory') ?? stringAt(source, 'local-registry') ?? [];
  });
  const file = files.find(({ table }) => isTable(table.source))?.file ?? '.cargo/config.toml';
  for (const folder of folders) {
    const isReachable = isInside(top, folder);
    if (isReachable) refuseOutside(root, path.relative(root, folder), top);
    // What lies there is sent whole: neither git's own folder, which may hold a token, nor all there is.
    refuseWhole(root, folder, file);
    if (isReachable && existsSync(folder)) continue;
    throw new UserError({
      what: `${file} takes crates from the folder ${printable(path.relative(root, folder))}, which is not ${isReachable ? 'there' : 'in the checkout'}.`,
      where: { file },
      next: 'Commit the vendored crates, or run cargo vendor in a step before this one.',
    });
  }
  return folders.map((folder) => path.relative(root, folder) || '.').sort(compareText);
}
