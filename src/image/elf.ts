import { readArm } from './elf-arm.ts';
import { readDynamic } from './elf-dynamic.ts';
import type { Segment } from './elf-dynamic.ts';
import { ElfError, elfReader } from './elf-reader.ts';
import type { ElfReader } from './elf-reader.ts';
import { broken, EMBEDDED_SECTION, readEmbeddedPackages } from './embedded-packages.ts';
import type { ArmFacts, ElfFacts, EmbeddedPackages } from './report.ts';

const PT_INTERP = 3;
const PT_NOTE = 4;
const SHT_SYMTAB = 2;
const SHT_NOTE = 7;
const SHT_NOBITS = 8;
const SHT_ARM_ATTRIBUTES = 0x70000003;
const EM_ARM = 40;
const NT_GNU_BUILD_ID = 3;
const SHN_XINDEX = 0xffff;
const PN_XNUM = 0xffff;

/** Bounds far above what linkers write for programs, so that a damaged file is refused soon. */
const MAX_SECTIONS = 100_000;
const MAX_SEGMENTS = 10_000;
const MAX_NOTES = 1_000;

/** `e_type` as readelf names it; programs are one of these two. */
const TYPES: Readonly<Record<number, string>> = { 2: 'EXEC', 3: 'DYN' };

/** Machines with one name whatever the class and the byte order; numbers from elf.h. */
const MACHINES: Readonly<Record<number, string>> = {
  3: 'i386',
  20: 'ppc',
  [EM_ARM]: 'arm',
  62: 'x86_64',
  183: 'aarch64',
};

/** Where fields lie in the structures of a class, in bytes (gABI, chapter 4 and 5). */
interface Offsets {
  readonly header: {
    readonly size: number;
    readonly phoff: number;
    readonly shoff: number;
    readonly phentsize: number;
  };
  readonly segment: {
    readonly size: number;
    readonly offset: number;
    readonly address: number;
    readonly fileSize: number;
    readonly align: number;
  };
  readonly section: {
    readonly size: number;
    readonly offset: number;
    readonly bytes: number;
    readonly link: number;
  };
}

const OFFSETS: Readonly<Record<32 | 64, Offsets>> = {
  32: {
    header: { size: 52, phoff: 28, shoff: 32, phentsize: 42 },
    segment: { size: 32, offset: 4, address: 8, fileSize: 16, align: 28 },
    section: { size: 40, offset: 16, bytes: 20, link: 24 },
  },
  64: {
    header: { size: 64, phoff: 32, shoff: 40, phentsize: 54 },
    segment: { size: 56, offset: 8, address: 16, fileSize: 32, align: 48 },
    section: { size: 64, offset: 24, bytes: 32, link: 40 },
  },
};

interface Section {
  readonly name: string;
  readonly type: number;
  readonly offset: number;
  /** As the header gives it, also where the section takes no bytes in the file. */
  readonly size: number;
}

/** A table of headers in the file. */
interface Table {
  readonly offset: number;
  readonly count: number;
  readonly entrySize: number;
}

/**
 * Returns what an ELF file says about itself, null for bytes that are not ELF. Throws {@link ElfError}, and nothing
 * else, for a file that is cut off or contradicts itself. Needs the whole file, since the section headers are
 * usually at its end.
 */
export function parseElf(bytes: Uint8Array): ElfFacts | null {
  if (bytes[0] !== 0x7f || bytes[1] !== 0x45 || bytes[2] !== 0x4c || bytes[3] !== 0x46) {
    return null;
  }
  const bits = bytes[4] === 1 ? 32 : bytes[4] === 2 ? 64 : null;
  const littleEndian = bytes[5] === 1 ? true : bytes[5] === 2 ? false : null;
  if (bits === null || littleEndian === null) {
    throw new ElfError('class or byte order is none that ELF has');
  }
  const reader = elfReader(bytes, bits, littleEndian);
  reader.bytes(0, OFFSETS[bits].header.size);

  const segments = readSegments(reader);
  const sections = readSections(reader);
  const dynamic = readDynamic(reader, segments);
  const interpreter = readInterpreter(reader, segments);
  const typeNumber = reader.u16(16);
  const type = TYPES[typeNumber] ?? String(typeNumber);
  return {
    machine: machineName(reader),
    bits,
    endianness: littleEndian ? 'little' : 'big',
    type,
    // Linkers before binutils 2.26 set no DF_1_PIE; there the interpreter tells a program from a library.
    pie: type === 'DYN' && (dynamic.pieFlag || interpreter !== null),
    static: interpreter === null && dynamic.needed.length === 0,
    interpreter,
    needed: dynamic.needed,
    glibc: dynamic.glibc,
    stripped: !sections.some((section) => section.type === SHT_SYMTAB),
    debugInfo: sections.some(({ name }) => name === '.debug_info' || name === '.zdebug_info'),
    arm: reader.u16(18) === EM_ARM ? armFacts(reader, sections) : null,
    buildId: readBuildId(reader, segments, sections),
    sections: sections.map(({ name, size, type: kind }) => ({ name, size: kind === SHT_NOBITS ? 0 : size })),
    embedded: embeddedPackages(reader, sections),
  };
}

/** A section that lies outside of the file does not keep the program from starting: only what it should hold is not there. */
function embeddedPackages(reader: ElfReader, sections: readonly Section[]): EmbeddedPackages | null {
  const section = sections.find(({ name }) => name === EMBEDDED_SECTION);
  if (section === undefined) return null;
  const { offset, size, type } = section;
  if (type === SHT_NOBITS || offset + size > reader.length) return broken('it is not in the file');
  return readEmbeddedPackages(reader.bytes(offset, size));
}

function armFacts(reader: ElfReader, sections: readonly Section[]): ArmFacts {
  const section = sections.find(({ type }) => type === SHT_ARM_ATTRIBUTES);
  const range = section === undefined ? null : { start: section.offset, end: section.offset + section.size };
  if (range !== null) reader.bytes(range.start, range.end - range.start);
  // `e_flags` follows the offset of the section headers.
  const flags = reader.u32(OFFSETS[reader.bits].header.shoff + reader.bits / 8);
  return readArm(reader, flags, range !== null && range.end > range.start ? range : null);
}

function machineName(reader: ElfReader): string {
  const machine = reader.u16(18);
  const little = reader.littleEndian;
  switch (machine) {
    case 8:
      return `mips${reader.bits === 64 ? '64' : ''}${little ? 'el' : ''}`;
    case 21:
      return little ? 'ppc64le' : 'ppc64';
    case 22:
      return reader.bits === 64 ? 's390x' : 's390';
    case 243:
      return `riscv${reader.bits}`;
    case 258:
      return `loongarch${reader.bits}`;
    default:
      return MACHINES[machine] ?? `unknown(${machine})`;
  }
}

function readSegments(reader: ElfReader): Segment[] {
  const { header, segment } = OFFSETS[reader.bits];
  const offset = reader.word(header.phoff);
  const listed = reader.u16(header.phentsize + 2);
  if (offset === 0 || listed === 0) {
    return [];
  }
  // With 0xffff segments or more, the count is in `sh_info` of the first section (elf(5), `e_phnum`).
  const count =
    listed === PN_XNUM
      ? reader.u32(reader.word(header.shoff) + OFFSETS[reader.bits].section.link + 4)
      : listed;
  const table = { offset, count, entrySize: reader.u16(header.phentsize) };
  checkTable(reader, table, segment.size, MAX_SEGMENTS);
  return Array.from({ length: count }, (_, index) => {
    const at = offset + index * table.entrySize;
    return {
      type: reader.u32(at),
      offset: reader.word(at + segment.offset),
      address: reader.word(at + segment.address),
      fileSize: reader.word(at + segment.fileSize),
      align: reader.word(at + segment.align),
    };
  });
}

/** All sections but the first, which is empty by definition. */
function readSections(reader: ElfReader): Section[] {
  const { header, section } = OFFSETS[reader.bits];
  const offset = reader.word(header.shoff);
  if (offset === 0) {
    return [];
  }
  // Numbers that do not fit 16 bits are in the first section: the count in `sh_size`, the index of the names in
  // `sh_link` (elf(5), `e_shnum` and `e_shstrndx`).
  const listed = reader.u16(header.phentsize + 6);
  const count = listed === 0 ? reader.word(offset + section.bytes) : listed;
  const namesListed = reader.u16(header.phentsize + 8);
  const namesIndex = namesListed === SHN_XINDEX ? reader.u32(offset + section.link) : namesListed;
  const table = { offset, count, entrySize: reader.u16(header.phentsize + 4) };
  checkTable(reader, table, section.size, MAX_SECTIONS);
  if (namesIndex >= count) {
    throw new ElfError(`section ${namesIndex}, which should hold the names, does not exist`);
  }
  const namesAt = offset + namesIndex * table.entrySize;
  const names = { offset: reader.word(namesAt + section.offset), size: reader.word(namesAt + section.bytes) };

  return Array.from({ length: count - 1 }, (_, index) => {
    const at = offset + (index + 1) * table.entrySize;
    // Index 0 is SHN_UNDEF: the file has section headers and no names for them.
    const name =
      namesIndex === 0 ? '' : reader.string(names.offset + reader.u32(at), names.offset + names.size);
    return {
      name,
      type: reader.u32(at + 4),
      offset: reader.word(at + section.offset),
      size: reader.word(at + section.bytes),
    };
  });
}

function checkTable(reader: ElfReader, table: Table, minimum: number, maximum: number): void {
  if (table.count < 1 || table.count > maximum || table.entrySize < minimum) {
    throw new ElfError(
      `the header table at offset ${table.offset} has ${table.count} entries of ${table.entrySize} bytes`,
    );
  }
  reader.bytes(table.offset, table.count * table.entrySize);
}

function readInterpreter(reader: ElfReader, segments: readonly Segment[]): string | null {
  const segment = segments.find(({ type }) => type === PT_INTERP);
  return segment === undefined ? null : reader.string(segment.offset, segment.offset + segment.fileSize);
}

/** From the segments, which stripping cannot remove, else from the sections: Go's linker gives it no segment. */
function readBuildId(
  reader: ElfReader,
  segments: readonly Segment[],
  sections: readonly Section[],
): string | null {
  for (const { type, offset, fileSize, align } of segments) {
    const id = type === PT_NOTE ? findBuildId(reader, offset, fileSize, align === 8 ? 8 : 4) : null;
    if (id !== null) {
      return id;
    }
  }
  const section = sections.find(({ name, type }) => type === SHT_NOTE && name === '.note.gnu.build-id');
  return section === undefined ? null : findBuildId(reader, section.offset, section.size, 4);
}

/**
 * The build id is the note `NT_GNU_BUILD_ID` of the owner `GNU`. Notes are `namesz`, `descsz`, `type`, then name and
 * description, each padded to the segment's alignment, which is 4 but for the segments of 64-bit properties (elf(5)).
 */
function findBuildId(reader: ElfReader, start: number, length: number, align: 4 | 8): string | null {
  let at = 0;
  for (let index = 0; index < MAX_NOTES && at + 12 <= length; index += 1) {
    const nameSize = reader.u32(start + at);
    const size = reader.u32(start + at + 4);
    const description = at + roundUp(12 + nameSize, align);
    if (
      reader.u32(start + at + 8) === NT_GNU_BUILD_ID &&
      nameSize === 4 &&
      isGnuName(reader, start + at + 12)
    ) {
      return Buffer.from(reader.bytes(start + description, size)).toString('hex');
    }
    at = roundUp(description + size, align);
  }
  return null;
}

function isGnuName(reader: ElfReader, offset: number): boolean {
  const [g, n, u, zero] = reader.bytes(offset, 4);
  return g === 0x47 && n === 0x4e && u === 0x55 && zero === 0;
}

function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}
