import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { csvFields } from '../dockerfile/quote.ts';
import { UserError } from '../errors.ts';
import type { Secret } from '../options/options.ts';

/**
 * Makes secrets ready for buildx: what is a value goes into a file that nobody else can read, in a folder that is removed with
 * the rest of the step.
 *
 * @param folder absolute path of a folder of ours
 * @returns where each is, in buildx's own syntax
 * @throws UserError for a variable that is not set, or a file that is not there
 */
export async function prepareSecrets(
  secrets: readonly Secret[],
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<string[]> {
  const own = path.join(folder, 'secrets');
  if (secrets.some(({ from }) => from === 'value')) {
    await mkdir(own, { recursive: true });
    await chmod(own, 0o700);
  }
  return Promise.all(
    secrets.map(async ({ id, from, text }) => {
      switch (from) {
        case 'value':
          await writeFile(path.join(own, id), text, { mode: 0o600 });
          return csvFields([`id=${id}`, `src=${path.join(own, id)}`]);
        case 'variable':
          if ((env[text] ?? '') !== '') return csvFields([`id=${id}`, `env=${text}`]);
          throw new UserError({
            what: `secret-envs: ${id}: the variable ${JSON.stringify(text)} is not set, or empty.`,
            next: 'Set it with env: of the step. In a pull request from a fork, GitHub gives no secrets.',
          });
        case 'file': {
          const file = path.resolve(text);
          if ((await stat(file).catch(() => null))?.isFile() === true)
            return csvFields([`id=${id}`, `src=${file}`]);
          throw new UserError({
            what: `secret-files: ${id}: there is no file ${JSON.stringify(text)}.`,
            next: 'Correct the path; a relative one starts where the step runs.',
          });
        }
      }
    }),
  );
}
