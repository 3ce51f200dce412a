import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';

import { buildCommand, cookCommand } from '../../src/dockerfile/cargo.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { aPlan } from '../helpers/plan.ts';
import { aBinary, aMember, anExample, aProfile } from '../helpers/workspace.ts';

/** Returns the arguments that a real shell would call cargo with. */
function argumentsOf(command: readonly string[]): string[] {
  const script = `cargo() { printf '%s\\n' "$@"; }\n${command.join(' \\\n      ')}`;
  return execFileSync('/bin/sh', ['-euc', script], { encoding: 'utf8' }).split('\n').slice(0, -1);
}

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_-]{0,10}$/);
const feature = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_+.-]{0,10}$/);

const plans: fc.Arbitrary<Plan> = fc
  .record({
    packageName: name,
    bin: name,
    profile: name,
    features: fc.uniqueArray(feature, { maxLength: 3 }),
    libc: fc.constantFrom('gnu', 'musl'),
    locked: fc.constantFrom('true', 'false'),
    hasExample: fc.boolean(),
  })
  .map(({ packageName, bin, profile, features, libc, locked, hasExample }) =>
    aPlan({
      workspace: {
        members: [
          aMember(packageName, {
            targets: [aBinary(bin), anExample(`${bin}-example`)],
            features: Object.fromEntries(features.map((each) => [each, []])),
          }),
        ],
        profiles: { [profile]: aProfile() },
      },
      inputs: {
        profile,
        features: features.join(','),
        libc,
        locked,
        bins: bin,
        ...(hasExample ? { examples: `${bin}-example` } : {}),
      },
    }),
  );

describe('the cargo call', () => {
  it('gives cargo exactly what was planned, by way of a real shell', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { cargo, libc, platforms } = plan;
        expect(argumentsOf(buildCommand(plan))).toEqual([
          libc === 'musl' ? 'zigbuild' : 'build',
          ...(cargo.profile === 'release' ? ['--release'] : ['--profile', cargo.profile]),
          ...(cargo.locked ? ['--locked'] : []),
          ...(cargo.features.length > 0 ? ['--features', cargo.features.join(',')] : []),
          ...platforms.flatMap(({ triple }) => ['--target', triple[libc]]),
          ...cargo.packages.flatMap((packageName) => ['--package', packageName]),
          ...cargo.bins.flatMap((bin) => ['--bin', bin]),
          ...cargo.examples.flatMap((example) => ['--example', example]),
        ]);
      }),
      { numRuns: 40 },
    );
  });

  it('has the same flags for the dependencies, which would otherwise be compiled twice, but for all examples', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const dependencies = cookCommand(plan).filter((word) => word !== '--zigbuild');
        const build = buildCommand(plan).map((word) => word.replace(/^--example .*/, '--examples'));
        expect(dependencies.slice(1)).toEqual(build.slice(1));
      }),
    );
  });
});
