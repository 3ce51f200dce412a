import unit from '../jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...unit,
  rootDir: '..',
  roots: ['<rootDir>/e2e'],
  // One builder at a time: two cores are not enough for two compilers, and the tests read the lab's logs.
  maxWorkers: 1,
  // What takes too long for every push: see npm run e2e:full.
  testPathIgnorePatterns: process.env.E2E === 'full' ? [] : ['<rootDir>/e2e/full/'],
  testTimeout: 20 * 60 * 1000,
};
