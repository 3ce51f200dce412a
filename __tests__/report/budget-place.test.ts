import { describe, expect, it } from '@jest/globals';

import { placeOfCause } from '../../src/report/budget-place.ts';
import type { DependencyChange } from '../../src/report/dependency-changes.ts';

const LOCKFILE = 'version = 4\n\n[[package]]\nname = "serde"\nversion = "1.0.1"\n';

function change(overrides: Partial<DependencyChange> = {}): DependencyChange {
  return { name: 'serde', before: null, after: '1.0.1', use: 'program', via: 'api', ...overrides };
}

describe('the line that brought a dependency', () => {
  it.each([
    ['[dependencies]\nserde = "1"', 2],
    ['[dependencies]\n  serde.workspace = true', 2],
    ['[dependencies]\n"serde" = { version = "1" }', 2],
    ['[features]\nserde = ["dep:serde"]\n[dependencies]\nserde = { version = "1", optional = true }', 4],
    ['[patch.crates-io]\nserde = { path = "x" }\n[workspace.dependencies]\njson = { package = "serde" }', 4],
    [
      '[package]\ndescription = """\n[dependencies]\nserde = yes\n"""\n[ dependencies ] # of all\nserde = "1"',
      7,
    ],
    ["[package]\nreadme = '''\n# it's one\n[dependencies]\n'''\n[dependencies.'serde']", 6],
    ['\n[target.\'cfg(unix)\'.dependencies.serde]\nversion = "1"', 2],
  ])('is that of the manifest: %j', (manifest, line) => {
    expect(placeOfCause([change()], { manifest, lockfile: LOCKFILE })).toEqual({ file: 'Cargo.toml', line });
  });

  it.each([
    '',
    '[dependencies]\nserde_json = "1"\n',
    '[package]\nname = "serde"',
    '[dependencies]\n# serde = "1"',
    '[dependencies]\nx.serde = "1"',
  ])('is that of the lockfile where the root does not ask for it: %j', (manifest) => {
    expect(placeOfCause([change()], { manifest, lockfile: LOCKFILE })).toEqual({
      file: 'Cargo.lock',
      line: 4,
    });
  });

  it.each<[string, readonly DependencyChange[]]>([
    ['nothing changed', []],
    ['it is gone', [change({ before: '1.0.1', after: null })]],
    ['there are several', [change(), change({ name: 'regex' })]],
    ['it is in neither file', [change({ name: 'other' })]],
    ['it is for building alone', [change({ use: 'build' })]],
  ])('is not known where %s', (_, changes) => {
    expect(placeOfCause(changes, { manifest: '', lockfile: LOCKFILE })).toBeUndefined();
  });
});
