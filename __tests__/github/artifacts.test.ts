import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readZipped } from '../../src/github/artifacts.ts';
import { zip } from '../helpers/zip.ts';

describe('readZipped', () => {
  it('reads the file', async () => {
    expect(await readZipped(zip('{"a": 1}'), 'comparison.json', 100)).toBe('{"a": 1}');
  });

  it.each([
    ['is too large', zip('x'.repeat(101)), 'has 101 bytes'],
    ['is a bomb that says how large it is', zip(Buffer.alloc(50_000_000)), 'has 50000000 bytes'],
    ['is a bomb that lies', zip(Buffer.alloc(50_000_000), { size: 90 }), /too many bytes|more than/],
    ['is not there', zip('{}', { name: 'other.json' }), 'has no comparison.json'],
    ['would leave its folder', zip('{}', { name: '../comparison.json' }), 'invalid relative path'],
    ['is one of thousands', zip('{}', { copies: 5000 }), 'has 5000 files'],
    ['is no text', zip(Buffer.from([0xff, 0xfe, 0xfd])), 'not valid'],
    ['is no archive', Buffer.from('PK, or so'), /central directory|invalid/i],
  ])('refuses one that %s', async (_, archive, expected) => {
    await expect(readZipped(archive, 'comparison.json', 100)).rejects.toThrow(expected);
  });

  it('ends, whatever the bytes are', async () => {
    const good = zip('{"a": 1}');
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (place, byte) => {
        const bad = Buffer.from(good);
        bad[place] = byte;
        const text = await readZipped(bad, 'comparison.json', 100).catch((error: unknown) => error);
        expect(typeof text === 'string' && text.length > 100).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
