import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '../../lab/recipe.ts';
import { isOlder } from '../../lab/tools.ts';

describe('hash', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'recipe-'));
    mkdirSync(join(folder, 'inner'));
    writeFileSync(join(folder, 'inner', 'file'), 'content');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('does not depend on where the folder lies', () => {
    const before = hash([{ path: folder }]);
    const elsewhere = `${folder}-moved`;
    renameSync(folder, elsewhere);
    folder = elsewhere;
    expect(hash([{ path: folder }])).toBe(before);
  });

  it('changes with the content and with the name of a file', () => {
    const before = hash([{ path: folder }]);
    writeFileSync(join(folder, 'inner', 'file'), 'changed');
    const changed = hash([{ path: folder }]);
    renameSync(join(folder, 'inner', 'file'), join(folder, 'inner', 'other'));
    expect(new Set([before, changed, hash([{ path: folder }])]).size).toBe(3);
  });

  it('keeps neighbouring values apart', () => {
    expect(hash(['ab', 'c'])).not.toBe(hash(['a', 'bc']));
  });
});

describe('isOlder', () => {
  it.each([
    ['1.26.2', '1.26.3', true],
    ['1.26.3', '1.26.3', false],
    ['1.27', '1.26.3', false],
    ['1.9.9', '1.26.3', true],
    ['1.26.8', '1.26.3', false],
  ])('%s than %s', (version, than, expected) => {
    expect(isOlder(version, than)).toBe(expected);
  });
});
