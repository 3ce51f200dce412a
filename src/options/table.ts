import type { InputDefinition } from './definition.ts';
import { BUILD_INPUTS } from './inputs-build.ts';
import { BUILDER_INPUTS } from './inputs-builder.ts';
import { CACHE_INPUTS } from './inputs-cache.ts';
import { IMAGE_INPUTS } from './inputs-image.ts';
import { PUBLISH_INPUTS } from './inputs-publish.ts';
import { SECRET_INPUTS } from './inputs-secrets.ts';
import { SIZE_INPUTS } from './inputs-sizes.ts';
import { STAGE_INPUTS } from './inputs-stages.ts';

/**
 * Every input. `action.yml`, `docs/inputs.md`, `docs/manifest.md`, the parsers and `--help` are made from this table or
 * checked against it.
 */
export const INPUTS = [
  ...BUILD_INPUTS,
  ...SECRET_INPUTS,
  ...STAGE_INPUTS,
  ...IMAGE_INPUTS,
  ...PUBLISH_INPUTS,
  ...SIZE_INPUTS,
  ...CACHE_INPUTS,
  ...BUILDER_INPUTS,
] as const satisfies readonly InputDefinition[];

export type InputName = (typeof INPUTS)[number]['name'];

/** Returns whether something is the name of an input. */
export function isInputName(name: string): name is InputName {
  return INPUTS.some((input) => input.name === name);
}

/** Returns what the table says of an input. */
export function definitionOf(name: InputName): InputDefinition {
  const found = INPUTS.find((input) => input.name === name);
  if (found === undefined) throw new Error(`no input ${name}`);
  return found;
}
