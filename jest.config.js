import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// What jest keeps between runs stays where it is.
const cacheDirectory = path.join(tmpdir(), 'jest');

// The folders that tests make go with the run: an end-to-end run makes hundreds, some with a whole checkout.
const temporary = mkdtempSync(path.join(tmpdir(), 'tests-'));
process.env.TMPDIR = temporary;
process.on('exit', () => {
  rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
});

/** @type {import('jest').Config} */
export default {
  cacheDirectory,
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // Types are stripped and nothing else is changed: tsc has checked them, and Node runs the rest as it is.
  transform: { '^.+\\.ts$': ['babel-jest', { presets: ['@babel/preset-typescript'] }] },
  restoreMocks: true,
};
