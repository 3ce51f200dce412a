import { execFileSync } from 'node:child_process';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { isActive } from '../../src/plan/cfg.ts';
import { PLATFORMS } from '../../src/plan/platforms.ts';
import { CFG_OF_TRIPLE, HOST_TRIPLE } from '../../src/plan/triples.ts';

const AMD64 = 'x86_64-unknown-linux-gnu';
const ARM64_MUSL = 'aarch64-unknown-linux-musl';

describe('a dependency for a target', () => {
  it.each<[target: string | null, triple: string, active: boolean]>([
    [null, AMD64, true],
    [AMD64, AMD64, true],
    ['x86_64-pc-windows-msvc', AMD64, false],
    ['cfg(unix)', AMD64, true],
    ['cfg(windows)', AMD64, false],
    ['cfg(not(windows))', AMD64, true],
    ['cfg(target_arch = "aarch64")', AMD64, false],
    ['cfg(target_arch="aarch64")', ARM64_MUSL, true],
    ['cfg(target_env = "musl")', ARM64_MUSL, true],
    ['cfg(target_env = "musl")', AMD64, false],
    ['cfg(all(unix, target_os = "linux"))', AMD64, true],
    ['cfg(all(unix, target_os = "macos"))', AMD64, false],
    ['cfg(all())', AMD64, true],
    ['cfg(any())', AMD64, false],
    ['cfg(any(windows, target_os = "linux",))', AMD64, true],
    ['cfg(any(windows, target_os = "macos"))', AMD64, false],
    ['cfg(not(any(target_arch = "wasm32", all(windows, target_env = "msvc"))))', AMD64, true],
    ['cfg(target_pointer_width = "32")', 'armv7-unknown-linux-gnueabihf', true],
    ['cfg(target_endian = "big")', 's390x-unknown-linux-gnu', true],
    ['cfg(target_has_atomic = "64")', AMD64, true],
    ['cfg(target_feature = "crt-static")', ARM64_MUSL, true],
    ['cfg(true)', AMD64, true],
    ['cfg(false)', AMD64, false],
    ['cfg(r#unix)', AMD64, true],
  ])('%p is active on %p: %p', (target, triple, active) => {
    expect(isActive(target, triple)).toBe(active);
  });

  it.each([['cfg(tokio_unstable)'], ['cfg(feature = "x")'], ['cfg(target_os = "lin")'], ['cfg(r#all)']])(
    'is off where rustc does not set the name: %p',
    (target) => {
      expect(isActive(target, AMD64)).toBe(false);
    },
  );

  it.each([
    ['cfg()'],
    ['cfg(windows))'],
    ['cfg(not())'],
    ['cfg(not(windows, windows))'],
    ['cfg(any(windows)'],
    ['cfg(any windows)'],
    ['cfg(windows windows)'],
    ['cfg(target_os = linux)'],
    ['cfg(target_os = "lin)'],
    ['cfg("windows")'],
    ['cfg(any(windows; windows))'],
    [`cfg(${'not('.repeat(100_000)}windows${')'.repeat(100_000)})`],
    [`cfg(${'all('.repeat(100_000)})`],
  ])('counts as active where cargo would refuse it: %.40p', (target) => {
    expect(isActive(target, AMD64)).toBe(true);
  });

  it('counts as active on a triple that nothing is known of, unless it names another', () => {
    expect(isActive('cfg(windows)', 'mips-unknown-linux-gnu')).toBe(true);
    expect(isActive(AMD64, 'mips-unknown-linux-gnu')).toBe(false);
  });

  it('is decided for any text', () => {
    const parts = [
      '(',
      ')',
      ',',
      '=',
      ' ',
      '"',
      'all',
      'any',
      'not',
      'unix',
      'windows',
      'target_os',
      'r#',
      '\n',
    ];
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...parts)).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(text, (inner) => {
        expect(typeof isActive(`cfg(${inner})`, AMD64)).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a long list in linear time', () => {
    const list = (count: number): string => `cfg(any(${'windows,'.repeat(count)}unix))`;
    expect(isActive(list(200_000), AMD64)).toBe(true);
  });
});

describe('the table of triples', () => {
  it('has those of every platform, and the host', () => {
    const triples = Object.values(PLATFORMS).flatMap(({ triple }) => [triple.gnu, triple.musl ?? triple.gnu]);
    expect([...triples, HOST_TRIPLE].filter((triple) => !CFG_OF_TRIPLE.has(triple))).toEqual([]);
  });

  const recorded = rustc('-vV');
  (recorded?.includes('release: 1.95.') === true ? it : it.skip).each([...CFG_OF_TRIPLE.keys()])(
    'says of %s what rustc 1.95 says (skipped where that is not there)',
    (triple) => {
      const lines = rustc('--print', 'cfg', '--target', triple)?.trim().split('\n') ?? [];
      expect([...(CFG_OF_TRIPLE.get(triple) ?? [])].sort()).toEqual(lines.sort());
    },
  );
});

function rustc(...args: readonly string[]): string | null {
  try {
    return execFileSync('rustc', args, { cwd: '/', encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}
