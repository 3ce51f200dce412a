import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { UserError } from '../../src/errors.ts';
import { openLayout } from '../../src/image/layout.ts';
import { readLayer } from '../../src/image/layers.ts';
import type { Layer, Wanted } from '../../src/image/layers.ts';
import { parseDescriptor } from '../../src/image/source.ts';
import { mergeLayers, resolvePath } from '../../src/image/tree.ts';
import { elfFile } from './elf-fixtures.ts';
import { createLayout, OCI, tarOf } from './layout-builder.ts';
import type { JsonDescriptor, LayoutBuilder, TarEntry } from './layout-builder.ts';

/** Milliseconds for a property test, which writes and reads hundreds of files. */
const PATIENCE = 60_000;

let layout: LayoutBuilder;

beforeEach(async () => {
  layout = await createLayout();
});

afterEach(async () => {
  await layout.remove();
});

async function read(layer: JsonDescriptor, wanted: Wanted = () => false): Promise<Layer> {
  await layout.root(layer);
  return readLayer(await openLayout(layout.folder), parseDescriptor(layer, 'test'), wanted);
}

/** The path and size of the file that `path` leads to in an image of these layers. */
async function resolved(path: string, ...layers: TarEntry[][]): Promise<[string, number] | string | null> {
  const inOrder: Layer[] = [];
  for (const entries of layers) {
    inOrder.push(await read(await layout.layer(entries)));
  }
  const found = resolvePath(mergeLayers(inOrder), path);
  return found === null ? null : found.node.kind === 'file' ? [found.path, found.node.size] : found.node.kind;
}

describe('readLayer', () => {
  const entries: TarEntry[] = [
    { name: 'usr/', type: 'directory' },
    { name: 'usr/bin/api', content: elfFile('x86_64-dynamic') },
    { name: 'usr/bin/run', content: '#!/bin/sh' },
    { name: 'etc/hosts', content: 'localhost' },
  ];

  it.each([OCI.tar, OCI.gzip, OCI.zstd])('reads %s', async (mediaType) => {
    const layer = await read(await layout.layer(entries, mediaType), (path) => path.startsWith('usr/bin/'));
    expect(layer.uncompressed).toBe((await tarOf(entries)).length);
    expect(layer.entries.map(({ path }) => path)).toEqual(['usr', 'usr/bin/api', 'usr/bin/run', 'etc/hosts']);
    expect(layer.elf.get(1)?.machine).toBe('x86_64');
    expect([...layer.elf.entries()].at(1)).toEqual([2, null]);
    expect(layer.elf.size).toBe(2);
  });

  it('goes by the bytes where the media type is wrong about the compression', async () => {
    const layer = await layout.blob(gzipSync(await tarOf(entries)), OCI.tar);
    expect((await read(layer)).entries).toHaveLength(4);
  });

  it.each([
    ['nothing at all', Buffer.alloc(0)],
    ['an archive without entries', Buffer.alloc(1024)],
  ])('reads a layer of %s', async (_what, bytes) => {
    expect(await read(await layout.blob(bytes, OCI.tar))).toMatchObject({
      entries: [],
      uncompressed: bytes.length,
    });
  });

  it('takes a damaged ELF file for one that is none', async () => {
    const cut = elfFile('x86_64-dynamic').subarray(0, 2000);
    const layer = await read(await layout.layer([{ name: 'api', content: cut }]), () => true);
    expect(layer.elf.get(0)).toBeNull();
  });

  it('refuses a layer that is no file system', async () => {
    const layer = await layout.blob(Buffer.from('wasm'), 'application/vnd.wasm.content.layer.v1+wasm');
    await expect(read(layer)).rejects.toThrow(/no file system layer/);
  });

  it('refuses bytes that are not those of the digest', async () => {
    const layer = await layout.layer(entries, OCI.tar);
    const other = await tarOf([...entries].reverse());
    expect(other).toHaveLength(layer.size);
    const source = { ...(await openedLayout(layer)), open: () => Promise.resolve(readableOf(other)) };
    await expect(readLayer(source, parseDescriptor(layer, 'test'), () => false)).rejects.toThrow(
      /other bytes than its name says/,
    );
  });

  it('refuses data after the compressed archive, which zlib would not read', async () => {
    const bytes = Buffer.concat([gzipSync(await tarOf(entries)), Buffer.alloc(1_000_000)]);
    await expect(read(await layout.blob(bytes, OCI.gzip))).rejects.toThrow(/data follows the end/);
  });

  it.each([OCI.tar, OCI.gzip, OCI.zstd])(
    'says clearly that a damaged %s is, and ends',
    async (mediaType) => {
      const whole = await layout.layer(entries, mediaType);
      const source = await openedLayout(whole);
      const bytes = Buffer.concat(await (await source.open(parseDescriptor(whole, 'test'))).toArray());
      await fc.assert(
        fc.asyncProperty(
          fc.nat({ max: bytes.length - 1 }),
          fc.integer({ min: 1, max: 255 }),
          fc.boolean(),
          async (at, change, cut) => {
            const damaged = Buffer.from(cut ? bytes.subarray(0, at) : bytes);
            if (!cut) {
              damaged[at] = (damaged[at] ?? 0) ^ change;
            }
            // With its own digest the damage has to be seen in the bytes, or be harmless.
            const layer = parseDescriptor(await layout.blob(damaged, mediaType), 'test');
            await readLayer(source, layer, () => true).catch((error: unknown) => {
              expect(error).toBeInstanceOf(UserError);
            });
            const renamed = { ...source, open: () => Promise.resolve(readableOf(damaged)) };
            await expect(readLayer(renamed, parseDescriptor(whole, 'test'), () => true)).rejects.toThrow(
              UserError,
            );
          },
        ),
        { numRuns: 150 },
      );
    },
    PATIENCE,
  );

  it(
    'says clearly that random bytes are no layer',
    async () => {
      const source = await openedLayout(await layout.layer([]));
      await fc.assert(
        fc.asyncProperty(
          fc.uint8Array({ minLength: 1, maxLength: 2000 }),
          fc.constantFrom([], [0x1f, 0x8b, 8, 0], [0x28, 0xb5, 0x2f, 0xfd]),
          async (rest, magic) => {
            fc.pre(rest.some((byte) => byte !== 0));
            const layer = await layout.blob(Buffer.concat([Buffer.from(magic), rest]), OCI.gzip);
            await expect(readLayer(source, parseDescriptor(layer, 'test'), () => true)).rejects.toThrow(
              UserError,
            );
          },
        ),
      );
    },
    PATIENCE,
  );
});

describe('the merged tree', () => {
  it('has the topmost version of a file', async () => {
    expect(await resolved('/a', [{ name: 'a', content: '1' }], [{ name: './a', content: '22' }])).toEqual([
      '/a',
      2,
    ]);
  });

  it('follows relative and absolute symlinks, also of folders, across layers', async () => {
    const layers: TarEntry[][] = [
      [
        { name: 'bin', type: 'symlink', to: 'usr/bin' },
        { name: 'usr/bin/api', type: 'symlink', to: '/opt/current/api' },
      ],
      [{ name: 'opt/current', type: 'symlink', to: '../srv/./v2' }],
      [{ name: 'srv/v2/api', content: 'abc' }],
    ];
    expect(await resolved('/bin/api', ...layers)).toEqual(['/srv/v2/api', 3]);
    expect(await resolved('/bin/../../usr//bin/./api', ...layers)).toEqual(['/srv/v2/api', 3]);
  });

  it('gives up on symlinks that go in circles or nowhere', async () => {
    const layer: TarEntry[] = [
      { name: 'a', type: 'symlink', to: 'b' },
      { name: 'b', type: 'symlink', to: '/a' },
      { name: 'deep', type: 'symlink', to: 'deep/deep' },
      { name: 'gone', type: 'symlink', to: 'nowhere' },
      { name: 'blank', type: 'symlink' },
    ];
    expect(await resolved('/a', layer)).toBeNull();
    expect(await resolved('/deep', layer)).toBeNull();
    expect(await resolved('/gone', layer)).toBeNull();
    expect(await resolved('/blank', layer)).toBe('directory');
  });

  it('puts an entry where a symlink of a lower layer leads', async () => {
    const layers: TarEntry[][] = [
      [{ name: 'lib', type: 'symlink', to: 'usr/lib' }],
      [{ name: 'lib/ld.so', content: 'x' }],
    ];
    expect(await resolved('/usr/lib/ld.so', ...layers)).toEqual(['/usr/lib/ld.so', 1]);
  });

  it('takes away what whiteouts name, in lower layers only', async () => {
    const lower: TarEntry[] = [
      { name: 'app/api', content: '1' },
      { name: 'app/old', content: '1' },
      { name: 'etc/hosts', content: '1' },
    ];
    const upper: TarEntry[] = [
      { name: 'app/api', content: '22' },
      { name: 'app/.wh.api' },
      { name: 'app/.wh.old' },
      { name: '.wh.etc' },
    ];
    expect(await resolved('/app/api', lower, upper)).toEqual(['/app/api', 2]);
    expect(await resolved('/app/old', lower, upper)).toBeNull();
    expect(await resolved('/etc/hosts', lower, upper)).toBeNull();
    expect(await resolved('/app/.wh.old', lower, upper)).toBeNull();
  });

  it('empties an opaque folder of what lower layers have in it', async () => {
    const lower: TarEntry[] = [
      { name: 'app/api', content: '1' },
      { name: 'app/sub/file', content: '1' },
    ];
    const upper: TarEntry[] = [{ name: 'app/new', content: '22' }, { name: 'app/.wh..wh..opq' }];
    expect(await resolved('/app/api', lower, upper)).toBeNull();
    expect(await resolved('/app/sub/file', lower, upper)).toBeNull();
    expect(await resolved('/app/new', lower, upper)).toEqual(['/app/new', 2]);
  });

  it('takes no whiteout for the folder itself or the one above', async () => {
    const lower: TarEntry[] = [{ name: 'app/api', content: '1' }];
    const upper: TarEntry[] = [{ name: 'app/.wh..' }, { name: 'app/.wh...' }, { name: 'app/.wh..wh.plnk' }];
    expect(await resolved('/app/api', lower, upper)).toEqual(['/app/api', 1]);
  });

  it('follows hard links, which keep the file that they were made for', async () => {
    const layers: TarEntry[][] = [
      [
        { name: 'a', content: '333' },
        { name: 'b', type: 'link', to: './a' },
        { name: 'c', type: 'link', to: 'nothing' },
      ],
      [{ name: 'a', content: '4444' }],
    ];
    expect(await resolved('/b', ...layers)).toEqual(['/b', 3]);
    expect(await resolved('/c', ...layers)).toBeNull();
  });

  it('replaces a folder by a file and keeps a folder that comes again', async () => {
    const lower: TarEntry[] = [{ name: 'app/api', content: '1' }];
    expect(await resolved('/app/api', lower, [{ name: 'app', content: 'file' }])).toBeNull();
    expect(await resolved('/app/api', lower, [{ name: 'app/', type: 'directory' }])).toEqual(['/app/api', 1]);
    expect(await resolved('/app', lower, [{ name: 'app', type: 'fifo' }])).toBe('other');
  });

  it('does not leave the image by `..`', async () => {
    expect(await resolved('/../../a', [{ name: '../../a', content: '1' }])).toEqual(['/a', 1]);
    expect(
      await resolved('/link', [
        { name: 'link', type: 'symlink', to: '../../../etc/passwd' },
        { name: 'etc/passwd', content: '1' },
      ]),
    ).toEqual(['/etc/passwd', 1]);
  });
});

async function openedLayout(root: JsonDescriptor): Promise<Awaited<ReturnType<typeof openLayout>>> {
  await layout.root(root);
  return openLayout(layout.folder);
}

function readableOf(bytes: Buffer): Readable {
  return Readable.from([bytes]);
}
