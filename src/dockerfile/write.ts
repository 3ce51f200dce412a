import type { Plan } from '../plan/plan.ts';
import { auditableStage, copyAuditable } from './auditable.ts';
import { buildCommand, CARGO_ARGUMENTS, cookCommand, SET_PROFILE_FOLDER } from './cargo.ts';
import { compilerStage, compilesEach, tripleOf } from './compile.ts';
import { dummyStages } from './dummy.ts';
import { ageDependencies, proof, reportedBuild } from './fresh.ts';
import { filesStage, finalStage, hasBaseStage } from './images.ts';
import { initStage } from './init.ts';
import { librariesStage } from './libraries.ts';
import { cacheMounts, prepareTarget } from './mounts.ts';
import { COMMIT_TIME, STAGES, WRITTEN_BY } from './names.ts';
import { copyRecipe, copySources, foreignFolders, intoWorkspace, profileSettings } from './parts.ts';
import { withPins } from './pins.ts';
import { shellWord } from './quote.ts';
import { run } from './run.ts';
import { secretMounts } from './secrets.ts';
import { extraNames, extraStages } from './stages/extra.ts';
import { isCompiled } from './stages/migrate.ts';
import { frontendImage } from './stages/frontend.ts';
import { toolchainStage } from './toolchain.ts';
import { chown, recipeOf } from './user.ts';

/**
 * Returns the Dockerfile of a plan: one stage that compiles everything for every platform, and one final
 * stage for each image. The same plan gives the same bytes.
 */
export function writeDockerfile(plan: Plan): string {
  const hasImages = plan.images.length > 0;
  const stages = [
    head(plan),
    ...toolchainStage(plan),
    ...(plan.dependencyCache === 'chef' ? [recipeStage(plan)] : []),
    ...(plan.images.some(isCompiled) ? compilingStages(plan) : []),
    // Before the images: without --target, docker build makes the last stage.
    ...extraStages(plan),
    ...(plan.stages.frontend === null ? [] : [frontendImage()]),
    ...(hasImages ? imageStages(plan) : []),
  ];
  const text = `${stages.join('\n\n')}\n`;
  return plan.pins === null ? text : withPins(text, plan.pins);
}

function compilingStages(plan: Plan): string[] {
  const { dependencyCache } = plan;
  return [
    ...(dependencyCache === 'chef' ? [cookStage(plan)] : []),
    ...(dependencyCache === 'dummy' ? dummyStages(plan) : []),
    ...auditableStage(plan),
    buildStage(plan),
  ];
}

function imageStages(plan: Plan): string[] {
  return [
    ...(hasBaseStage(plan) ? [`FROM ${plan.runtime.image} AS ${STAGES.base}`] : []),
    ...filesStage(plan),
    ...(plan.images.some(isCompiled) ? librariesStage(plan) : []),
    ...initStage(plan),
    // Last is a program: what docker build makes without --target.
    ...[...plan.images]
      .sort((one, other) => (one.stage === other.stage ? 0 : one.stage === 'migrate' ? -1 : 1))
      .map((image) => finalStage(plan, image)),
  ];
}

function head(plan: Plan): string {
  const names = plan.images.map(({ name }) => name).join(', ');
  const extras = extraNames(plan);
  return [
    `${WRITTEN_BY} from the workspace; \`rust-docker plan\` gives the reason for each choice.`,
    ...(plan.images.length === 0
      ? []
      : [
          `# ${plan.images.length === 1 ? 'Image' : 'Images'}: ${names}, for ${plan.platforms.map(({ name }) => name).join(', ')}.`,
        ]),
    ...(extras.length === 0
      ? []
      : [`# ${extras.length === 1 ? 'Stage' : 'Stages'} for --target: ${extras.join(', ')}.`]),
    '# Lines of your own between `# >>> <place>` and `# <<< <place>` are kept; the places are named after the stages.',
    ...(plan.context.workspace === '.'
      ? []
      : [
          `# Build it in the folder that holds ${shellWord(plan.context.workspace)}: what it needs lies there too.`,
        ]),
    '',
    ...buildArguments(plan),
  ].join('\n');
}

/** What `--build-arg` can vary, with the plan's values as defaults. */
function buildArguments({ toolchain, cargo }: Plan): string[] {
  return [
    ...(toolchain.own ? [] : [`ARG RUST_VERSION=${toolchain.version}`]),
    `ARG FEATURES="${cargo.features.join(',')}"`,
    `ARG PROFILE=${cargo.profile}`,
  ];
}

function recipeStage(plan: Plan): string {
  return [
    '# The recipe is what decides which dependencies are compiled: it stays the same when only sources change.',
    `FROM ${STAGES.toolchain} AS ${STAGES.recipe}`,
    `COPY ${chown(plan)}${foreignFolders(plan)
      .map((folder) => `--exclude=${folder} `)
      .join('')}. .`,
    ...intoWorkspace(plan),
    `RUN cargo chef prepare --recipe-path ${recipeOf(plan)}`,
  ].join('\n');
}

function cookStage(plan: Plan): string {
  return [
    '# Dependencies only, with the flags of the build below: other flags would compile them again there.',
    `FROM ${compilerStage(plan)} AS ${STAGES.cook}`,
    ...copyRecipe(plan),
    ...profileSettings(plan),
    ...CARGO_ARGUMENTS,
    run([cookCommand(plan)], secretMounts(plan)),
  ].join('\n');
}

function buildStage(plan: Plan): string {
  const { dependencyCache } = plan;
  const hasLayer = dependencyCache === 'chef' || dependencyCache === 'dummy';
  const each = compilesEach(plan);
  const outputs = each
    ? [{ triple: '"$CARGO_BUILD_TARGET"', out: '"/out/$TARGETPLATFORM"' }]
    : plan.platforms.map((platform) => ({ triple: tripleOf(plan, platform), out: `/out/${platform.name}` }));
  const installs = outputs.map(({ triple, out }) => {
    const folder = `"$CARGO_TARGET_DIR"/${triple}/"$folder"`;
    return [
      `install -D -t ${out}`,
      ...[...plan.cargo.bins, ...plan.cargo.examples]
        .sort()
        .map(
          (name) => `${folder}/${plan.cargo.examples.includes(name) ? 'examples/' : ''}${shellWord(name)}`,
        ),
    ];
  });
  return [
    each
      ? '# Every binary for one platform in one call.'
      : '# Every binary for every platform in one call, so that build scripts and proc-macros are compiled once.',
    `FROM ${hasLayer ? STAGES.cook : compilerStage(plan)} AS ${STAGES.build}`,
    ...copyAuditable(plan),
    ...copySources(plan),
    ...Object.entries(plan.env).map(([name, value]) => `ENV ${name}=${value}`),
    ...(plan.embedsTime
      ? [
          '# A crate compiles a time into the program: that of the commit, so that two builds of it are the same.',
          `ARG ${COMMIT_TIME}=0`,
          `ENV SOURCE_DATE_EPOCH=\${${COMMIT_TIME}}`,
        ]
      : []),
    ...(hasLayer ? [] : profileSettings(plan)),
    ...(each ? ['ARG TARGETPLATFORM'] : []),
    ...CARGO_ARGUMENTS,
    ...compile(plan, [[SET_PROFILE_FOLDER], ...installs]),
  ].join('\n');
}

function compile(plan: Plan, installs: readonly (readonly string[])[]): string[] {
  const secrets = secretMounts(plan);
  if (plan.dependencyCache === 'none') return [run([buildCommand(plan), ...installs], secrets)];
  return [
    ...ageDependencies(plan),
    ...(plan.dependencyCache === 'mounts'
      ? [
          '# What the members left in the mount is removed: cargo goes by times, and would take it for theirs if the sources are older.',
          ...(plan.context.dependencies.some((file) => /[$`]/.test(file))
            ? ['# A path has a sign that the shell is not to expand.', '# hadolint ignore=SC2016']
            : []),
          run(
            [...prepareTarget(plan), ...reportedBuild(plan), ...installs],
            [...cacheMounts(plan), ...secrets],
          ),
        ]
      : [run([...reportedBuild(plan), ...installs], secrets)]),
    '# Fails unless cargo has compiled every member there: nothing that was kept is shipped in place of one.',
    run(proof()),
  ];
}
