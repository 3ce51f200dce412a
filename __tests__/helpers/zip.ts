import { crc32, deflateRawSync } from 'node:zlib';

/** What an archive is made of; what is left out is the ordinary. */
export interface ZipParts {
  readonly name?: string;
  /** Sizes that the archive gives, where they are not true. */
  readonly size?: number;
  readonly copies?: number;
}

/** Returns an archive of one file, as `zip` makes it. */
export function zip(
  text: string | Buffer,
  { name = 'comparison.json', size, copies = 1 }: ZipParts = {},
): Buffer {
  const content = Buffer.from(text);
  const packed = deflateRawSync(content);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(size ?? content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed]);
  const entry = Buffer.alloc(16);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    fields,
    entry.subarray(0, 14),
    Buffer.from(name),
  ]);
  const all = Buffer.concat(Array.from({ length: copies }, () => central));
  const end = Buffer.alloc(18);
  end.writeUInt16LE(copies, 4);
  end.writeUInt16LE(copies, 6);
  end.writeUInt32LE(all.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, all, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
