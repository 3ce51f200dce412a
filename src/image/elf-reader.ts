/** Why a file that begins like an ELF file cannot be read as one: it is cut off, or its headers contradict each other. */
export class ElfError extends Error {
  override readonly name = 'ElfError';
}

/** Longest string that is read: PATH_MAX, which no library, interpreter, version or section name comes near. */
const MAX_STRING = 4096;

/** Reads numbers and strings of one ELF file; every function throws {@link ElfError} outside of the file. */
export interface ElfReader {
  readonly bits: 32 | 64;
  readonly littleEndian: boolean;
  /** Of the file, in bytes. */
  readonly length: number;
  u16(offset: number): number;
  u32(offset: number): number;
  /**
   * A field as wide as the class: an `Elf32_Addr` or an `Elf64_Xword`. Above 2^53 the value is rounded: no file is
   * that long and no Linux process has such an address, so the bounds refuse it whatever its last bits are.
   */
  word(offset: number): number;
  /** A zero-terminated string that must end before `end`. */
  string(offset: number, end: number): string;
  /** The bytes themselves, not a copy. */
  bytes(offset: number, length: number): Uint8Array;
}

/** Returns a reader for the class and byte order that `e_ident` gives. */
export function elfReader(bytes: Uint8Array, bits: 32 | 64, littleEndian: boolean): ElfReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();

  function need(offset: number, length: number): void {
    if (offset + length > bytes.length) {
      throw new ElfError(`needs ${length} bytes at offset ${offset}, the file has ${bytes.length}`);
    }
  }
  function u32(offset: number): number {
    need(offset, 4);
    return view.getUint32(offset, littleEndian);
  }
  function u64(offset: number): number {
    need(offset, 8);
    return Number(view.getBigUint64(offset, littleEndian));
  }
  return {
    bits,
    littleEndian,
    length: bytes.length,
    u16: (offset) => {
      need(offset, 2);
      return view.getUint16(offset, littleEndian);
    },
    u32,
    word: bits === 64 ? u64 : u32,
    string: (offset, end) => {
      need(offset, 1);
      const part = bytes.subarray(offset, Math.min(end, offset + MAX_STRING));
      const length = part.indexOf(0);
      if (length < 0) {
        throw new ElfError(`the string at offset ${offset} does not end`);
      }
      return decoder.decode(part.subarray(0, length));
    },
    bytes: (offset, length) => {
      need(offset, length);
      return bytes.subarray(offset, offset + length);
    },
  };
}
