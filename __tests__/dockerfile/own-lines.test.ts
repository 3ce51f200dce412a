import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { stageName } from '../../src/dockerfile/names.ts';
import { type OwnLines, readOwnLines, withOwnLines } from '../../src/dockerfile/own-lines.ts';
import { renewDockerfile } from '../../src/dockerfile/renew.ts';
import { writeDockerfile } from '../../src/dockerfile/write.ts';
import { expectGolden } from '../helpers/golden.ts';
import { aPlan } from '../helpers/plan.ts';
import { problemOf } from '../helpers/problem.ts';
import { aMember } from '../helpers/workspace.ts';

const PLAN = aPlan({
  workspace: { members: [aMember('api'), aMember('worker')] },
  inputs: { runtime: 'debian', platforms: 'linux/amd64' },
});
const WRITTEN = writeDockerfile(PLAN);
const IMAGES = PLAN.images.map(stageName);

const STAGES = ['chef', 'toolchain', 'recipe', 'cook', 'build', 'files', 'api', 'worker'];
const PLACES = [
  'before stages',
  ...STAGES,
  ...['toolchain', 'recipe', 'cook', 'build', 'files'].map((stage) => `before ${stage}`),
  'before images',
  'after images',
];

function own(place: string, ...lines: readonly string[]): OwnLines {
  return { place, lines, line: 1 };
}

function marked(place: string, ...lines: readonly string[]): string {
  return [`# >>> ${place}`, ...lines, `# <<< ${place}`, ''].join('\n');
}

describe('lines of the owner', () => {
  it('are each at the place that they are marked with', () => {
    const all = PLACES.map((place) => own(place, `# ${place}, of the owner`));
    expectGolden('dockerfile/own-lines.Dockerfile', withOwnLines(WRITTEN, all, IMAGES, 'Dockerfile'));
  });

  it('stay as they are, wherever they stood, and nothing else does', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }).filter((text) => !/[\n\r]/.test(text)),
      fc.constantFrom('', '\t# a', 'RUN a \\', 'FROM x AS y', '# >>> other', '# <<< other', 'a\r'),
    );
    const some = fc
      .uniqueArray(fc.constantFrom(...PLACES), { minLength: 1, maxLength: 4 })
      .chain((places) =>
        fc.tuple(
          ...places.map((place) => fc.array(line, { maxLength: 4 }).map((lines) => own(place, ...lines))),
        ),
      );
    fc.assert(
      fc.property(some, fc.nat(), (blocks, seed) => {
        // Written by hand anywhere in the file …
        const lines = WRITTEN.split('\n');
        lines.splice(
          seed % lines.length,
          0,
          ...blocks.flatMap((each) =>
            marked(each.place, ...each.lines)
              .split('\n')
              .slice(0, -1),
          ),
        );
        const committed = lines.join('\n');
        const read = readOwnLines(committed, 'Dockerfile');
        expect(read.own.map(({ place, lines: texts }) => own(place, ...texts))).toEqual(blocks);
        expect(read.generated.map(({ text }) => text).join('\n')).toBe(WRITTEN);
        // … they are at their places the next time, and stay there.
        const renewed = renewDockerfile(PLAN, committed, 'Dockerfile');
        for (const { place, lines: texts } of blocks) expect(renewed).toContain(marked(place, ...texts));
        expect(renewDockerfile(PLAN, renewed, 'Dockerfile')).toBe(renewed);
        const back = readOwnLines(renewed, 'Dockerfile').own;
        expect(new Map(back.map((each) => [each.place, each.lines]))).toEqual(
          new Map(blocks.map((each) => [each.place, each.lines])),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('leave nothing behind when they are deleted', () => {
    const committed = withOwnLines(WRITTEN, [own('api', 'COPY a /')], IMAGES, 'Dockerfile');
    expect(renewDockerfile(PLAN, committed.replace(marked('api', 'COPY a /'), ''), 'Dockerfile')).toBe(
      WRITTEN,
    );
  });

  it('of a checkout with CRLF are the same as of one without', () => {
    const renewed = renewDockerfile(PLAN, `${WRITTEN}${marked('api', 'COPY a /')}`, 'Dockerfile');
    expect(renewDockerfile(PLAN, renewed.replaceAll('\n', '\r\n'), 'Dockerfile')).toBe(renewed);
  });

  it('may be marked with other spaces', () => {
    const text = `${WRITTEN}  #>>>  before   build\t\nRUN a\n#<<< before build`;
    expect(renewDockerfile(PLAN, text, 'Dockerfile')).toContain(marked('before build', 'RUN a'));
  });

  it.each<[string, string, number, string]>([
    [
      'of a stage that is gone',
      marked('libraries', 'RUN a'),
      1,
      'for the place "libraries", which this Dockerfile',
    ],
    ['of an image that is gone', marked('old', 'RUN a'), 1, 'for the place "old"'],
    ['in a stage that runs nothing', marked('before api', 'RUN a'), 1, 'for the place "before api"'],
    ['without a name', marked('', 'RUN a'), 1, 'for the place ""'],
    ['that begin and do not end', '# >>> api\nRUN a\n', 1, 'begins here, and ends nowhere'],
    ['that end and do not begin', 'RUN a\n# <<< api\n', 2, 'ends here, and begins nowhere'],
    ['that end as others', '# >>> api\n# <<< build\n', 1, 'begins here, and ends nowhere'],
    ['that are there twice', marked('api') + marked('api'), 3, 'a second time; the first is on line 1'],
  ])('are never dropped without a word: %s', (_, text, line, what) => {
    const problem = problemOf(() => renewDockerfile(PLAN, text, 'docker/Dockerfile'));
    expect(problem.what).toContain(what);
    expect(problem.where).toEqual({ file: 'docker/Dockerfile', line });
  });

  it('say which places there are', () => {
    const { next } = problemOf(() => renewDockerfile(PLAN, marked('apy'), 'Dockerfile'));
    expect(next).toContain('Did you mean api? Places: before stages, chef, before toolchain, toolchain, ');
  });
});
