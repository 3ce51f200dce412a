import { info, warning } from '@actions/core';
import { rm } from 'node:fs/promises';

import { removeBuilder } from '../builder/builder.ts';
import { findBuildx } from '../builder/buildx.ts';
import { messageOf } from '../errors.ts';
import type { State } from './state.ts';

/** The post step: removes what the main step made. It never fails the job. */
export async function post({ builder, folder }: State): Promise<void> {
  if (builder !== null && builder !== '') {
    await attempt(`The builder ${builder} could not be removed`, async () => {
      const failure = await removeBuilder(await findBuildx(), builder);
      if (failure !== null) throw new Error(failure);
      info(`Removed the builder ${builder}.`);
    });
  }
  if (folder !== null && folder !== '') {
    await attempt(`${folder} could not be removed`, () => rm(folder, { recursive: true, force: true }));
  }
}

async function attempt(failed: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    warning(`${failed}: ${messageOf(error)}`);
  }
}
