import type { Plan } from '../../plan/plan.ts';
import type { MemberStage } from '../../plan/stages/types.ts';
import { CARGO_ARGUMENTS, featureFlags } from '../cargo.ts';
import { ONE_VERSION, STAGES } from '../names.ts';
import { copyRecipe, copySources } from '../parts.ts';
import { run } from '../run.ts';
import { secretMounts } from '../secrets.ts';
import { shellWord } from '../quote.ts';
import { asRoot, recipeOf } from '../user.ts';

/**
 * The builder's own triple, given like that of every other build: without it, flags of the configuration would reach build
 * scripts too, and its `build.target` would be obeyed.
 */
const OWN_TARGET = `--target "$(rustc -vV | sed -n 's/^host: //p')"`;

const PIPES = [
  '# Where the pipe hides that rustc failed, cargo refuses the empty target.',
  '# hadolint ignore=DL4006',
];

/** One command over members: what its stages are called, and how the dependencies for it are compiled. */
export interface MemberWork {
  readonly stage: string;
  readonly cook: string;
  /** What its stage is for, as its comment. */
  readonly what: string;
  /** What is compiled of the dependencies, as flags of cargo-chef. */
  readonly cookFlags: readonly string[];
  /** Instructions that come before anything is compiled. */
  readonly setUp?: readonly string[];
  /** The commands over the sources; the flags of {@link memberFlags} are theirs to add. */
  readonly commands: readonly (readonly string[])[];
  /** Instructions that follow. */
  readonly after?: readonly string[];
}

/** Returns the flags that name members and features, for the builder's own CPU. */
export function memberFlags(plan: Plan, { packages }: MemberStage): string[] {
  return [...featureFlags(plan.cargo), OWN_TARGET, ...packages.map((name) => `--package ${shellWord(name)}`)];
}

/** Returns the stages of one command over members: their dependencies, where they are a layer, and the command itself. */
export function memberStages(plan: Plan, stage: MemberStage, work: MemberWork): string[] {
  const first = asRoot(plan, [...(work.setUp ?? []), ...setUp(stage)]);
  const isCooked = plan.dependencyCache === 'chef';
  return [
    ...(isCooked ? [cookStage(plan, stage, work, first)] : []),
    [
      `# ${work.what}`,
      `FROM ${isCooked ? work.cook : STAGES.toolchain} AS ${work.stage}`,
      ...(isCooked ? [] : first),
      ...copySources(plan),
      ...Object.entries(plan.env).map(([name, value]) => `ENV ${name}=${value}`),
      ...CARGO_ARGUMENTS,
      ...PIPES,
      run(work.commands, secretMounts(plan)),
      ...(work.after ?? []),
    ].join('\n'),
  ];
}

function cookStage(
  plan: Plan,
  { packages }: MemberStage,
  work: MemberWork,
  first: readonly string[],
): string {
  const named = packages.map((name) => `--package ${shellWord(name)}`);
  return [
    `# Dependencies of the stage ${work.stage}, so that an edit of the sources does not compile them again.`,
    `FROM ${STAGES.toolchain} AS ${work.cook}`,
    ...first,
    ...copyRecipe(plan),
    ...CARGO_ARGUMENTS,
    ...PIPES,
    run(
      [
        [
          `cargo chef cook --recipe-path ${recipeOf(plan)}`,
          ...work.cookFlags,
          ...featureFlags(plan.cargo),
          OWN_TARGET,
          ...named,
        ],
        // cargo-chef removes its stubs of libraries alone, and one of a test must never pass for the test.
        ['cargo clean', OWN_TARGET, ...named],
      ],
      secretMounts(plan),
    ),
  ].join('\n');
}

/** Returns the instructions for what dev-dependencies need and the builder does not have. */
export function setUp({ tools, env }: MemberStage): string[] {
  return [...installStep(tools), ...Object.entries(env).map(([name, value]) => `ENV ${name}=${value}`)];
}

/** Returns the instruction that installs Debian packages; none for none. */
export function installStep(packages: readonly string[]): string[] {
  if (packages.length === 0) return [];
  return [
    ONE_VERSION,
    '# hadolint ignore=DL3008',
    'RUN apt-get update \\',
    ` && apt-get install -y --no-install-recommends ${packages.join(' ')} \\`,
    ' && rm -rf /var/lib/apt/lists/*',
  ];
}
