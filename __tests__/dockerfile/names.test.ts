import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { DEPENDENCIES_TARGET, stageName, STAGES } from '../../src/dockerfile/names.ts';

/** Names that a plan lets through. */
const names = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_-]{0,8}$/),
  fc.constantFrom(...Object.values(STAGES), 'scratch', 'context', 'default', 'shared', DEPENDENCIES_TARGET),
  fc.constantFrom(...Object.values(STAGES)).map((name) => `image-${name}`),
  fc.constantFrom('_a', 'image-_a', '1a', 'image-1a', 'image-image-build', '__proto__'),
);

describe('stageName', () => {
  it.each([
    ['api', 'api'],
    ['my-api_2', 'my-api_2'],
    ['API', 'api'],
    ['build', 'image-build'],
    ['Default', 'image-default'],
    ['_private', 'image-private-'],
    ['api_', 'image-api-'],
    ['a___b', 'image-a-b-'],
    ['2048', 'image-2048'],
    ['image-build', 'image-image-build'],
  ])('of %s is %s', (name, stage) => {
    const found = stageName({ stage: 'runtime', name });
    expect(stage.endsWith('-') ? found.replace(/[0-9a-f]{8}$/, '') : found).toBe(stage);
  });

  it('of the image of a frontend is the stage frontend, and of a program of that name another', () => {
    expect(stageName({ stage: 'frontend', name: 'frontend' })).toBe('frontend');
    expect(stageName({ stage: 'runtime', name: 'frontend' })).toBe('image-frontend');
  });

  it('is one that BuildKit and bake allow, and not one of our own', () => {
    fc.assert(
      fc.property(names, (name) => {
        const stage = stageName({ stage: 'runtime', name });
        // BuildKit's validStageName and its names of contexts, less the dot that bake does not allow.
        expect(stage).toMatch(/^[a-z][a-z0-9-_]*$/);
        expect(stage).toMatch(/^[a-z0-9]+(?:(?:_|__|-+)[a-z0-9]+)*$/);
        expect([
          ...Object.values(STAGES),
          'scratch',
          'context',
          'default',
          'shared',
          DEPENDENCIES_TARGET,
        ]).not.toContain(stage);
      }),
    );
  });

  it('differs for names that differ by more than capital letters', () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        fc.pre(one.toLowerCase() !== other.toLowerCase());
        expect(stageName({ stage: 'runtime', name: one })).not.toBe(
          stageName({ stage: 'runtime', name: other }),
        );
      }),
    );
  });
});
