import { describe, expect, it } from '@jest/globals';

import { reproducibleLine } from '../../src/report/reproducible.ts';
import { aPlan } from '../helpers/plan.ts';
import { aReport } from '../helpers/report.ts';

describe('whether an image is reproducible', () => {
  const timestamp = { seconds: 1_767_225_600, text: '2026-01-01T00:00:00Z', from: 'git' } as const;

  it.each([
    [null, 'no, its times are those of the build: there is no commit to take them from.'],
    [timestamp, 'yes, on the same base images, with the time of the commit: 2026-01-01T00:00:00Z.'],
    [
      { ...timestamp, from: 'SOURCE_DATE_EPOCH' as const },
      'yes, on the same base images, with the time that SOURCE_DATE_EPOCH says: 2026-01-01T00:00:00Z.',
    ],
  ])('is one line: %j', (time, line) => {
    const plan = aPlan({ surroundings: { timestamp: time } });
    expect(reproducibleLine(aReport({ plan }))).toBe(`Reproducible: ${line}`);
  });
});
