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
  const declared = manifest.split('\n').findIndex((text) => declares(text, name));
  if (declared >= 0) return { file: 'Cargo.toml', line: declared + 1 };
  const lines = lockfile.split('\n').map((text) => text.trim());
  const locked = lines.findIndex(
    (text, at) => text === `name = "${name}"` && lines[at + 1] === `version = "${after}"`,
  );
  return locked >= 0 ? { file: 'Cargo.lock', line: locked + 1 } : undefined;
}

/** `serde = …`, `serde.workspace = true`, `[dependencies.serde]`. */
function declares(text: string, name: string): boolean {
  const [key = ''] = text.trim().split(/\s*=/);
  const plain = key.replaceAll(/["'\]]/g, '').trim();
  return text.trim().startsWith('[') ? plain.endsWith(`dependencies.${name}`) : plain.split('.')[0] === name;
}
