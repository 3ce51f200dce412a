import { describe, expect, it } from '@jest/globals';

import { chooseTimestamp } from '../../src/plan/timestamp.ts';
import { aPlan, decisionAbout } from '../helpers/plan.ts';
import { aResolved, exactly } from '../helpers/resolution.ts';

const TIME = { seconds: 1_769_860_800, text: '2026-01-31T12:00:00Z', from: 'git' } as const;

describe('the time that images have', () => {
  it('is that of the commit, and a label says it', () => {
    const situation = { surroundings: { timestamp: TIME } };
    expect(decisionAbout('timestamps', situation)).toEqual({
      about: 'timestamps',
      value: '2026-01-31T12:00:00Z',
      why: 'the time of the commit, so that two builds of it are the same image',
      from: 'git',
      input: 'SOURCE_DATE_EPOCH',
    });
    const plan = aPlan(situation);
    expect(plan.timestamp).toEqual(TIME);
    expect(plan.images[0]?.labels).toMatchObject({
      'org.opencontainers.image.created': '2026-01-31T12:00:00Z',
    });
  });

  it('is that of the build where no commit is known', () => {
    const plan = aPlan();
    expect(plan.timestamp).toBeNull();
    expect(plan.images[0]?.labels).not.toHaveProperty('org.opencontainers.image.created');
    expect(decisionAbout('timestamps').value).toBe('those of the build');
  });

  it.each([
    [[], false, []],
    [['serde'], false, []],
    [['vergen', 'serde'], true, []],
    [
      ['built', 'build-time'],
      true,
      ['build-time 1.0.0 (api) compiles the time of the build into the program.'],
    ],
  ])('is handed on to %j', (names, embedsTime, advice) => {
    const chosen = chooseTimestamp(TIME, exactly(...names.map((name) => aResolved(name))));
    expect([chosen.embedsTime, chosen.advice.map(({ what }) => what)]).toEqual([embedsTime, advice]);
    expect(chosen.reproducible).toEqual(
      advice.length === 0
        ? { expected: true, why: `on the same base images, with the time of the commit: ${TIME.text}` }
        : { expected: false, why: 'build-time 1.0.0 (api) compiles the time of the build in' },
    );
  });
});
