import { ElfError } from './elf-reader.ts';
import type { ElfReader } from './elf-reader.ts';

/** A program header, the fields that are used. Offsets and sizes are bytes. */
export interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly fileSize: number;
  readonly align: number;
}

/** What the dynamic section says. */
export interface DynamicFacts {
  /** `DT_NEEDED`, in file order. */
  readonly needed: readonly string[];
  /** `DF_1_PIE` is set, which tells a static-pie program from a shared library. */
  readonly pieFlag: boolean;
  /** Highest glibc version that is needed, `2.34`. */
  readonly glibc: string | null;
}

const PT_LOAD = 1;
const PT_DYNAMIC = 2;

const DT_NULL = 0;
const DT_NEEDED = 1;
const DT_STRTAB = 5;
const DT_STRSZ = 10;
const DT_FLAGS_1 = 0x6ffffffb;
const DT_VERNEED = 0x6ffffffe;
const DT_VERNEEDNUM = 0x6fffffff;
const DF_1_PIE = 0x08000000;

/** Bounds far above what linkers write, so that a damaged file is refused soon. */
const MAX_DYNAMIC = 20_000;
const MAX_VERSIONS = 20_000;

const NOTHING: DynamicFacts = { needed: [], pieFlag: false, glibc: null };

/**
 * Reads the dynamic section through the program headers, which is how the loader finds it: section headers may be
 * missing (gABI, chapter 5, "Dynamic Section"). Throws {@link ElfError}.
 */
export function readDynamic(reader: ElfReader, segments: readonly Segment[]): DynamicFacts {
  const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
  if (dynamic === undefined) {
    return NOTHING;
  }
  const neededOffsets: number[] = [];
  const values = new Map<number, number>();
  const width = reader.bits / 8;
  const count = Math.floor(dynamic.fileSize / (2 * width));
  if (count > MAX_DYNAMIC) {
    throw new ElfError(`the dynamic section has ${count} entries`);
  }
  for (let index = 0; index < count; index += 1) {
    const at = dynamic.offset + index * 2 * width;
    const tag = reader.word(at);
    if (tag === DT_NULL) {
      break;
    }
    const value = reader.word(at + width);
    if (tag === DT_NEEDED) {
      neededOffsets.push(value);
    } else {
      values.set(tag, value);
    }
  }

  const strings = stringTable(segments, values);
  function text(offset: number): string {
    if (strings === null || offset >= strings.size) {
      throw new ElfError(`string ${offset} lies outside the dynamic string table`);
    }
    return reader.string(strings.offset + offset, strings.offset + strings.size);
  }
  const versionsAt = values.get(DT_VERNEED);
  const versions =
    versionsAt === undefined
      ? []
      : readVersionNeeds(reader, fileOffset(segments, versionsAt), values.get(DT_VERNEEDNUM) ?? 0, text);
  return {
    needed: neededOffsets.map(text),
    // Arithmetic, not `&`: the field has 64 bits, and `&` knows 32 and a sign.
    pieFlag: Math.floor((values.get(DT_FLAGS_1) ?? 0) / DF_1_PIE) % 2 === 1,
    glibc: highestGlibc(versions),
  };
}

function stringTable(
  segments: readonly Segment[],
  values: ReadonlyMap<number, number>,
): { readonly offset: number; readonly size: number } | null {
  const address = values.get(DT_STRTAB);
  const size = values.get(DT_STRSZ);
  return address === undefined || size === undefined ? null : { offset: fileOffset(segments, address), size };
}

/** Dynamic entries hold addresses in memory; the loadable segment around one says where it is in the file. */
function fileOffset(segments: readonly Segment[], address: number): number {
  const segment = segments.find(
    (it) => it.type === PT_LOAD && address >= it.address && address < it.address + it.fileSize,
  );
  if (segment === undefined) {
    throw new ElfError(`no segment holds address 0x${address.toString(16)}`);
  }
  return segment.offset + (address - segment.address);
}

/**
 * The names in the version needs: a list of `Elf_Verneed`, one a library, each with a list of `Elf_Vernaux`, one a
 * version; both are linked by offsets from the record itself, 0 at the end (LSB Core, "Symbol Versioning").
 */
function readVersionNeeds(
  reader: ElfReader,
  start: number,
  libraries: number,
  text: (offset: number) => string,
): string[] {
  const names: string[] = [];
  let need = start;
  for (let library = 0; library < Math.min(libraries, MAX_VERSIONS); library += 1) {
    const versions = reader.u16(need + 2);
    let version = need + reader.u32(need + 8);
    for (let index = 0; index < versions; index += 1) {
      if (names.length === MAX_VERSIONS) {
        throw new ElfError(`there are more than ${MAX_VERSIONS} version needs`);
      }
      names.push(text(reader.u32(version + 8)));
      const next = reader.u32(version + 12);
      if (next === 0) {
        break;
      }
      version += next;
    }
    const next = reader.u32(need + 12);
    if (next === 0) {
      break;
    }
    need += next;
  }
  return names;
}

/** Compares part by part as numbers: 2.4 is older than 2.34. `GLIBC_PRIVATE` and `GLIBC_ABI_…` are no versions. */
function highestGlibc(names: readonly string[]): string | null {
  const versions = names
    .map((name) => /^GLIBC_(\d+(?:\.\d+)+)$/.exec(name)?.[1])
    .filter((version) => version !== undefined)
    .map((version) => ({ version, parts: version.split('.').map(Number) }));
  versions.sort((left, right) => compareParts(left.parts, right.parts));
  return versions.at(-1)?.version ?? null;
}

function compareParts(left: readonly number[], right: readonly number[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
