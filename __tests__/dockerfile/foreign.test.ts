import { describe, expect, it } from '@jest/globals';

import { foreignStages } from '../../src/dockerfile/foreign.ts';
import { stageName } from '../../src/dockerfile/names.ts';
import { renewDockerfile } from '../../src/dockerfile/renew.ts';
import { aPlan, type Situation } from '../helpers/plan.ts';

/** Returns the stages of a plan's Dockerfile in which its owner has written something. */
function foreignOf(situation: Situation, own: string): string[] {
  const plan = aPlan(situation);
  return foreignStages(renewDockerfile(plan, own, 'Dockerfile'), plan.images.map(stageName));
}

describe('foreignStages', () => {
  it.each<[what: string, Situation, own: string, string[]]>([
    ['nothing of the owner’s', {}, '', []],
    ['a RUN in an image', {}, '# >>> api\nRUN true\n# <<< api', ['api']],
    ['a run in small letters, indented', {}, '# >>> api\n  run true\n# <<< api', ['api']],
    ['no RUN in an image', {}, '# >>> api\nENV A=RUN\n# RUN true\n# <<< api', []],
    ['a RUN in the builder', {}, '# >>> before build\nRUN true\n# <<< before build', []],
    ['a heredoc that reads like one', {}, '# >>> api\nCOPY <<EOF /x\nRUN true\nEOF\n# <<< api', []],
    [
      'a stage of the owner’s that an image copies from',
      {},
      '# >>> before images\nFROM debian:trixie AS extra\nRUN true\n# <<< before images\n# >>> api\nCOPY --from=extra /a /b\n# <<< api',
      ['extra'],
    ],
    [
      'the same on the builder’s CPU',
      {},
      '# >>> before images\nFROM --platform=${BUILDPLATFORM} debian:trixie AS extra\nRUN true\n# <<< before images\n# >>> api\nCOPY --from=extra /a /b\n# <<< api',
      [],
    ],
    [
      'a stage that no image needs',
      {},
      '# >>> after images\nFROM debian:trixie AS extra\nRUN true\n# <<< after images',
      [],
    ],
    ['cross: emulate', { inputs: { cross: 'emulate' } }, '', ['recipe', 'cook', 'build']],
    [
      'cross: emulate with packages, for one platform',
      {
        inputs: {
          cross: 'emulate',
          platforms: 'linux/arm64',
          'build-packages': 'cmake',
          'dependency-cache': 'none',
        },
      },
      '',
      ['toolchain', 'build'],
    ],
    [
      'an image for each platform',
      { inputs: { 'builder-image': 'corp/rust:{arch}' } },
      '# >>> before build\nRUN true\n# <<< before build',
      [],
    ],
  ])('%s', (_, situation, own, stages) => {
    expect(foreignOf(situation, own)).toEqual(stages);
  });
});
