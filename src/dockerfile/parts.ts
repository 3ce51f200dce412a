import type { Plan } from '../plan/plan.ts';
import { ageDependencies } from './fresh.ts';
import { CHECKOUT, STAGES } from './names.ts';
import { copyTo, literal } from './quote.ts';

/** Returns what a stage that compiles the dependencies begins with: the recipe, and what it does not hold. */
export function copyRecipe(plan: Plan): string[] {
  const { dependencies } = plan.context;
  return [
    ...(dependencies.length > 0 ? ['# What the recipe does not hold: it has the members alone.'] : []),
    ...dependencies.map((file) => copyTo(CHECKOUT, file)),
    ...ageDependencies(plan),
    `COPY --from=${STAGES.recipe} /recipe.json /recipe.json`,
    ...intoWorkspace(plan),
  ];
}

/** Returns the lines that bring the sources into a stage. */
export function copySources(plan: Plan): string[] {
  return plan.context.workspace === '.' ? ['COPY . .'] : [`COPY . ${CHECKOUT}`, ...intoWorkspace(plan)];
}

/** cargo is called in the workspace root, which the context holds at the same place as the checkout. */
export function intoWorkspace({ context: { workspace } }: Plan): string[] {
  return workspace === '.' ? [] : [`WORKDIR ${literal(`${CHECKOUT}/${workspace}`)}`];
}

/** Returns what changes the profile, for the stages that compile the programs alone: a test inherits from profiles too. */
export function profileSettings({ cargo }: Plan): string[] {
  const settings = Object.entries(cargo.settings).map(([name, value]) => `${name}=${value}`);
  if (settings.length === 0) return [];
  return ['# What the profile of the manifest does not set.', `ENV ${settings.join(' \\\n    ')}`];
}
