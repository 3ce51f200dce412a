import { describe, expect, it } from '@jest/globals';

import { effectiveProfile } from '../../src/plan/profile.ts';
import { aProfile } from '../helpers/workspace.ts';

describe('effectiveProfile', () => {
  it('has what cargo sets, where the manifest says nothing', () => {
    expect(effectiveProfile({}, 'release')).toEqual(aProfile({ debug: false, optLevel: 3 }));
    expect(effectiveProfile({}, 'test')).toEqual(aProfile({ inherits: 'dev', debug: true, optLevel: 0 }));
  });

  it('takes the nearest of the profiles that it inherits from', () => {
    const profiles = {
      release: aProfile({ lto: 'fat', strip: true }),
      small: aProfile({ inherits: 'release', optLevel: 'z' }),
      tiny: aProfile({ inherits: 'small', lto: 'thin' }),
    };
    expect(effectiveProfile(profiles, 'tiny')).toEqual(
      aProfile({ inherits: 'small', lto: 'thin', strip: true, debug: false, optLevel: 'z' }),
    );
  });

  it('ends where profiles inherit from each other, and where one is missing', () => {
    const profiles = {
      a: aProfile({ inherits: 'b', lto: true }),
      b: aProfile({ inherits: 'a', strip: true }),
      c: aProfile({ inherits: 'toString' }),
    };
    expect(effectiveProfile(profiles, 'a')).toEqual(aProfile({ inherits: 'b', lto: true, strip: true }));
    expect(effectiveProfile(profiles, 'c')).toEqual(aProfile({ inherits: 'toString' }));
  });
});
