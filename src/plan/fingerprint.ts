/**
 * Returns eight hexadecimal digits that stand for a text: FNV-1a of 32 bits
 * (draft-eastlake-fnv), which is enough to tell a handful of cache scopes apart.
 */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
