import { existsSync } from 'node:fs';
import path from 'node:path';

import type { OwnFiles } from './dockerfile/advice.ts';
import { UserError } from './errors.ts';
import type { Plan } from './plan/plan.ts';
import type { Workspace } from './workspace/workspace.ts';
import { readText, refuseOutside } from './workspace/files.ts';
import { dockerignoreOf, isDockerignored } from './workspace/ignored.ts';

/** @throws UserError for an asset that leads out of the context, through a link too */
export function refuseOutsideAssets({ context, images }: Pick<Plan, 'context' | 'images'>): void {
  for (const { source } of images.flatMap(({ assets }) => assets)) refuseOutside(context.path, source);
}

/**
 * Refuses a `.dockerignore` of the user's own that hides what cargo cannot do without: the build would fail in the builder, in words that
 * do not name that file.
 *
 * @throws UserError with the line to add
 */
export function refuseHiddenSources({ members, lockfile }: Workspace, { context, cargo }: Plan): void {
  const own = path.join(context.path, '.dockerignore');
  if (!existsSync(own)) return;
  const isHidden = dockerignoreOf(readText(context.path, '.dockerignore'));
  const built = members.filter(({ name }) => cargo.packages.includes(name));
  const sources = built.flatMap(({ targets }) =>
    targets.filter(({ kind }) => kind !== 'example').map(({ path: file }) => file),
  );
  const needed = [
    'Cargo.toml',
    ...(lockfile === null ? [] : ['Cargo.lock']),
    // With the lockfile as it is, none may be missing of those that a pattern finds.
    ...(cargo.locked ? members : built).map(({ manifest }) => manifest),
    ...sources,
  ].map((file) => path.posix.join(context.workspace, file));
  const hidden = [...needed, ...context.dependencies].find(
    (file) => !file.startsWith('../') && isHidden(file),
  );
  if (hidden === undefined) return;
  throw new UserError({
    what: `The .dockerignore leaves out ${hidden}, which cargo needs: the build would fail.`,
    where: { file: '.dockerignore' },
    next: `Add the line !${hidden} at its end, or take out the one that hides it. Without a .dockerignore of your own, one is written.`,
  });
}

/** @throws UserError for an asset that is not there, or is not sent to the builder */
export function refuseMissingAssets(plan: Pick<Plan, 'context' | 'images'>): void {
  const { context } = plan;
  const own = path.join(context.path, '.dockerignore');
  const ignored = existsSync(own) ? readText(context.path, '.dockerignore') : null;
  const assets = plan.images.flatMap(({ stage, assets }) =>
    assets.map(({ source }) => ({ input: stage === 'migrate' ? 'migrate' : 'assets', asset: source })),
  );
  for (const { input, asset } of assets) {
    const shown = path.posix.relative(context.workspace, asset);
    if (!existsSync(path.join(context.path, asset))) {
      throw new UserError({
        what: `${input}: ${shown} is not in the workspace.`,
        next: 'Correct the path, which is relative to the workspace root; what a step before this one makes must be there when this one starts.',
      });
    }
    if (ignored !== null && isDockerignored(ignored, asset)) {
      throw new UserError({
        what: `${input}: ${shown} is left out by the .dockerignore, so the builder does not have it.`,
        where: { file: '.dockerignore' },
        next: `Add the line !${asset} at its end.`,
      });
    }
  }
}

/** @throws UserError for a frontend that is not sent to the builder */
export function refuseUnsentFrontend({ context, stages: { frontend } }: Plan): void {
  const own = path.join(context.path, '.dockerignore');
  if (frontend === null || !existsSync(own)) return;
  const file = path.join(frontend.folder, frontend.build.kind === 'node' ? 'package.json' : 'Cargo.toml');
  if (!isDockerignored(readText(context.path, '.dockerignore'), file)) return;
  throw new UserError({
    what: `frontend: ${frontend.folder} is left out by the .dockerignore, so the builder does not have it.`,
    where: { file: '.dockerignore' },
    next: `Take the line out, and leave out what is made anew: ${frontend.folder}/**/node_modules and what the build writes.`,
  });
}

/** Reads what lies in the context and is the user's own, as far as there is something to advise on. */
export function ownFiles({ context, env }: Plan): OwnFiles {
  // What cannot be read is nothing to advise on; where it is needed, that is said there.
  const textOf = (file: string): string | null => {
    try {
      return existsSync(path.join(context.path, file)) ? readText(context.path, file) : null;
    } catch {
      return null;
    }
  };
  const dockerignore = textOf('.dockerignore');
  const queries = path.join(context.workspace, '.sqlx/query.json');
  const output = path.join(context.workspace, 'target/release/program');
  return {
    dockerfile: textOf(path.join(context.workspace, 'Dockerfile')),
    hidesQueries: dockerignore !== null && 'SQLX_OFFLINE' in env && isDockerignored(dockerignore, queries),
    sendsTarget: dockerignore !== null && !isDockerignored(dockerignore, output),
  };
}
