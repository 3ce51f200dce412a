import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { actionLog, annotate, show } from '../../src/action/log.ts';

let written = '';

beforeEach(() => {
  written = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('annotate', () => {
  const PROBLEM = { what: 'It is wrong.\n  here', next: 'Mend it.' };

  it('says what and next, escaped as the runner wants it', () => {
    annotate(PROBLEM, '/checkout', {});
    expect(written).toBe('::error title=It is wrong.::It is wrong.%0A  here%0AMend it.\n');
  });

  it('gives the place relative to the checkout', () => {
    const where = { file: 'src/main.rs', line: 3, column: 5 };
    annotate({ ...PROBLEM, where }, '/checkout/services/api', { GITHUB_WORKSPACE: '/checkout' });
    expect(written).toMatch(/^::error title=It is wrong\.,file=services\/api\/src\/main\.rs,line=3,col=5::/);
  });

  it('gives a file without a line', () => {
    annotate({ ...PROBLEM, where: { file: 'Cargo.toml' } }, '/checkout', { GITHUB_WORKSPACE: '/checkout' });
    expect(written).toMatch(/^::error title=It is wrong\.,file=Cargo\.toml::/);
  });

  it('lets a problem start no command of its own', () => {
    annotate({ what: 'a\n::set-output name=digest::x\r::b', next: 'c' }, '/', {});
    expect(written.trimEnd().split(/[\r\n]/)).toHaveLength(1);
  });
});

describe('actionLog', () => {
  it('groups a step, and ends the group when it fails', async () => {
    const work = actionLog().step('Build', () => Promise.reject(new Error('no')));
    await expect(work).rejects.toThrow('no');
    expect(written).toBe('::group::Build\n::endgroup::\n');
  });

  it('warns in full', () => {
    actionLog().warn({ what: 'Odd.', where: { file: 'Cargo.toml', line: 2 }, next: 'Look.' });
    expect(written).toBe('::warning::Odd.%0A  at Cargo.toml:2%0ALook.\n');
  });

  it.each([
    ['a whole line', '::set-output name=digest::x\n', ''],
    ['a part of one', 'a\r::set-output name=digest::x', '\n'],
  ])('has the runner obey nothing that a tool writes: %s', async (_, text, end) => {
    const log = actionLog();
    await log.step('Build', () => {
      log.stream(text);
      log.stream(text);
      return Promise.resolve();
    });
    const token = /::stop-commands::(.+)\n/.exec(written)?.[1] ?? '';
    expect(token).toMatch(/^[0-9a-f-]{36}$/);
    expect(written).toBe(
      `::group::Build\n::stop-commands::${token}\n${text}${text}${end}::${token}::\n::endgroup::\n`,
    );
  });

  it('stops commands anew with a word that no earlier step could have seen', async () => {
    const log = actionLog();
    const speak = () => {
      log.stream('x\n');
      return Promise.resolve();
    };
    await log.step('Build', speak);
    await log.step('Publish', speak);
    const tokens = Array.from(written.matchAll(/::stop-commands::(.+)\n/g), ([, token]) => token);
    expect(new Set(tokens).size).toBe(2);
  });

  it('has the runner obey nothing that a report says', async () => {
    await show(actionLog(), 'Result', '::error::x\n/srv/##[stop-commands]x');
    expect(written).toMatch(/^::group::Result\n::stop-commands::(.+)\n[^]*x\n::\1::\n::endgroup::\n$/);
  });
});
