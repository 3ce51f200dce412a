import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { type CheckedFile, checkFile } from './dockerfile/check.ts';
import { assetsOf, unsentOf, writeDockerignore } from './dockerfile/ignore.ts';
import { WRITTEN_BY } from './dockerfile/names.ts';
import { pinsIn } from './dockerfile/pins.ts';
import { baseImages, renewDockerfile, withCommittedPins } from './dockerfile/renew.ts';
import { messageOf, UserError, withRoot } from './errors.ts';
import { isBelow, joinPath } from './plan/paths.ts';
import type { Plan } from './plan/plan.ts';
import { DOCS_FOLDER } from './plan/stages/docs.ts';
import { readText, refuseOutside } from './workspace/files.ts';

/** What a committed Dockerfile and its `.dockerignore` are, beside what would be written now. */
export interface CheckReport {
  readonly upToDate: boolean;
  /** Absolute path of the folder that the files are relative to. */
  readonly context: string;
  readonly files: readonly CheckedFile[];
}

/**
 * WRITE: the Dockerfile, and the `.dockerignore` beside it unless the context has its own. What its owner added to a Dockerfile
 * that is there already stays in it.
 *
 * @returns the Dockerfile's absolute path
 * @throws UserError before anything is written: where a file is somebody else's, or the owner's lines have no place any more
 */
export async function writeFiles(plan: Plan): Promise<string> {
  const { path: root, dockerfile: file } = plan.context;
  return withRoot(root, async () => {
    const ignore = `${file}.dockerignore`;
    // A checkout can hold a link where a file or folder of ours goes: nothing is written outside of it.
    for (const each of [...foldersOf(file), file, ignore]) refuseOutside(root, each);
    const text = renewDockerfile(plan, ownText(root, file), file);
    const ignored = expectedIgnore(plan);
    // BuildKit prefers <Dockerfile>.dockerignore, so writing one would silently undo the user's.
    if (ignored !== null) ownText(root, ignore);
    const dockerfile = path.join(root, file);
    try {
      await mkdir(path.dirname(dockerfile), { recursive: true });
      await writeFile(dockerfile, text);
      if (ignored !== null) await writeFile(path.join(root, ignore), ignored);
    } catch (error) {
      throw new UserError(
        {
          what: `${file} cannot be written: ${messageOf(error)}`,
          where: { file },
          next: 'Give another place with the input file.',
        },
        { cause: error },
      );
    }
    return dockerfile;
  });
}

/**
 * Compares what is committed with what {@link writeFiles} would write. Writes nothing, and asks no registry: a digest that is
 * committed is right, and one that is missing is not.
 *
 * @throws UserError where a file cannot be read, or the owner's lines have no place any more
 */
export async function checkFiles(plan: Plan): Promise<CheckReport> {
  const { path: root, dockerfile: file } = plan.context;
  return withRoot(root, () => {
    const ignore = `${file}.dockerignore`;
    const committed = textOf(root, file);
    const files = [
      checkFile(file, committed, expectedDockerfile(plan, committed, file)),
      checkFile(ignore, textOf(root, ignore), expectedIgnore(plan)),
    ];
    return { upToDate: files.every(({ state }) => state === 'up-to-date'), context: root, files };
  });
}

function expectedDockerfile(plan: Plan, committed: string | null, file: string): string {
  const own = committed?.startsWith(WRITTEN_BY) === true ? committed : '';
  return renewDockerfile(withCommittedPins(plan, own, file), own, file);
}

/**
 * Returns the plan with the digest of each base image: that of the committed Dockerfile, or what the registry says.
 *
 * @param renew asks the registry for all of them
 * @param digestOf asks a registry for the digest of an image
 */
export async function pinImages(
  plan: Plan,
  renew: boolean,
  digestOf: (image: string) => Promise<string>,
): Promise<Plan> {
  if (plan.pins === null) return plan;
  const known = renew ? {} : await withRoot(plan.context.path, () => committedPins(plan));
  const pins = await Promise.all(
    baseImages(plan).map(async (image) => [image, known[image] ?? (await digestOf(image))] as const),
  );
  return { ...plan, pins: Object.fromEntries(pins) };
}

/** What lies in the build output is not committed: there the Dockerfile in its usual place counts. */
function committedPins({ context }: Plan): Readonly<Record<string, string>> {
  const { path: root, dockerfile, workspace, outputs } = context;
  const isOutput = outputs.some((folder) => isBelow(folder, dockerfile));
  const file = isOutput ? joinPath(workspace, 'Dockerfile') : dockerfile;
  const text = textOf(root, file);
  return text?.startsWith(WRITTEN_BY) === true ? pinsIn(text, file) : {};
}

/** Null: the context has a `.dockerignore` of its own, which is the one that counts. */
function expectedIgnore(plan: Plan): string | null {
  const { context } = plan;
  const { path: root, workspace } = context;
  if (existsSync(path.join(root, '.dockerignore'))) return null;
  const own = path.join(workspace, '.dockerignore');
  const text = existsSync(path.join(root, own)) ? readText(root, own) : null;
  return writeDockerignore(context, text, assetsOf(plan), unsentOf(plan));
}

/** Returns the text of a file that was written here; null: there is none, or it is empty. A file that somebody else wrote is not overwritten. */
function ownText(root: string, file: string): string | null {
  const text = textOf(root, file) ?? '';
  if (text === '') return null;
  if (text.startsWith(WRITTEN_BY)) return text;
  throw new UserError({
    what: `${file} is there already, and was not written by rust-docker.`,
    where: { file },
    next: 'Give another place with the input file, or move yours away.',
  });
}

function textOf(root: string, file: string): string | null {
  return existsSync(path.join(root, file)) ? readText(root, file) : null;
}

/** Returns every folder on the way to a relative path, the outermost first. */
function foldersOf(file: string): string[] {
  const parts = path.dirname(file).split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/**
 * Empties the folder of our own that a stage exports to: BuildKit leaves there what an earlier build wrote. One that was asked
 * for may hold other files, and stays as it is.
 */
export async function clearExports({ stages: { docs }, context }: Plan): Promise<void> {
  if (docs === null) return;
  const root = path.join(context.path, context.workspace);
  const { dest, shown } = docs.output;
  if (shown === dest) return;
  for (const each of [...foldersOf(shown), shown]) refuseOutside(root, each);
  if (shown === DOCS_FOLDER) await rm(dest, { recursive: true, force: true });
}
