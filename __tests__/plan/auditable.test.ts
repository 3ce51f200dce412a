import { describe, expect, it } from '@jest/globals';

import { aPlan, decisionAbout } from '../helpers/plan.ts';
import { aMember } from '../helpers/workspace.ts';

describe('auditable', () => {
  it.each([
    [{}, null],
    [{ sbom: 'false' }, null],
    [{ sbom: 'generator=scanner,disabled=true' }, null],
    [{ sbom: 'true' }, 'rust:1-slim-trixie'],
    [{ sbom: 'generator=scanner' }, 'rust:1-slim-trixie'],
    [{ sbom: 'true', auditable: 'false' }, null],
    [{ auditable: 'true' }, 'rust:1-slim-trixie'],
    [{ auditable: 'true', 'rust-version': '1.90' }, 'rust:1.90-slim-trixie'],
    [{ auditable: 'true', 'rust-version': '1.85.1' }, 'rust:1.85.1-slim-bookworm'],
    [{ auditable: 'true', 'rust-version': 'nightly-2026-01-01' }, 'rust:1-slim-trixie'],
  ])('%j: the tool is compiled with %s', (inputs, image) => {
    expect(aPlan({ inputs }).auditable).toEqual(image === null ? null : { image });
  });

  it('is compiled with the newest Rust where the one of the workspace is too old for it', () => {
    const old = {
      inputs: { auditable: 'true', 'rust-version': '1.84' },
      workspace: { members: [aMember('api', { edition: '2021' })], resolver: 2 as const },
    };
    expect(aPlan(old).auditable).toEqual({ image: 'rust:1-slim-bookworm' });
    expect(decisionAbout('auditable', old).why).toContain('because it needs Rust 1.85');
  });

  it.each([
    [
      { 'builder-image': 'ghcr.io/org/rust:1', platforms: 'linux/amd64' },
      'with builder-image: cargo-auditable',
    ],
    [{ cross: 'emulate' }, 'with cross: emulate: cargo-auditable'],
  ])('is refused where the tool could not run, and an SBOM goes without: %j', (inputs, what) => {
    expect(() => aPlan({ inputs: { ...inputs, auditable: 'true' } })).toThrow(what);
    const sbom = { inputs: { ...inputs, sbom: 'true' } };
    expect(aPlan(sbom).auditable).toBeNull();
    expect(decisionAbout('auditable', sbom).why).toContain('an SBOM has no crates');
  });

  it('says nothing where nobody asked', () => {
    expect(aPlan().decisions.map(({ about }) => about)).not.toContain('auditable');
  });

  it.each([
    [{ sbom: 'true' }, 'input sbom', 'scanners find them'],
    [{ auditable: 'true' }, 'input auditable', 'scanners find them'],
    [{ auditable: 'false' }, 'input auditable', 'asked for with the input'],
    [{ auditable: 'false', sbom: 'true' }, 'input auditable', 'an SBOM has no crates'],
  ])('%j: names %s as the reason', (inputs, from, why) => {
    const decision = decisionAbout('auditable', { inputs });
    expect(decision).toMatchObject({ from, input: 'auditable' });
    expect(decision.why).toContain(why);
  });
});
