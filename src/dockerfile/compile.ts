import { imageFor, isPerPlatform } from '../plan/builder-image.ts';
import type { Plan } from '../plan/plan.ts';
import { A_STAGE, CHECKOUT, STAGES } from './names.ts';

/** Returns the triple that a platform is compiled for. */
export function tripleOf(plan: Plan, platform: Plan['platforms'][number]): string {
  const triple = platform.triple[plan.libc];
  if (triple === null) throw new Error(`${platform.name} has no triple for ${plan.libc}`);
  return triple;
}

/** Whether the stages that compile are another one for each platform of the images. */
export function compilesEach({ cross, toolchain, platforms }: Plan): boolean {
  return platforms.length > 1 && (cross === 'emulate' || (toolchain.own && isPerPlatform(toolchain.image)));
}

/** Returns the flag of `FROM` for stages that compile, with the space after it: they are the builder's, or of each image's CPU. */
export function compilerPlatform({ cross }: Plan): string {
  return cross === 'emulate' ? '' : '--platform=$BUILDPLATFORM ';
}

/** Returns the stage in which programs are compiled: it knows for which platform where that is not said in each call. */
export function compilerStage(plan: Plan): string {
  return plan.cross === 'emulate' && compilesEach(plan) ? STAGES.compiler : STAGES.toolchain;
}

/**
 * Returns the stages by which one toolchain, which every CPU has for itself, knows what to compile for; none where that stands in
 * each call. The stages that run once use the toolchain itself.
 */
export function compilerPerPlatform(plan: Plan): string[] {
  if (compilerStage(plan) === STAGES.toolchain) return [];
  return [
    ...plan.platforms.map((platform) =>
      [
        `FROM ${STAGES.toolchain} AS ${stageFor(platform.name)}`,
        `ENV CARGO_BUILD_TARGET=${tripleOf(plan, platform)}`,
      ].join('\n'),
    ),
    [...A_STAGE, `FROM ${STAGE_OF_TARGET} AS ${STAGES.compiler}`, `WORKDIR ${CHECKOUT}`].join('\n'),
  ];
}

/**
 * Returns the stages that the toolchain begins with where its image differs from platform to platform: one for each, and the
 * `FROM` that takes the one for the image that is built. The variable says what cargo compiles for.
 */
export function imagePerPlatform(plan: Plan): string[] {
  return plan.platforms.map((platform) => {
    const triple = tripleOf(plan, platform);
    return [
      `FROM ${compilerPlatform(plan)}${imageFor(plan.toolchain.image, triple, platform.name)} AS ${stageFor(platform.name)}`,
      `ENV CARGO_BUILD_TARGET=${triple}`,
    ].join('\n');
  });
}

/** The stage of a platform, by the names that BuildKit's `TARGETARCH` and `TARGETVARIANT` have for it. */
function stageFor(platform: string): string {
  return `${STAGES.toolchain}-${platform.replace(/^linux\//, '').replaceAll('/', '')}`;
}

/** The stage of the platform that is built for. Its name holds variables, and no tag that could be missing. */
export const STAGE_OF_TARGET = `${STAGES.toolchain}-\${TARGETARCH}\${TARGETVARIANT}`;
