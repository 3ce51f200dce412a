import { describe, expect, it } from '@jest/globals';

import { aPlan, decisionAbout, type Situation } from '../helpers/plan.ts';
import { aProfile } from '../helpers/workspace.ts';

const bare = { profiles: {} };

const small = (workspace: Situation['workspace'] = bare, profile = 'release'): Situation => ({
  inputs: { optimize: 'size', profile },
  workspace,
});

describe('optimize: size', () => {
  it('sets what a small program needs, and nothing that changes what it does', () => {
    expect(aPlan(small()).cargo.settings).toEqual({
      CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '1',
      CARGO_PROFILE_RELEASE_LTO: 'fat',
      CARGO_PROFILE_RELEASE_STRIP: 'symbols',
    });
    expect(decisionAbout('optimize', small()).value).toBe(
      'lto = "fat", codegen-units = 1, strip = "symbols"',
    );
  });

  it('leaves alone what the manifest says, in the profile or in one that it inherits from', () => {
    const profiles = {
      release: aProfile({ strip: false, lto: 'thin' }),
      'to-ship': aProfile({ inherits: 'release', codegenUnits: 4 }),
      'own-size': aProfile({ inherits: 'release' }),
    };
    expect(aPlan(small({ profiles }, 'to-ship')).cargo.settings).toEqual({});
    expect(decisionAbout('optimize', small({ profiles }, 'to-ship'))).toMatchObject({
      value: 'nothing',
      why: 'the profile to-ship of the manifest sets all of it',
    });
    expect(aPlan(small({ profiles }, 'own-size')).cargo.settings).toEqual({
      CARGO_PROFILE_OWN_SIZE_CODEGEN_UNITS: '1',
    });
  });

  it('is advised no longer once it is asked for', () => {
    const about = (situation: Situation): string[] =>
      aPlan(situation)
        .advice.map(({ what }) => what)
        .filter((what) => what.includes('profile release'));
    expect(about({ workspace: bare }).length).toBeGreaterThan(0);
    expect(about(small())).toEqual([]);
    expect(aPlan().cargo.settings).toEqual({});
  });
});
