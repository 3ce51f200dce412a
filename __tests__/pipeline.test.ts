import { describe, expect, it } from '@jest/globals';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { RawInputs } from '../src/options/parse.ts';
import { planWorkspace, writeFiles } from '../src/pipeline.ts';
import type { Plan } from '../src/plan/plan.ts';
import { aPlan, NOWHERE, someOptions } from './helpers/plan.ts';
import { problemOfAsync } from './helpers/problem.ts';

function folder(): string {
  return mkdtempSync(path.join(tmpdir(), 'pipeline-'));
}

describe('planWorkspace', () => {
  const planWith = (docker: string, inputs: RawInputs): Promise<Plan> => {
    const root = folder();
    mkdirSync(path.join(root, 'src'));
    writeFileSync(path.join(root, 'src/main.rs'), '');
    const manifest = `[package]\nname = "app"\nversion = "0.1.0"\n[package.metadata.docker]\n${docker}`;
    writeFileSync(path.join(root, 'Cargo.toml'), manifest);
    const surroundings = () => Promise.resolve(NOWHERE);
    return planWorkspace(someOptions({ ...inputs, workspace: root }), { cargo: null, surroundings });
  };

  it('obeys the manifest where no input says otherwise', async () => {
    const plan = await planWith('platforms = ["linux/amd64"]\nlibc = "musl"\n', { libc: 'gnu' });
    expect(plan.platforms.map(({ name }) => name)).toEqual(['linux/amd64']);
    expect(plan.libc).toBe('gnu');
  });

  it('loads the one platform that a manifest names, and refuses several', async () => {
    const load = { load: 'true', tags: 'app:dev' };
    expect((await planWith('platforms = ["linux/arm64"]\n', load)).publish.load).toBe(true);
    const problem = await problemOfAsync(() => planWith('verify = "warn"\n', load));
    expect(problem.what).toContain('load: true with 2 platforms');
  });
});

describe('writeFiles', () => {
  it('writes the Dockerfile and what it ignores', async () => {
    const root = folder();
    const dockerfile = await writeFiles(aPlan({ workspace: { root } }));
    expect(dockerfile).toBe(path.join(root, 'target/rust-docker/Dockerfile'));
    expect(readFileSync(dockerfile, 'utf8')).toContain('FROM --platform=$BUILDPLATFORM');
    expect(readFileSync(`${dockerfile}.dockerignore`, 'utf8')).toContain('target');
  });

  it("leaves a workspace's own .dockerignore in force", async () => {
    const root = folder();
    writeFileSync(path.join(root, '.dockerignore'), 'docs\n');
    expect(existsSync(`${await writeFiles(aPlan({ workspace: { root } }))}.dockerignore`)).toBe(false);
  });

  it('of a context above the root, lies in the workspace and obeys its .dockerignore', async () => {
    const top = folder();
    const root = path.join(top, 'services/api');
    mkdirSync(root, { recursive: true });
    writeFileSync(path.join(root, '.dockerignore'), 'docs\n');
    const dockerfile = await writeFiles(aPlan({ workspace: { root, localFolders: ['../../libs/one'] } }));
    expect(dockerfile).toBe(path.join(root, 'target/rust-docker/Dockerfile'));
    const lines = readFileSync(`${dockerfile}.dockerignore`, 'utf8').split('\n');
    expect(lines).toEqual(expect.arrayContaining(['*', '!services/api', '!libs/one', 'services/api/docs']));
  });

  it('writes over its own file, and over no other', async () => {
    const root = folder();
    const plan = aPlan({ workspace: { root }, inputs: { file: 'Dockerfile' } });
    await writeFiles(plan);
    await writeFiles(plan);
    writeFileSync(path.join(root, 'Dockerfile'), 'FROM scratch\n');
    const problem = await problemOfAsync(() => writeFiles(plan));
    expect(problem.what).toBe('Dockerfile is there already, and was not written by rust-docker.');
    expect(readFileSync(path.join(root, 'Dockerfile'), 'utf8')).toBe('FROM scratch\n');
  });

  it.each([
    ['a folder on the way', 'target', (outside: string) => outside],
    ['the file itself', 'Dockerfile', (outside: string) => path.join(outside, 'file')],
    [
      'the file that says what is ignored',
      'Dockerfile.dockerignore',
      (outside: string) => path.join(outside, 'file'),
    ],
  ])('refuses to write through a link that leads out: %s', async (_, name, target) => {
    const [root, outside] = [folder(), folder()];
    mkdirSync(path.join(root, 'src'));
    symlinkSync(target(outside), path.join(root, name));
    const file = name === 'target' ? {} : { file: 'Dockerfile' };
    const problem = await problemOfAsync(() => writeFiles(aPlan({ workspace: { root }, inputs: file })));
    expect(problem.what).toBe(`${name} leads out of the workspace.`);
    expect(readdirSync(outside)).toEqual([]);
  });
});
