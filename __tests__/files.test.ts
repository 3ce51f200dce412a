import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { renewDockerfile } from '../src/dockerfile/renew.ts';
import { checkFiles, pinImages, writeFiles } from '../src/files.ts';
import type { Plan } from '../src/plan/plan.ts';
import { aPlan, type Situation } from './helpers/plan.ts';
import { problemOfAsync } from './helpers/problem.ts';
import { digest } from './helpers/report.ts';
import { aMember } from './helpers/workspace.ts';

function folder(): string {
  return mkdtempSync(path.join(tmpdir(), 'files-'));
}

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

  it('keeps what the owner added, and writes nothing where that has no place any more', async () => {
    const root = folder();
    const dockerfile = path.join(root, 'Dockerfile');
    const planOf = (...names: string[]): Plan => {
      const workspace = { root, members: names.map((name) => aMember(name)) };
      return aPlan({ workspace, inputs: { file: 'Dockerfile' } });
    };
    await writeFiles(planOf('api', 'worker'));
    appendFileSync(dockerfile, OWN);
    await writeFiles(planOf('api', 'worker'));
    expect(readFileSync(dockerfile, 'utf8')).toContain(`ENTRYPOINT ["/usr/local/bin/worker"]\n${OWN}`);
    rmSync(`${dockerfile}.dockerignore`);
    const before = readFileSync(dockerfile, 'utf8');
    const problem = await problemOfAsync(() => writeFiles(planOf('api')));
    expect(problem.what).toContain('"worker"');
    expect(problem.where).toEqual({
      file: 'Dockerfile',
      line: before.split('\n').indexOf('# >>> worker') + 1,
    });
    expect(readFileSync(dockerfile, 'utf8')).toBe(before);
    expect(existsSync(`${dockerfile}.dockerignore`)).toBe(false);
  });
});

const OWN = '# >>> worker\nCOPY --chown=65532 data /data\n\n  # mine\t\n# <<< worker\n';

describe('checkFiles', () => {
  /** A plan whose files are there, in a folder of its own. */
  const written = async (situation: Situation = {}): Promise<{ plan: Plan; root: string }> => {
    const root = folder();
    const plan = aPlan({
      workspace: { root, ...situation.workspace },
      inputs: { mode: 'check', ...situation.inputs },
    });
    await writeFiles(plan);
    return { plan, root };
  };
  const statesOf = async (plan: Plan): Promise<Record<string, string>> =>
    Object.fromEntries((await checkFiles(plan)).files.map(({ file, state }) => [file, state]));
  const FINE = { Dockerfile: 'up-to-date', 'Dockerfile.dockerignore': 'up-to-date' };

  it.each(['Dockerfile', 'docker/api.Dockerfile'])('finds %s as it was written', async (file) => {
    const { plan, root } = await written({ inputs: { file } });
    expect(await checkFiles(plan)).toMatchObject({ upToDate: true, context: root });
    expect(await statesOf(plan)).toEqual({ [file]: 'up-to-date', [`${file}.dockerignore`]: 'up-to-date' });
  });

  it('ignores what is between marks, and nothing else', async () => {
    const { plan, root } = await written();
    const file = path.join(root, 'Dockerfile');
    const text = readFileSync(file, 'utf8');
    const own = '# >>> api\nRUN anything\n# <<< api\n';
    writeFileSync(file, renewDockerfile(plan, `${text}${own}`, 'Dockerfile'));
    expect(await statesOf(plan)).toEqual(FINE);
    writeFileSync(file, `${readFileSync(file, 'utf8')}RUN anything\n`);
    const report = await checkFiles(plan);
    expect(report.upToDate).toBe(false);
    expect(report.files[0]).toMatchObject({
      state: 'differs',
      diff: expect.stringContaining('\n-RUN anything\n'),
    });
  });

  it('finds a workspace that changed, and writes nothing', async () => {
    const { plan, root } = await written();
    const before = readFileSync(path.join(root, 'Dockerfile'), 'utf8');
    const other = aPlan({ workspace: { root }, inputs: { mode: 'check', expose: '8080' } });
    const [found] = (await checkFiles(other)).files;
    expect(found?.diff).toContain('\n+EXPOSE 8080\n');
    expect(found?.line).toBe(before.split('\n').indexOf('ENTRYPOINT ["/usr/local/bin/api"]') + 1);
    expect(readFileSync(path.join(root, 'Dockerfile'), 'utf8')).toBe(before);
    expect(await statesOf(plan)).toEqual(FINE);
  });

  it('finds what is missing, and does not make it', async () => {
    const root = folder();
    const plan = aPlan({ workspace: { root }, inputs: { mode: 'check' } });
    expect(await statesOf(plan)).toEqual({ Dockerfile: 'missing', 'Dockerfile.dockerignore': 'missing' });
    expect(readdirSync(root)).toEqual([]);
  });

  it('finds the file that a .dockerignore of the workspace should have taken the place of', async () => {
    const { plan, root } = await written();
    writeFileSync(path.join(root, '.dockerignore'), 'target\n');
    expect(await statesOf(plan)).toEqual({ ...FINE, 'Dockerfile.dockerignore': 'left-over' });
    rmSync(path.join(root, 'Dockerfile.dockerignore'));
    expect(await statesOf(plan)).toEqual(FINE);
  });

  it('of a file that is none says so', async () => {
    const { plan, root } = await written();
    rmSync(path.join(root, 'Dockerfile'));
    mkdirSync(path.join(root, 'Dockerfile'));
    const problem = await problemOfAsync(() => checkFiles(plan));
    expect(problem.what).toBe('Dockerfile cannot be read: it is not a file.');
  });
});

describe('pinImages', () => {
  const asked: string[] = [];
  const digestOf = (letter: string) => (image: string) => {
    asked.push(image);
    return Promise.resolve(digest(letter));
  };
  const planIn = (root: string, inputs: Situation['inputs'] = {}): Plan =>
    aPlan({ workspace: { root }, inputs: { pin: 'true', 'dependency-cache': 'none', ...inputs } });
  const RUST = 'rust:1-slim-trixie';
  const BASE = 'gcr.io/distroless/cc-debian13:nonroot';

  beforeEach(() => {
    asked.length = 0;
  });

  it('asks for nothing when nothing is pinned', async () => {
    const plan = aPlan();
    expect(await pinImages(plan, true, digestOf('a'))).toBe(plan);
    expect(asked).toEqual([]);
  });

  it('keeps the digests of the committed file, asks for what is new, and renews all on request', async () => {
    const root = folder();
    const generate = { mode: 'generate' };
    const first = await pinImages(planIn(root, generate), false, digestOf('a'));
    expect(first.pins).toEqual({ [RUST]: digest('a'), [BASE]: digest('a') });
    await writeFiles(first);
    expect((await pinImages(planIn(root, generate), false, digestOf('b'))).pins).toEqual(first.pins);
    asked.length = 0;
    const debian = await pinImages(planIn(root, { ...generate, runtime: 'debian' }), false, digestOf('c'));
    expect(debian.pins).toEqual({ [RUST]: digest('a'), 'debian:trixie-slim': digest('c') });
    expect(asked).toEqual(['debian:trixie-slim']);
    const renewed = await pinImages(planIn(root, generate), true, digestOf('d'));
    expect(renewed.pins).toEqual({ [RUST]: digest('d'), [BASE]: digest('d') });
  });

  it('builds with the digests of the committed file, not with those of the last build', async () => {
    const root = folder();
    await writeFiles(await pinImages(planIn(root), false, digestOf('a')));
    await writeFiles(await pinImages(planIn(root, { mode: 'generate' }), false, digestOf('b')));
    expect((await pinImages(planIn(root), false, digestOf('c'))).pins).toEqual({
      [RUST]: digest('b'),
      [BASE]: digest('b'),
    });
  });

  it('is checked without a registry: what is committed is right, and what is not pinned is not', async () => {
    const root = folder();
    await writeFiles(await pinImages(planIn(root, { mode: 'generate' }), false, digestOf('a')));
    const check = { mode: 'check' };
    expect((await checkFiles(planIn(root, check))).upToDate).toBe(true);
    const file = path.join(root, 'Dockerfile');
    writeFileSync(file, readFileSync(file, 'utf8').replace(`${BASE}@${digest('a')}`, BASE));
    const [found] = (await checkFiles(planIn(root, check))).files;
    expect(found?.diff).toContain(`\n-FROM ${BASE} AS api\n+FROM ${BASE}@sha256:… AS api\n`);
  });

  it('refuses a committed digest that is none', async () => {
    const root = folder();
    await writeFiles(await pinImages(planIn(root, { mode: 'generate' }), false, digestOf('a')));
    const file = path.join(root, 'Dockerfile');
    writeFileSync(file, readFileSync(file, 'utf8').replace(`${BASE}@sha256:a`, `${BASE}@sha256:`));
    for (const work of [
      () => checkFiles(planIn(root, { mode: 'check' })),
      () => pinImages(planIn(root, { mode: 'generate' }), false, digestOf('a')),
    ]) {
      expect((await problemOfAsync(work)).what).toContain(`${BASE} is pinned to "sha256:aaa`);
    }
  });
});
