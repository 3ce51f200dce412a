import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'image');

/** What readelf said about a fixture; see the README beside it. */
export interface ReadelfFacts {
  readonly Class: 'ELF32' | 'ELF64';
  readonly Data: string;
  readonly Type: string;
  readonly Machine: string;
  readonly interpreter: string | null;
  readonly needed: readonly string[];
  readonly flags1: string | null;
  readonly versions: readonly string[];
  readonly buildId: string | null;
  /** Of files for 32-bit ARM: `Tag_CPU_arch`, and the flags of the header in words. */
  readonly arm?: { readonly cpu: string; readonly flags: string };
  readonly sections: readonly { readonly name: string; readonly type: string; readonly size: number }[];
}

export const READELF = JSON.parse(readFileSync(join(FOLDER, 'readelf.json'), 'utf8')) as Record<
  string,
  ReadelfFacts
>;

/** Returns a fixture's bytes. */
export function elfFile(name: string): Buffer {
  return gunzipSync(readFileSync(join(FOLDER, `${name}.gz`)));
}
