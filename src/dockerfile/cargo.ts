import type { Plan } from '../plan/plan.ts';
import { PROFILE_FOLDERS } from '../plan/profile.ts';
import { compilesEach, tripleOf } from './compile.ts';
import { shellWord } from './quote.ts';
import { recipeOf } from './user.ts';

/**
 * Build arguments that a stage has to declare in front of a cargo call. The values are the plan's, unless whoever builds gives
 * others; they reach the shell as variables, so nothing in them is a command.
 */
export const CARGO_ARGUMENTS: readonly string[] = ['ARG FEATURES', 'ARG PROFILE'];

/** Shell command that sets `folder` to the one below `target/<triple>/` that the profile's binaries are in. */
export const SET_PROFILE_FOLDER = [
  'case "$PROFILE" in',
  ...Array.from(PROFILE_FOLDERS, ([profile, folder]) => `${profile}) folder=${folder};;`),
  '*) folder=$PROFILE;; esac',
].join(' ');

/** Returns the compiling command, one shell word or flag with its value an entry. */
export function buildCommand(plan: Plan): string[] {
  return [
    [
      'cargo',
      ...(plan.auditable === null ? [] : ['auditable']),
      plan.cross === 'zig' ? 'zigbuild' : 'build',
    ].join(' '),
    ...sharedFlags(plan),
    ...plan.cargo.examples.map((name) => `--example ${shellWord(name)}`),
  ];
}

/** Returns the command that compiles the dependencies, with the very flags of {@link buildCommand} (LukeMathWalker/cargo-chef#238). */
export function cookCommand(plan: Plan): string[] {
  return [
    `cargo chef cook --recipe-path ${recipeOf(plan)}`,
    ...(plan.cross === 'zig' ? ['--zigbuild'] : []),
    ...sharedFlags(plan),
    // cargo-chef knows no single example. Of all of them only stubs are compiled here, with the dev-dependencies that they share.
    ...(plan.cargo.examples.length > 0 ? ['--examples'] : []),
  ];
}

/** Returns the flags that say which part of the target folder is meant. */
export function targetFlags(plan: Plan): string[] {
  return ['--profile "$PROFILE"', ...(plan.cargo.locked ? ['--locked'] : []), ...triples(plan)];
}

/** What is compiled for: all platforms in one call, or in each stage its own. */
function triples(plan: Plan): string[] {
  if (compilesEach(plan)) return ['--target "$CARGO_BUILD_TARGET"'];
  return plan.platforms.map((platform) => `--target ${tripleOf(plan, platform)}`);
}

function sharedFlags(plan: Plan): string[] {
  const { cargo } = plan;
  return [
    '--profile "$PROFILE"',
    ...featureFlags(cargo),
    // Always given, for the builder's own CPU too: otherwise its flags reach build scripts and everything is compiled twice.
    ...triples(plan),
    ...cargo.packages.map((name) => `--package ${shellWord(name)}`),
    ...cargo.bins.map((name) => `--bin ${shellWord(name)}`),
  ];
}

/** Returns the flags that every cargo call has, whatever it compiles. They need {@link CARGO_ARGUMENTS}. */
export function featureFlags(cargo: Plan['cargo']): string[] {
  return [
    ...(cargo.locked ? ['--locked'] : []),
    ...(cargo.allFeatures ? ['--all-features'] : []),
    ...(cargo.defaultFeatures ? [] : ['--no-default-features']),
    '--features "$FEATURES"',
  ];
}
