import { saveState } from '@actions/core';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { BUILDER_NAME } from '../builder/builder.ts';

/** How the name of a working folder begins. */
export const FOLDER_PREFIX = 'rust-docker-';

/** What the main step leaves for the post step. */
export interface State {
  /** True in the post step. */
  readonly isPost: boolean;
  /** Builder to remove; null when none was created, or it is to be kept. */
  readonly builder: string | null;
  /** Working folder to remove. */
  readonly folder: string | null;
}

/** Returns where working folders are made. */
export function temporaryFolder(env: NodeJS.ProcessEnv): string {
  return env.RUNNER_TEMP === undefined || env.RUNNER_TEMP === '' ? tmpdir() : env.RUNNER_TEMP;
}

/**
 * Returns what an earlier run of the step saved, which the runner gives as `STATE_<name>`.
 *
 * State is a file that other steps can write to, so only what could have been ours is taken from it: everything
 * named here is removed.
 */
export function readState(env: NodeJS.ProcessEnv): State {
  return {
    isPost: env.STATE_main === 'done',
    builder: BUILDER_NAME.test(env.STATE_builder ?? '') ? (env.STATE_builder ?? null) : null,
    folder: ownFolder(env.STATE_folder ?? '', env),
  };
}

function ownFolder(folder: string, env: NodeJS.ProcessEnv): string | null {
  const isOurs =
    path.resolve(folder) === folder &&
    path.dirname(folder) === path.resolve(temporaryFolder(env)) &&
    path.basename(folder).startsWith(FOLDER_PREFIX);
  return isOurs ? folder : null;
}

/** Marks that the main step ran: the post step is the same file. */
export function saveMain(): void {
  saveState('main', 'done');
}

export function saveBuilder(name: string): void {
  saveState('builder', name);
}

export function saveFolder(folder: string): void {
  saveState('folder', folder);
}
