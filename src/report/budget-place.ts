import type { Place } from '../errors.ts';
import type { DependencyChange } from './dependency-changes.ts';
import { causes } from './dependency-changes.ts';

/**
 * Returns the line that brought a dependency, where one dependency brought all that changed: in the manifest of the root,
 * else in the lockfile. Undefined where that is not known.
 *
 * @param manifest text of `Cargo.toml`; empty: there is none
 * @param lockfile text of `Cargo.lock`; empty: there is none
 */
export function placeOfCause(
  changes: readonly DependencyChange[],
  { manifest, lockfile }: { readonly manifest: string; readonly lockfile: string },
): Place | undefined {
  const [cause, ...others] = causes(changes.filter(({ use }) => use === 'program'));
  if (cause?.after == null || others.length > 0) return undefined;
  const { name, after } = cause;
  const declared = declaredAt(manifest.split('\n'), name);
  if (declared !== null) return { file: 'Cargo.toml', line: declared + 1 };
  const lines = lockfile.split('\n').map((text) => text.trim());
  const locked = lines.findIndex(
    (text, at) => text === `name = "${name}"` && lines[at + 1] === `version = "${after}"`,
  );
  return locked >= 0 ? { file: 'Cargo.lock', line: locked + 1 } : undefined;
}

/** Tables whose dependencies end up in programs: `[dependencies]`, `[target.'cfg(unix)'.dependencies]`, `[workspace.dependencies]`. */
const TABLE = /^\[\s*(?:.+\.)?dependencies\s*\]$/;

/**
 * Returns where a manifest declares a dependency: `serde = …`, `serde.workspace = true`, `json = { package = "serde" }` in a table of
 * dependencies, or `[dependencies.serde]`. Counted from 0; null: nowhere. The parser of TOML gives no lines, so they are looked through
 * here, with an eye on tables and on strings of several lines.
 */
function declaredAt(lines: readonly string[], name: string): number | null {
  let isInTable = false;
  let quotes: string | null = null;
  for (const [at, line] of lines.entries()) {
    const text = line.trim();
    if (quotes !== null) {
      if (text.includes(quotes)) quotes = null;
      continue;
    }
    if (text.startsWith('#')) continue;
    if (text.startsWith('[')) {
      const header = text.replace(/\s*#.*$/, '');
      isInTable = TABLE.test(header);
      const own = /^\[\s*(?:.+\.)?dependencies\s*\.\s*(?<key>[^.\]]+)\]$/.exec(header)?.groups?.key ?? '';
      if (plainKey(own) === name) return at;
      continue;
    }
    quotes = opened(text);
    const [key = '', ...value] = text.split('=');
    if (!isInTable || value.length === 0) continue;
    const renamed = /\bpackage\s*=\s*["'](?<package>[^"']+)["']/.exec(value.join('='))?.groups?.package;
    if ((renamed ?? plainKey(key.split('.')[0] ?? '')) === name) return at;
  }
  return null;
}

function plainKey(key: string): string {
  return key.trim().replace(/^(["'])(.*)\1$/, '$2');
}

/** Returns the quotes of a string that goes on in the next line; null: there is none. */
function opened(text: string): string | null {
  return ['"""', "'''"].find((each) => text.split(each).length % 2 === 0) ?? null;
}
