import type { Options } from '../options/options.ts';
import { asked, because } from './decide.ts';
import type { Decision, Plan, QemuPlan } from './plan.ts';
import { builtPart } from './stages/built.ts';

/**
 * Decides whether QEMU is set up.
 *
 * @param stages the stages in which programs of the images' CPU run
 */
function chooseQemu(
  { qemu: { when, image } }: Pick<Options, 'qemu'>,
  plan: Pick<Plan, 'cross' | 'platforms' | 'images'>,
  stages: readonly string[],
): { readonly value: QemuPlan; readonly decision: Decision } {
  const value: QemuPlan = { when, image, stages };
  const names = plan.platforms.map(({ name }) => name).join(', ');
  if (when === 'false') {
    return { value, decision: asked('qemu', value, 'qemu', 'not set up').decision };
  }
  if (when === 'true') {
    return { value, decision: asked('qemu', value, 'qemu', `${image}, for ${names}`).decision };
  }
  if (stages.length === 0 || plan.images.length === 0) {
    const why = 'nothing runs on the CPU of an image while it is built';
    return { value, decision: because('qemu', value, { shown: 'not set up', why, input: 'qemu' }).decision };
  }
  const why =
    plan.cross === 'emulate'
      ? 'cross: emulate compiles on the CPU of each image'
      : `lines of your own run on the CPU of the image, in ${stages.join(', ')}`;
  const shown = `${image}, where the builder does not run ${names}`;
  return { value, decision: because('qemu', value, { shown, why, input: 'qemu' }).decision };
}

/** Returns a plan with what is decided on QEMU, once the Dockerfile that the owner's lines stand in is known. */
export function withQemu(plan: Plan, options: Options, stages: readonly string[]): Plan {
  const { value, decision } = chooseQemu(options, { ...plan, images: builtPart(plan).images }, stages);
  const at = plan.decisions.findIndex(({ about }) => about === 'cross') + 1;
  return { ...plan, qemu: value, decisions: plan.decisions.toSpliced(at, 0, decision) };
}
