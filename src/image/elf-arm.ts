import type { ElfReader } from './elf-reader.ts';
import type { ArmFacts } from './report.ts';

/** `e_flags` of an ARM file whose functions take floating-point numbers in which registers (elf.h). */
const EF_ARM_ABI_FLOAT_SOFT = 0x200;
const EF_ARM_ABI_FLOAT_HARD = 0x400;

/** `aeabi`, with the zero that ends it. */
const VENDOR: readonly number[] = [0x61, 0x65, 0x61, 0x62, 0x69, 0];

const TAG_FILE = 1;
const TAG_CPU_RAW_NAME = 4;
const TAG_CPU_NAME = 5;
const TAG_CPU_ARCH = 6;
const TAG_ABI_VFP_ARGS = 28;
const TAG_COMPATIBILITY = 32;

/** Far more than there are, so that a damaged file is refused soon. */
const MAX_ATTRIBUTES = 1_000;

/** Values of `Tag_CPU_arch`, by number, as readelf names them ("Addenda to, and Errata in, the ABI for the Arm Architecture", 3.3.5.1). */
const CPUS: readonly string[] = [
  'Pre-v4',
  'v4',
  'v4T',
  'v5T',
  'v5TE',
  'v5TEJ',
  'v6',
  'v6KZ',
  'v6T2',
  'v6K',
  'v7',
  'v6-M',
  'v6S-M',
  'v7E-M',
  'v8',
  'v8-R',
  'v8-M.baseline',
  'v8-M.mainline',
  'v8.1-A',
  'v8.2-A',
  'v8.3-A',
  'v8.1-M.mainline',
  'v9',
];

/** A part of the file: where it begins, and where it ends. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Returns what an ARM file says of the CPUs it is made for. A section of attributes that contradicts itself says nothing:
 * nothing that starts the program reads it. Throws `ElfError` where it is not in the file.
 *
 * GNU ld gives a program the highest of its objects' CPUs; LLVM's linker gives it those of the first object.
 *
 * @param flags `e_flags`
 * @param attributes the section `.ARM.attributes`; null: there is none
 */
export function readArm(reader: ElfReader, flags: number, attributes: Range | null): ArmFacts {
  const values = attributes === null ? new Map<number, number>() : readAttributes(reader, attributes);
  const cpu = values.get(TAG_CPU_ARCH);
  return {
    cpu: cpu === undefined ? null : (CPUS[cpu] ?? String(cpu)),
    floatAbi: floatAbi(flags, values.get(TAG_ABI_VFP_ARGS)),
  };
}

/** The linker writes it into the flags of a program; an older one leaves them at zero, and the attributes say it. */
function floatAbi(flags: number, vfpArgs: number | undefined): ArmFacts['floatAbi'] {
  if ((flags & EF_ARM_ABI_FLOAT_HARD) !== 0) return 'hard';
  if ((flags & EF_ARM_ABI_FLOAT_SOFT) !== 0) return 'soft';
  if (vfpArgs === undefined) return null;
  return vfpArgs === 1 ? 'hard' : 'soft';
}

/**
 * The format: `A`, then for each vendor its length, name and data; in the data of `aeabi`, a tag, a length and the
 * attributes ("ABI for the Arm Architecture", 3.2). Those of the file hold for all of it.
 */
function readAttributes(reader: ElfReader, { start, end }: Range): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const [version] = reader.bytes(start, 1);
  if (version !== 0x41) return found;
  for (let vendor = start + 1, left = MAX_ATTRIBUTES; vendor + 4 < end && left > 0; left -= 1) {
    const length = reader.u32(vendor);
    const stop = vendor + length;
    if (length < 5 || stop > end) return found;
    const at = vendor + 4 + VENDOR.length;
    const isKnown =
      at + 5 <= stop && VENDOR.every((byte, index) => reader.bytes(vendor + 4 + index, 1)[0] === byte);
    if (isKnown && reader.bytes(at, 1)[0] === TAG_FILE) {
      readTags(reader, { start: at + 5, end: Math.min(stop, at + reader.u32(at + 1)) }, found);
    }
    vendor = stop;
  }
  return found;
}

function readTags(reader: ElfReader, { start, end }: Range, found: Map<number, number>): void {
  let at = start;
  const number = (): number => {
    let value = 0;
    // ULEB128: seven bits a byte, the lowest first. More than four bytes no tag and no value has.
    for (let shift = 0; at < end && shift < 28; shift += 7) {
      const byte = reader.bytes(at, 1)[0] ?? 0;
      at += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value;
  };
  const text = (): void => {
    while (at < end && reader.bytes(at, 1)[0] !== 0) at += 1;
    at += 1;
  };
  for (let left = MAX_ATTRIBUTES; at < end && left > 0; left -= 1) {
    const tag = number();
    if (tag === TAG_CPU_RAW_NAME || tag === TAG_CPU_NAME || (tag > TAG_COMPATIBILITY && tag % 2 === 1)) {
      text();
    } else if (tag === TAG_COMPATIBILITY) {
      number();
      text();
    } else {
      found.set(tag, number());
    }
  }
}
