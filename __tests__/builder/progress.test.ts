import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type Progress, readProgress } from '../../src/builder/progress.ts';
import { readFixture } from '../helpers/golden.ts';

const RECORDED = ['two-platforms', 'cached', 'compile-errors', 'build-script'];

function read(...pieces: readonly string[]): Progress {
  const progress = readProgress();
  pieces.forEach(progress.write);
  return progress;
}

function recorded(name: string): string {
  return readFixture(`builder/${name}.txt`);
}

describe('readProgress', () => {
  it('reads the steps of a build for two platforms, in the order in which they began', () => {
    const progress = read(recorded('two-platforms'));
    const steps = progress.steps();
    expect(steps.slice(0, 3).map(({ name }) => name)).toEqual([
      '[internal] load local bake definitions',
      '[hello internal] load build definition from Dockerfile',
      '[hello linux/amd64 internal] load metadata for docker.io/library/rust:1-slim-trixie',
    ]);
    expect(steps.find(({ name }) => name.includes('RUN cargo build'))).toMatchObject({
      cached: false,
      duration: 1300,
    });
    expect(steps.filter(({ cached }) => cached)).toEqual([]);
  });

  it('takes no error of a cache for a failed step', () => {
    expect(recorded('two-platforms')).toContain('\nERROR: (*service).Write failed');
    expect(read(recorded('two-platforms')).failures()).toEqual([]);
  });

  it('knows what came from the cache', () => {
    const steps = read(recorded('cached')).steps();
    const cached = steps.filter((step) => step.cached).map(({ name }) => name);
    expect(cached).toHaveLength(12);
    expect(cached.some((name) => name.includes('RUN cargo build'))).toBe(true);
    expect(steps.filter((step) => step.cached).every(({ duration }) => duration === 0)).toBe(true);
  });

  it.each(RECORDED)('gives each step of %s once', (name) => {
    const numbers = recorded(name).matchAll(/^#([1-9]\d*) /gm);
    expect(read(recorded(name)).steps()).toHaveLength(new Set(Array.from(numbers, ([, n]) => n)).size);
  });

  it.each([
    ['two-platforms', 2140],
    ['cached', 174],
    ['build-script', 509],
  ])('knows how much of the context was sent: %s', (name, bytes) => {
    expect(read(recorded(name)).contextBytes()).toBe(bytes);
  });

  it('takes the last of what a slow transfer says, and nothing for none', () => {
    const lines = [
      '#3 [internal] load build context',
      '#3 transferring context: 900kB',
      '#3 transferring context: 1.25MB 0.4s done',
    ];
    expect(read(`${lines.join('\n')}\n`).contextBytes()).toBe(1_250_000);
    expect(
      read('#1 [internal] load .dockerignore\n#1 transferring context: 2B done\n').contextBytes(),
    ).toBeNull();
  });

  it('leaves out what buildx says about the builder', () => {
    expect(recorded('cached')).toMatch(/^#0 building with /);
    expect(
      read(recorded('cached'))
        .steps()
        .some(({ name }) => name.startsWith('building with')),
    ).toBe(false);
  });

  it('keeps what a failed step wrote, without the times', () => {
    const [failure, ...others] = read(recorded('compile-errors')).failures();
    expect(others).toEqual([]);
    expect(failure?.name).toContain('RUN cargo build');
    expect(failure?.error).toMatch(
      /^process "\/bin\/sh -c cargo build .* did not complete successfully: exit code: 101$/,
    );
    expect(failure?.lines.slice(0, 3)).toEqual([
      '   Compiling broken v0.1.0 (/workspace)',
      'error: first line',
      '       second line',
    ]);
    expect(failure?.lines.at(-1)).toBe(
      'error: could not compile `broken` (bin "broken") due to 3 previous errors',
    );
    expect(failure?.lines.filter((line) => line === '')).toHaveLength(4);
  });

  it('gives a step that never ended no duration', () => {
    expect(read('#1 [build] RUN sleep\n#1 0.1 hello\n#2 [other]\n#2 CANCELED\n').steps()).toEqual([
      { name: '[build] RUN sleep', cached: false, duration: null },
      { name: '[other]', cached: false, duration: null },
    ]);
  });

  it('keeps lines in which a tool went back to the start of the line', () => {
    const { lines } = read('#1 [a]\n#1 0.1 10%\r20%\r\n#1 ERROR: x\n').failures()[0] ?? { lines: [] };
    expect(lines).toEqual(['10%\r20%\r']);
  });

  it('keeps the end of a step that writes very much', () => {
    const output = Array.from({ length: 5000 }, (_, line) => `#1 0.1 line ${line}\n`);
    const [failure] = read('#1 [a]\n', ...output, '#1 ERROR: x\n').failures();
    expect(failure?.lines).toHaveLength(2000);
    expect(failure?.lines.at(-1)).toBe('line 4999');
  });

  it.each(RECORDED)('reads %s the same, however it is cut', (name) => {
    const text = recorded(name);
    const whole = read(text);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 200 }), (places) => {
        const cuts = [0, ...places.sort((a, b) => a - b), text.length];
        const cut = read(...cuts.slice(1).map((end, index) => text.slice(cuts[index], end)));
        expect(cut.steps()).toEqual(whole.steps());
        expect(cut.failures()).toEqual(whole.failures());
      }),
      { numRuns: 30 },
    );
  });
});
