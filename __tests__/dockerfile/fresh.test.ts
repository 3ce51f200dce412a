import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { cleanMembers, NOT_COMPILED, proof } from '../../src/dockerfile/fresh.ts';
import { aPlan } from '../helpers/plan.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fresh-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Returns commands as a script for a real shell, with what a stand-in for cargo writes. */
function script(commands: readonly (readonly string[])[], cargo: string): string {
  const joined = commands.map((words) => words.join(' \\\n      ')).join(' \\\n && ');
  return `cargo() { ${cargo}; }\n${joined}`.replaceAll('/tmp/', `${folder}/`);
}

const members = (...names: readonly string[]): string =>
  JSON.stringify({
    packages: names.map((name) => ({
      name,
      version: '1.0.0',
      id: `path+file:///workspace/${name}#1.0.0`,
      dependencies: [{ name: 'itoa', source: 'registry+https://github.com/rust-lang/crates.io-index' }],
      manifest_path: `/workspace/${name}/Cargo.toml`,
    })),
  });

describe('the proof that members were compiled', () => {
  const artifact = (file: string, fresh: boolean): string =>
    JSON.stringify({ reason: 'compiler-artifact', manifest_path: file, target: {}, fresh });
  const registry = '/usr/local/cargo/registry/src/index/itoa-1.0.15/Cargo.toml';

  /** What the proof makes of cargo's artifacts. */
  function proofOf(...artifacts: readonly string[]): readonly [code: number | null, error: string] {
    writeFileSync(path.join(folder, 'artifacts.json'), `${artifacts.join('\n')}\n`);
    writeFileSync(path.join(folder, 'known'), members('api', 'core'));
    const { status, stderr } = spawnSync('/bin/sh', ['-c', script(proof(), 'cat /tmp/known')]);
    return [status, stderr.toString()];
  }

  it('is given when cargo compiled each of them, whatever it kept of others', () => {
    const own = ['api', 'core'].map((name) => artifact(`/workspace/${name}/Cargo.toml`, false));
    expect(proofOf(artifact(registry, true), ...own)).toEqual([0, '']);
    // A local package that is no member.
    expect(proofOf(...own, artifact('/workspace/legacy/Cargo.toml', true))).toEqual([0, '']);
  });

  it('is not given when one was there already', () => {
    const kept = artifact('/workspace/core/Cargo.toml', true);
    expect(proofOf(artifact('/workspace/api/Cargo.toml', false), kept)).toEqual([
      1,
      `"manifest_path":"/workspace/core/Cargo.toml"\n${NOT_COMPILED}\n`,
    ]);
  });

  it('is not given when cargo says nothing of any, or says it in another way', () => {
    expect(proofOf(artifact(registry, false))[0]).not.toBe(0);
    expect(proofOf('{"manifest_path":"/workspace/api/Cargo.toml","fresh": false}')[0]).not.toBe(0);
  });
});

describe('the members that are cleaned', () => {
  it.each(['path+file:///workspace/api#1.0.0', 'api 1.0.0 (path+file:///workspace/api)'])(
    'are found by the id %s',
    (id) => {
      writeFileSync(
        path.join(folder, 'known'),
        members('api', 'core').replace('path+file:///workspace/api#1.0.0', id),
      );
      const cargo = `if [ "$1" = metadata ]; then cat /tmp/known; else printf '%s\\n' "$@"; fi`;
      const said = execFileSync('/bin/sh', ['-c', script(cleanMembers(aPlan()), cargo)], {
        encoding: 'utf8',
        env: { ...process.env, PROFILE: 'release' },
      });
      expect(said.split('\n').slice(0, -1)).toEqual([
        'clean',
        '--profile',
        'release',
        '--locked',
        '--target',
        'x86_64-unknown-linux-gnu',
        '--target',
        'aarch64-unknown-linux-gnu',
        '--package',
        'api',
        '--package',
        'core',
      ]);
    },
  );
});
