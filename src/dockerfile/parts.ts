import type { Plan } from '../plan/plan.ts';
import { ageDependencies } from './fresh.ts';
import { CHECKOUT, STAGES } from './names.ts';
import { copyTo, literal } from './quote.ts';
import { chown, recipeOf } from './user.ts';

/** Returns what a stage that compiles the dependencies begins with: the recipe, and what it does not hold. */
export function copyRecipe(plan: Plan): string[] {
  const { dependencies } = plan.context;
  return [
    ...(dependencies.length > 0 ? ['# What the recipe does not hold: it has the members alone.'] : []),
    ...dependencies.map((file) => copyTo(CHECKOUT, file, chown(plan))),
    ...ageDependencies(plan),
    `COPY --from=${STAGES.recipe} ${recipeOf(plan)} ${recipeOf(plan)}`,
    ...intoWorkspace(plan),
  ];
}

/**
 * Returns the lines that bring the sources into a stage, without a frontend that no program is compiled from: an edit there
 * leaves the stage as it is. Of one that is a member, cargo finds the manifest, and stand-ins for its sources in the layer below.
 */
export function copySources(plan: Plan): string[] {
  const { frontend } = plan.stages;
  if (frontend?.apart == null) return copyWithout(plan, [], []);
  const { manifest } = frontend.apart;
  return copyWithout(plan, [frontend.folder], manifest === null ? [] : [manifest]);
}

/**
 * Returns the lines that bring the checkout into a stage, but for some folders. `--exclude` is part of Dockerfiles since
 * BuildKit 0.25 (docs.docker.com, "Dockerfile release notes", 1.19).
 *
 * @param files what is copied of those folders all the same, relative to the context
 */
export function copyWithout(plan: Plan, folders: readonly string[], files: readonly string[]): string[] {
  const to = plan.context.workspace === '.' ? '.' : CHECKOUT;
  return [
    `COPY ${chown(plan)}${folders.map((folder) => `--exclude=${folder} `).join('')}. ${to}`,
    ...files.map((file) => copyTo(CHECKOUT, file, chown(plan))),
    ...intoWorkspace(plan),
  ];
}

/** Returns the folders that hold nothing of a workspace: what decides about its dependencies is made without them. */
export function foreignFolders({ stages: { frontend } }: Plan): string[] {
  return frontend?.apart?.manifest === null ? [frontend.folder] : [];
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
