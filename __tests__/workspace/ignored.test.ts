import path from 'node:path';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { UserError } from '../../src/errors.ts';
import { isDockerignored, lockfileIgnoredBy } from '../../src/workspace/ignored.ts';
import { type Files, writeFolder } from './small-workspace.ts';

function ignoredBy(files: Files, root = '.'): string | null {
  const repository = writeFolder({ [`${root}/Cargo.toml`]: '', ...files });
  return lockfileIgnoredBy(path.join(repository, root), repository);
}

describe('lockfileIgnoredBy', () => {
  it.each<[string, Files, string, string | null]>([
    ['no .gitignore', {}, '.', null],
    ['one without it', { '.gitignore': '/target\n' }, '.', null],
    ['its name', { '.gitignore': '/target\n\nCargo.lock\n' }, '.', '.gitignore:3'],
    ['its name with line ends of Windows', { '.gitignore': 'target\r\nCargo.lock\r\n' }, '.', '.gitignore:2'],
    ['a pattern', { '.gitignore': '*.lock\n' }, '.', '.gitignore:1'],
    ['a comment', { '.gitignore': '# Cargo.lock\n' }, '.', null],
    ['a line that takes it back', { '.gitignore': '*.lock\n!Cargo.lock\n' }, '.', null],
    ['a line above the root', { '.gitignore': 'Cargo.lock\n' }, 'services/api', '../../.gitignore:1'],
    ['a line for the root of the checkout alone', { '.gitignore': '/Cargo.lock\n' }, 'services/api', null],
    ['a folder above the root', { '.gitignore': '/services\n' }, 'services/api', '../../.gitignore:1'],
    [
      'a nearer one that takes it back',
      { '.gitignore': 'Cargo.lock\n', 'services/api/.gitignore': '!Cargo.lock\n' },
      'services/api',
      null,
    ],
    ['a line that is no pattern', { '.gitignore': '[b-a]\nCargo.lock\n' }, '.', '.gitignore:2'],
    ['a line that no one writes', { '.gitignore': `${'*C'.repeat(40)}\n` }, '.', null],
  ])('understands %s', (_, files, root, expected) => {
    expect(ignoredBy(files, root)).toBe(expected);
  });

  it('does not look above the checkout', () => {
    const folder = writeFolder({ '.gitignore': 'Cargo.lock\n', 'checkout/Cargo.toml': '' });
    const checkout = path.join(folder, 'checkout');
    expect(lockfileIgnoredBy(checkout, checkout)).toBeNull();
  });

  it('takes any text', () => {
    const line = fc.string({
      unit: fc.constantFrom('*', '?', '[', ']', '!', '\\', '/', 'C', 'a', '-', ' ', '#', '{'),
    });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        try {
          ignoredBy({ '.gitignore': lines.join('\n') });
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

describe('isDockerignored', () => {
  it.each<[string, boolean]>([
    ['.git\nnode_modules\n', false],
    ['target\n', true],
    ['/target/\n', true],
    ['**/target\n', true],
    ['*\n!src\n!Cargo.*\n', true],
    ['target\n!target\n', false],
  ])('reads %j', (text, expected) => {
    expect(isDockerignored(text, 'target/release/program')).toBe(expected);
  });
});

describe('a .dockerignore', () => {
  it.each<[text: string, file: string, isIgnored: boolean]>([
    ['target\n!target/site', 'target/site', false],
    ['target\n!target/site', 'target/site/a.css', false],
    ['target\n!target/site', 'target/debug', true],
    ['*\n!static/x', 'static/x', false],
    ['*\n!static/x', 'static/y', true],
    ['!target/site\ntarget', 'target/site', true],
    ['/static/', 'static', true],
    ['static', 'a/static', false],
    ['**/static', 'a/static', true],
    ['# static', 'static', false],
  ])('%j of %s', (text, file, isIgnored) => {
    expect(isDockerignored(text, file)).toBe(isIgnored);
  });
});
