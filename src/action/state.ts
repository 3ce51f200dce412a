import { saveState } from '@actions/core';

/** What the main step leaves for the post step. */
export interface State {
  /** True in the post step. */
  readonly isPost: boolean;
  /** Builder to remove; null when none was created, or it is to be kept. */
  readonly builder: string | null;
  /** Working folder to remove. */
  readonly folder: string | null;
}

/** Returns what an earlier run of the step saved, which the runner gives as `STATE_<name>`. */
export function readState(env: NodeJS.ProcessEnv): State {
  return {
    isPost: env.STATE_main === 'done',
    builder: env.STATE_builder ?? null,
    folder: env.STATE_folder ?? null,
  };
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
