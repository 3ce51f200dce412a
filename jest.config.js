/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // Types are stripped and nothing else is changed: tsc has checked them, and Node runs the rest as it is.
  transform: { '^.+\\.ts$': ['babel-jest', { presets: ['@babel/preset-typescript'] }] },
  restoreMocks: true,
};
