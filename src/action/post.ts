import { info, warning } from '@actions/core';
import { rm } from 'node:fs/promises';

import { removeBuilder } from '../builder/builder.ts';
import { findBuildx } from '../builder/buildx.ts';
import { messageOf } from '../errors.ts';
import type { State } from './state.ts';

/** The post step: removes what the main step made. It never fails the job. */
export async function post({ builder, folder }: State): Promise<void> {
  try {
    if (builder !== null && builder !== '') {
      const failure = await removeBuilder(await findBuildx(), builder);
      if (failure === null) info(`Removed the builder ${builder}.`);
      else warning(`The builder ${builder} could not be removed: ${failure}`);
    }
    if (folder !== null && folder !== '') await rm(folder, { recursive: true, force: true });
  } catch (error) {
    warning(`Cleaning up failed: ${messageOf(error)}`);
  }
}
