import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { readReportFile } from '../../src/report/files.ts';
import { problemOfAsync } from '../helpers/problem.ts';
import { aReport } from '../helpers/report.ts';

describe('a report to compare with', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reports-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  async function written(text: string): Promise<string> {
    const file = path.join(folder, 'report.json');
    await writeFile(file, text);
    return file;
  }

  it('is read', async () => {
    const { images } = await readReportFile(await written(JSON.stringify(aReport())));
    expect(images.map(({ image }) => image)).toEqual(['api']);
  });

  it.each([
    ['{', 'it is not JSON'],
    ['[]', 'the document is not an object'],
    [JSON.stringify({ ...aReport(), reportVersion: 2 }), 'its reportVersion is 2'],
    [JSON.stringify({ reportVersion: 1, images: 5 }), 'images is not a list'],
  ])('is refused where it is none: %#', async (text, expected) => {
    const file = await written(text);
    expect((await problemOfAsync(() => readReportFile(file))).what).toContain(expected);
  });

  it('is refused where there is no file', async () => {
    expect((await problemOfAsync(() => readReportFile(folder))).what).toContain('is not a file');
  });
});
