import { describe, expect, it } from '@jest/globals';

import { withQemu } from '../../src/plan/qemu.ts';
import { aPlan, someOptions, type Situation } from '../helpers/plan.ts';

const IMAGE = 'docker.io/tonistiigi/binfmt:qemu-v10.2.3';

function rowOf(inputs: NonNullable<Situation['inputs']>, stages: readonly string[]) {
  const plan = withQemu(aPlan({ inputs }), someOptions(inputs), stages);
  const at = plan.decisions.findIndex(({ about }) => about === 'qemu');
  expect(plan.decisions[at - 1]?.about).toBe('cross');
  expect(plan.qemu.stages).toEqual(stages);
  const row = plan.decisions[at];
  return [row?.value, row?.why, row?.input];
}

describe('the decision on QEMU', () => {
  it.each<[NonNullable<Situation['inputs']>, readonly string[], string, string]>([
    [{}, [], 'not set up', 'nothing runs on the CPU of an image while it is built'],
    [
      { cross: 'emulate' },
      ['build'],
      `${IMAGE}, where the builder does not run linux/amd64, linux/arm64`,
      'cross: emulate compiles on the CPU of each image',
    ],
    [
      { platforms: 'linux/arm64' },
      ['api'],
      `${IMAGE}, where the builder does not run linux/arm64`,
      'lines of your own run on the CPU of the image, in api',
    ],
    [{ qemu: 'false', cross: 'emulate' }, ['build'], 'not set up', 'asked for with the input qemu'],
    [
      { qemu: 'true', platforms: 'linux/arm64', 'qemu-image': 'corp/b:1' },
      [],
      'corp/b:1, for linux/arm64',
      'asked for with the input qemu',
    ],
    [
      { cross: 'emulate', target: 'test' },
      ['build'],
      'not set up',
      'nothing runs on the CPU of an image while it is built',
    ],
  ])('%j, %j', (inputs, stages, value, why) => {
    expect(rowOf(inputs, stages)).toEqual([value, why, 'qemu']);
  });
});
