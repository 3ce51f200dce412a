import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';

import { buildCommand, cookCommand, SET_PROFILE_FOLDER } from '../../src/dockerfile/cargo.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { aPlan } from '../helpers/plan.ts';
import { aBinary, aMember, anExample, aProfile } from '../helpers/workspace.ts';

/** Values of build arguments. */
interface Given {
  readonly FEATURES: string;
  readonly PROFILE: string;
}

/** Returns the arguments that a real shell would call cargo with. */
function argumentsOf(command: readonly string[], env: Given): string[] {
  const script = `cargo() { printf '%s\\n' "$@"; }\n${command.join(' \\\n      ')}`;
  return execFileSync('/bin/sh', ['-euc', script], { encoding: 'utf8', env: { ...env } })
    .split('\n')
    .slice(0, -1);
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

/** Build arguments are the builder's own, but must be words and not commands. */
const argument = fc.oneof(
  fc.stringMatching(/^[ -~]{0,12}$/),
  fc.constantFrom('', 'tls,api/metrics', 'a b', '$(exit 3)', '`exit 3`', '"; exit 3; "', "'", '*', '\\'),
);
const given: fc.Arbitrary<Given> = fc.record({ FEATURES: argument, PROFILE: argument });

describe('the cargo call', () => {
  it('gives cargo exactly what was planned and given, by way of a real shell', () => {
    fc.assert(
      fc.property(plans, given, (plan, env) => {
        const { cargo, libc, platforms } = plan;
        expect(argumentsOf(buildCommand(plan), env)).toEqual([
          libc === 'musl' ? 'zigbuild' : 'build',
          ...['--profile', env.PROFILE],
          ...(cargo.locked ? ['--locked'] : []),
          ...['--features', env.FEATURES],
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

  it.each([
    ['release', 'release'],
    ['dev', 'debug'],
    ['test', 'debug'],
    ['bench', 'release'],
    ['small', 'small'],
    ['$(exit 3)*', '$(exit 3)*'],
  ])('finds the binaries of the profile %s in %s', (PROFILE, folder) => {
    const script = `${SET_PROFILE_FOLDER} && printf %s "$folder"`;
    expect(execFileSync('/bin/sh', ['-euc', script], { encoding: 'utf8', env: { PROFILE } })).toBe(folder);
  });
});
