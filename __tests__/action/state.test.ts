import { describe, expect, it } from '@jest/globals';

import { readState } from '../../src/action/state.ts';

const OURS = { STATE_main: 'done', RUNNER_TEMP: '/home/runner/temp' };

describe('readState', () => {
  it('takes what the main step saved', () => {
    const env = {
      ...OURS,
      STATE_builder: 'rust-docker-0123456789ab',
      STATE_folder: '/home/runner/temp/rust-docker-x1Y2z3',
    };
    expect(readState(env)).toEqual({
      isPost: true,
      builder: 'rust-docker-0123456789ab',
      folder: '/home/runner/temp/rust-docker-x1Y2z3',
    });
  });

  it.each(['--all-inactive', '--help', 'default', 'rust-docker-0123456789ab --force', ''])(
    'takes no other builder, because post removes it: %j',
    (builder) => {
      expect(readState({ ...OURS, STATE_builder: builder }).builder).toBeNull();
    },
  );

  it.each([
    '/',
    '/home/runner/temp',
    '/home/runner/temp/other',
    '/home/runner/temp/rust-docker-x/../../work',
    '/home/runner/temp/rust-docker-x/deeper',
    'rust-docker-x',
    '/elsewhere/rust-docker-x',
  ])('takes no other folder, because post removes it: %j', (folder) => {
    expect(readState({ ...OURS, STATE_folder: folder }).folder).toBeNull();
  });
});
