import { isTable, stringAt, type Table, tableAt } from './toml.ts';

/** What a source and a patch may say about where crates come from. Nothing else is passed on. */
const SOURCE_KEYS = [
  'registry',
  'directory',
  'local-registry',
  'git',
  'branch',
  'tag',
  'rev',
  'replace-with',
];
const PATCH_KEYS = ['path', 'git', 'branch', 'tag', 'rev', 'version', 'package', 'registry'];

/** Of a longer configuration cargo is told nothing, and refuses what it then does not find. */
const MOST_CHARACTERS = 64 * 1024;

/**
 * Returns the arguments that make cargo take crates from where the checkout's configuration says.
 *
 * cargo is called outside of the checkout, so that nothing of that configuration can run a program. Of it only this
 * harmless part is handed over: no wrappers, linkers, credential providers, aliases, and nothing of `[net]` and `[http]`. Nor of
 * `[registries]`: this machine may have a token for a registry of that name, which cargo would send to whatever
 * index the checkout gives it.
 *
 * @param merged the configuration, every path in it absolute
 */
export function configArguments(merged: Table): string[] {
  const values = [
    ...tables(merged, 'source').flatMap(([name, source]) => leaves(['source', name], source, SOURCE_KEYS)),
    ...tables(merged, 'patch').flatMap(([from, patches]) =>
      Object.entries(patches).flatMap(([name, patch]) =>
        isTable(patch)
          ? leaves(['patch', from, name], patch, PATCH_KEYS)
          : leaves(['patch', from], patches, [name]),
      ),
    ),
    ...(Array.isArray(merged.paths) ? [`paths=[${strings(merged.paths).map(quoted).join(',')}]`] : []),
  ];
  // Linux takes 128 KiB for one argument, and a few MB for all.
  if (values.join().length > MOST_CHARACTERS) return [];
  return values.flatMap((value) => ['--config', value]);
}

function tables(merged: Table, key: string): [string, Table][] {
  return Object.entries(tableAt(merged, key)).filter((entry): entry is [string, Table] => isTable(entry[1]));
}

function strings(values: readonly unknown[]): string[] {
  return values.filter((value): value is string => typeof value === 'string');
}

/** Cargo takes one value an argument, its key with dots: no inline tables. */
function leaves(prefix: readonly string[], table: Table, keys: readonly string[]): string[] {
  return keys.flatMap((key) => {
    const value = stringAt(table, key);
    return value === null ? [] : [`${[...prefix, key].map(quoted).join('.')}=${quoted(value)}`];
  });
}

/** A basic string of TOML: JSON's is one, but for the one control character that JSON leaves as it is. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}
