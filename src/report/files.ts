import { readFile, stat } from 'node:fs/promises';

import { messageOf, UserError } from '../errors.ts';
import { FormatError } from './checked.ts';
import type { Measurement } from './measurement.ts';
import { readReport } from './read-measurement.ts';

/** A report of a hundred images has less. */
const MAX_REPORT_BYTES = 64 * 1024 * 1024;

/**
 * Returns what a `report.json` says of sizes.
 *
 * @throws UserError where there is no such file, or it is no report of this version
 */
export async function readReportFile(file: string): Promise<Measurement> {
  const found = await stat(file).catch(() => null);
  if (found?.isFile() !== true) {
    throw new UserError({
      what: `${file} is not a file.`,
      next: 'Give the path of a report: the output report, or what rust-docker build --json prints.',
    });
  }
  if (found.size > MAX_REPORT_BYTES) throw notAReport(file, 'it is larger than 64 MiB');
  try {
    return readReport(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof FormatError) throw notAReport(file, error.message);
    throw notAReport(file, `it is not JSON: ${messageOf(error)}`);
  }
}

function notAReport(file: string, why: string): UserError {
  return new UserError({
    what: `${file} is not a report that can be compared: ${why}.`,
    next: 'Give one that this version of rust-docker has written.',
  });
}
