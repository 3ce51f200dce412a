import { expect } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FIXTURES = path.join(import.meta.dirname, '../fixtures');

/**
 * Expects text to be what a golden file holds. With `UPDATE_GOLDEN=1` in the environment the file is written
 * instead; the difference is then for git to show.
 *
 * @param file path below `__tests__/fixtures`
 */
export function expectGolden(file: string, text: string): void {
  const golden = path.join(FIXTURES, file);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(path.dirname(golden), { recursive: true });
    writeFileSync(golden, text);
  }
  expect(text).toBe(readFileSync(golden, 'utf8'));
}

/** Returns the text of a fixture. */
export function readFixture(file: string): string {
  return readFileSync(path.join(FIXTURES, file), 'utf8');
}
