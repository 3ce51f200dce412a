import { describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { RawInputs } from '../src/options/reader.ts';
import { planWorkspace } from '../src/pipeline.ts';
import type { Plan } from '../src/plan/plan.ts';
import { aGit } from './helpers/git.ts';
import { NOWHERE, QUIET, someOptions } from './helpers/plan.ts';
import { problemOfAsync } from './helpers/problem.ts';

function folder(): string {
  return mkdtempSync(path.join(tmpdir(), 'pipeline-'));
}

describe('planWorkspace', () => {
  const planWith = (docker: string, inputs: RawInputs, root = folder()): Promise<Plan> => {
    mkdirSync(path.join(root, 'src'));
    writeFileSync(path.join(root, 'src/main.rs'), '');
    const manifest = `[package]\nname = "app"\nversion = "0.1.0"\n[package.metadata.docker]\n${docker}`;
    writeFileSync(path.join(root, 'Cargo.toml'), manifest);
    const surroundings = () => Promise.resolve(NOWHERE);
    return planWorkspace(someOptions({ ...inputs, workspace: root }), {
      ...QUIET,
      cargo: null,
      surroundings,
    });
  };

  it('obeys the manifest where no input says otherwise', async () => {
    const plan = await planWith('platforms = ["linux/amd64"]\nlibc = "musl"\n', { libc: 'gnu' });
    expect(plan.platforms.map(({ name }) => name)).toEqual(['linux/amd64']);
    expect(plan.libc).toBe('gnu');
  });

  it.each(['Cargo.toml', '*\n!src', 'src', '**/*.rs'])(
    'refuses a .dockerignore that hides what cargo needs: %j',
    async (text) => {
      const root = folder();
      writeFileSync(path.join(root, '.dockerignore'), text);
      const problem = await problemOfAsync(() => planWith('', {}, root));
      expect(problem.what).toMatch(
        /^The \.dockerignore leaves out (Cargo\.toml|src\/main\.rs), which cargo needs/,
      );
      expect(problem.where).toEqual({ file: '.dockerignore' });
    },
  );

  it.each(['target\n*.md', '*\n!src\n!Cargo.*', '.cargo', '**/*****.rs'])(
    'takes a .dockerignore that does not: %j',
    async (text) => {
      const root = folder();
      writeFileSync(path.join(root, '.dockerignore'), text);
      expect((await planWith('', {}, root)).images).toHaveLength(1);
    },
  );

  it('refuses assets that lead out of the context, whatever is done with the plan', async () => {
    const root = folder();
    symlinkSync('/etc', path.join(root, 'link'));
    const problem = await problemOfAsync(() => planWith('', { assets: 'link:/srv' }, root));
    expect(problem.what).toContain('link');
    expect((await planWith('', { assets: 'made-later:/srv' })).images[0]?.assets).toHaveLength(1);
  });

  it('renews digests only where images are pinned, which a manifest may say', async () => {
    const renew = { 'update-pins': 'true' };
    expect((await planWith('pin = true\n', renew)).pins).toEqual({});
    const problem = await problemOfAsync(() => planWith('', renew));
    expect(problem.what).toBe('update-pins: true without pin: true: no image is pinned.');
  });

  it('builds the package that a git tag names, and what its manifest says with it', async () => {
    const root = folder();
    const write = (file: string, text: string): void => {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    };
    write('Cargo.toml', '[workspace]\nmembers = ["api", "worker"]\n[workspace.package]\nversion = "1.2.0"\n');
    const own = 'version.workspace = true\n[package.metadata.docker]\nlabels = ["ref={{tag}}"]\n';
    write('api/Cargo.toml', `[package]\nname = "api"\n${own}`);
    // The two ask for different things, which matters only where both are built.
    write(
      'worker/Cargo.toml',
      '[package]\nname = "worker"\nversion = "3.0.0"\n[package.metadata.docker]\nlibc = "musl"\n',
    );
    for (const member of ['api', 'worker']) write(`${member}/src/main.rs`, '');
    const warnings: string[] = [];
    const plan = await planWorkspace(someOptions({ workspace: root, images: 'org/{bin}', push: 'true' }), {
      cargo: null,
      surroundings: () => Promise.resolve(NOWHERE),
      git: {
        context: () => Promise.resolve(aGit({ ref: 'refs/tags/api-v1.2.0' })),
        tags: () => Promise.resolve({ unknown: 'no network' }),
      },
      log: { ...QUIET.log, warn: ({ what }) => warnings.push(what) },
    });
    expect(plan.images.map(({ name, tags, moving }) => [name, tags, moving])).toEqual([
      ['api', ['org/api:1.2.0'], []],
    ]);
    expect(plan.images[0]?.labels.ref).toBe('api-v1.2.0');
    expect(plan.libc).toBe('gnu');
    expect(plan.decisions.find(({ about }) => about === 'images')?.from).toBe('git tag api-v1.2.0');
    expect(warnings).toEqual([expect.stringContaining('1.2, 1, latest were not moved')]);
  });

  it('loads the one platform that a manifest names, and refuses several', async () => {
    const load = { load: 'true', tags: 'app:dev' };
    expect((await planWith('platforms = ["linux/arm64"]\n', load)).publish.load).toBe(true);
    const problem = await problemOfAsync(() => planWith('verify = "warn"\n', load));
    expect(problem.what).toContain('load: true with 2 platforms');
  });
});
