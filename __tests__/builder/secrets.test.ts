import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { prepareSecrets } from '../../src/builder/secrets.ts';
import { problemOfAsync } from '../helpers/problem.ts';

describe('prepareSecrets', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'secrets,'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('writes values where nobody else reads them, and names variables and files', async () => {
    const file = path.join(folder, 'netrc');
    writeFileSync(file, 'x');
    const own = path.join(folder, 'secrets', 'TOKEN');
    expect(
      await prepareSecrets(
        [
          { id: 'TOKEN', from: 'value', text: 'a\nb' },
          { id: 'OTHER', from: 'variable', text: 'SET' },
          { id: 'netrc', from: 'file', text: file },
        ],
        folder,
        { SET: 'x' },
      ),
    ).toEqual([`id=TOKEN,"src=${own}"`, 'id=OTHER,env=SET', `id=netrc,"src=${file}"`]);
    expect(readFileSync(own, 'utf8')).toBe('a\nb');
    expect([statSync(own).mode & 0o777, statSync(path.dirname(own)).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it('says which variable or file is missing', async () => {
    const variable = await problemOfAsync(() =>
      prepareSecrets([{ id: 'A', from: 'variable', text: 'EMPTY' }], folder, { EMPTY: '' }),
    );
    expect(variable.what).toBe('secret-envs: A: the variable "EMPTY" is not set, or empty.');
    const file = await problemOfAsync(() =>
      prepareSecrets([{ id: 'A', from: 'file', text: folder }], folder, {}),
    );
    expect(file.what).toBe(`secret-files: A: there is no file ${JSON.stringify(folder)}.`);
  });
});
