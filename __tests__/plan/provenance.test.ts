import { describe, expect, it } from '@jest/globals';

import { aPlan, type Situation } from '../helpers/plan.ts';

const URL = 'https://github.com/org/shop/actions/runs/1';

function provenance(inputs: Situation['inputs'], isPublic: boolean | null): (string | undefined)[] {
  const job = isPublic === null ? null : { url: URL, isPublic };
  const { attestations, decisions } = aPlan({ ...(inputs && { inputs }), surroundings: { job } });
  const row = decisions.find(({ about }) => about === 'provenance');
  return [attestations.provenance ?? undefined, row?.value];
}

describe('provenance', () => {
  it('says all of a public build, and names the run', () => {
    expect(provenance({}, true)).toEqual([`mode=max,builder-id=${URL}`, 'mode=max']);
  });

  it('says nothing of the steps of a private build', () => {
    expect(provenance({}, false)).toEqual([`mode=min,inline-only=true,builder-id=${URL}`, 'mode=min']);
  });

  it('does not publish the values of build arguments', () => {
    const inputs = { 'build-args': 'HTTPS_PROXY=http://user:password@proxy' };
    expect(provenance(inputs, true)).toEqual([`mode=min,inline-only=true,builder-id=${URL}`, 'mode=min']);
  });

  it.each([
    ['true', `builder-id=${URL}`],
    ['false', 'false'],
    ['mode=max', `mode=max,builder-id=${URL}`],
    ['mode=max,builder-id=https://example.org', 'mode=max,builder-id=https://example.org'],
  ])('names the run in what is asked for: %s', (given, value) => {
    expect(provenance({ provenance: given }, true)).toEqual([value, undefined]);
  });

  it('is left to buildx on a laptop', () => {
    expect(provenance({}, null)).toEqual([undefined, undefined]);
    expect(provenance({ provenance: 'mode=max' }, null)).toEqual(['mode=max', undefined]);
  });
});
