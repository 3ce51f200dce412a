import { constants, inflateSync } from 'node:zlib';

import type { EmbeddedPackage, EmbeddedPackages } from './report.ts';

/** Name of the ELF section that cargo-auditable links into a program (its PARSING.md). */
export const EMBEDDED_SECTION = '.dep-v0';

/** Bounds on what may be anybody's: a program with 500 packages has 10 kB, compressed. 8 MiB is what PARSING.md says no real one has. */
const MAX_COMPRESSED = 1024 * 1024;
const MAX_JSON = 8 * 1024 * 1024;
const MAX_PACKAGES = 10_000;

/** As cargo allows them in names of packages, letters of other scripts too. */
const NAME = /^[\p{L}\p{N}_-]{1,64}$/u;
/** Semantic versioning 2.0.0, but for leading zeros. */
const VERSION = /^\d{1,20}\.\d{1,20}\.\d{1,20}(?:[-+][0-9A-Za-z.+-]{1,200})?$/;
/** `crates.io`, `git`, `local`, `registry`: "designed to be extensible" (cargo-auditable.schema.json). */
const SOURCE = /^[A-Za-z0-9._-]{1,40}$/;

/**
 * Returns the packages that cargo-auditable says a program is made of. It may be anybody's program: what is not of the form is a
 * problem in words, and never an exception.
 *
 * @param section content of the section {@link EMBEDDED_SECTION}
 */
export function readEmbeddedPackages(section: Uint8Array): EmbeddedPackages {
  if (section.length > MAX_COMPRESSED) return broken(`it has more than ${MAX_COMPRESSED} bytes`);
  let text: string;
  try {
    const json = inflateSync(section, { maxOutputLength: MAX_JSON, finishFlush: constants.Z_FINISH });
    text = new TextDecoder('utf-8', { fatal: true }).decode(json);
  } catch {
    return broken(`it is no text of at most ${MAX_JSON} bytes, compressed with zlib`);
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return broken('it is no JSON');
  }
  const list = valueOf(document, 'packages');
  if (!Array.isArray(list) || list.length > MAX_PACKAGES) {
    return broken(`it is no list of at most ${MAX_PACKAGES} packages`);
  }
  const packages: EmbeddedPackage[] = [];
  for (const [at, item] of list.entries()) {
    const one = packageOf(item);
    if (one === null) return broken(`number ${at + 1} in it is no package`);
    packages.push(one);
  }
  return { packages, problem: null };
}

/** Returns that there is something, and why it cannot be read. */
export function broken(problem: string): EmbeddedPackages {
  return { packages: [], problem };
}

function packageOf(item: unknown): EmbeddedPackage | null {
  const [name, version, source] = ['name', 'version', 'source'].map((key) => valueOf(item, key));
  // Both may be left out, for what most packages are (cargo-auditable.schema.json).
  const kind = valueOf(item, 'kind') ?? 'runtime';
  const root = valueOf(item, 'root') ?? false;
  if (!matches(name, NAME) || !matches(version, VERSION) || !matches(source, SOURCE)) return null;
  if ((kind !== 'runtime' && kind !== 'build') || typeof root !== 'boolean') return null;
  return { name, version, source, kind, root };
}

function matches(value: unknown, form: RegExp): value is string {
  return typeof value === 'string' && form.test(value);
}

function valueOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
