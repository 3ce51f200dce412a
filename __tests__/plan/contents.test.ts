import { describe, expect, it } from '@jest/globals';

import { parseManifest } from '../../src/options/manifest.ts';
import type { RawInputs } from '../../src/options/reader.ts';
import { makePlan } from '../../src/plan/make.ts';
import { withManifests } from '../../src/plan/manifest-options.ts';
import { aPlan, decisionAbout, NOWHERE, someOptions } from '../helpers/plan.ts';
import { problemOf } from '../helpers/problem.ts';
import { aMember, aWorkspace } from '../helpers/workspace.ts';

const image = (inputs: RawInputs) => {
  const [first] = aPlan({ inputs }).images;
  if (first === undefined) throw new Error('no image');
  return first;
};

describe('what an image starts', () => {
  it('is the program alone when nobody says more', () => {
    expect(image({})).toMatchObject({
      entrypoint: ['/usr/local/bin/api'],
      cmd: [],
      env: {},
      workdir: null,
      healthcheck: null,
      assets: [],
    });
  });

  it.each<[RawInputs, readonly string[]]>([
    [
      { entrypoint: '{bin}, --config={bin}.toml' },
      ['/usr/local/bin/api', '--config=/usr/local/bin/api.toml'],
    ],
    [{ entrypoint: 'api, serve' }, ['/usr/local/bin/api', 'serve']],
    [{ entrypoint: '/usr/local/bin/api' }, ['/usr/local/bin/api']],
    [{ entrypoint: '/start.sh, {bin}', assets: 'run.sh:/start.sh' }, ['/start.sh', '/usr/local/bin/api']],
    [{ entrypoint: '/srv/bin/start', assets: 'bin:/srv/bin' }, ['/srv/bin/start']],
    [{ entrypoint: '/srv/start', assets: 'start:/srv/' }, ['/srv/start']],
    [{ entrypoint: 'sh, -c, exec {bin}', runtime: 'debian' }, ['sh', '-c', 'exec /usr/local/bin/api']],
    [{ entrypoint: '/bin/sh', runtime: 'alpine' }, ['/bin/sh']],
    [{ entrypoint: '/launch', runtime: 'example.com/base:1' }, ['/launch']],
  ])('%j', (inputs, entrypoint) => {
    expect(image(inputs).entrypoint).toEqual(entrypoint);
  });

  it.each<[RawInputs, what: string, next: string]>([
    [
      { entrypoint: '/bin/sh' },
      'cc-debian13:nonroot has no programs, and there are no assets',
      'Begin with {bin}',
    ],
    [{ entrypoint: 'sh', runtime: 'scratch' }, 'scratch has no programs', 'choose a runtime'],
    [
      { entrypoint: '/srv2/start', assets: 'bin:/srv' },
      'has no programs, and no asset goes there',
      'the path of an asset',
    ],
    [
      { entrypoint: '/usr/local/bin/api --port 80' },
      'names nothing that the image api can start',
      'a word a line',
    ],
    [
      { entrypoint: 'bin/api', runtime: 'debian' },
      'it is neither the name of a program nor an absolute path',
      'Begin with {bin}',
    ],
    [{ entrypoint: '--help', runtime: 'debian' }, 'it is neither', 'Begin with {bin}'],
    [{ healthcheck: 'curl, http://localhost' }, 'healthcheck: "curl" names nothing', 'choose a runtime'],
  ])('refuses %j', (inputs, what, next) => {
    const problem = problemOf(() => aPlan({ inputs }));
    expect(problem.what).toContain(what);
    expect(problem.next).toContain(next);
  });

  it('can be another one for each package', () => {
    const workspace = aWorkspace({ members: [aMember('api'), aMember('worker')] });
    const manifest = parseManifest(
      { env: ['MODE=own'], healthcheck: ['{bin}', '--health'], workdir: '/data' },
      { file: 'worker/Cargo.toml', section: 'package' },
    );
    const options = withManifests(workspace, someOptions({ workdir: '/srv', cmd: 'serve' }), {
      workspace: null,
      packages: new Map([['worker', manifest]]),
    });
    const plan = makePlan(workspace, options, NOWHERE);
    expect(
      plan.images.map(({ env, healthcheck, workdir, cmd }) => ({ env, healthcheck, workdir, cmd })),
    ).toEqual([
      { env: {}, healthcheck: null, workdir: '/srv', cmd: ['serve'] },
      {
        env: { MODE: 'own' },
        healthcheck: { flags: [], command: ['/usr/local/bin/worker', '--health'] },
        workdir: '/srv',
        cmd: ['serve'],
      },
    ]);
    expect(plan.decisions.filter(({ about }) => ['env', 'healthcheck', 'cmd'].includes(about))).toEqual([
      {
        about: 'cmd',
        value: 'serve',
        why: 'asked for with the input cmd',
        from: 'input cmd',
        input: 'cmd',
      },
      {
        about: 'env',
        value: 'worker: MODE',
        why: 'asked for in the manifest of the package',
        from: '[package.metadata.docker]',
        input: 'env',
      },
      {
        about: 'healthcheck',
        value: 'worker: /usr/local/bin/worker --health',
        why: 'asked for in the manifest of the package',
        from: '[package.metadata.docker]',
        input: 'healthcheck',
      },
    ]);
  });

  it.each(['.git/config', 'config/.env', 'a/.git/b'])('takes no asset from %s', (source) => {
    const problem = problemOf(() => aPlan({ inputs: { assets: `${source}:/x` } }));
    expect(problem.what).toContain('which is never sent to the builder.');
  });

  it('can have a base of its own from the manifest', () => {
    const workspace = aWorkspace({ members: [aMember('api')] });
    const manifest = parseManifest(
      { runtime: 'example.com/base:1' },
      { file: 'Cargo.toml', section: 'package' },
    );
    const options = withManifests(workspace, someOptions({}), {
      workspace: null,
      packages: new Map([['api', manifest]]),
    });
    expect(makePlan(workspace, options, NOWHERE).runtime).toMatchObject({
      kind: 'image',
      image: 'example.com/base:1',
    });
  });

  it('has assets where the context lies above the workspace', () => {
    const plan = aPlan({
      inputs: { assets: 'static:/srv' },
      workspace: { root: '/home/user/shop/services/api', localFolders: ['../../libs/one'] },
    });
    expect(plan.images[0]?.assets).toEqual([{ source: 'services/api/static', target: '/srv' }]);
  });
});

describe('whom an image runs as', () => {
  it.each<[RawInputs, user: string, account: { uid: number; gid: number } | null]>([
    [{}, '65532:65532', null],
    [{ runtime: 'debian' }, '65532:65532', { uid: 65532, gid: 65532 }],
    [{ runtime: 'alpine' }, '65532:65532', { uid: 65532, gid: 65532 }],
    [{ runtime: 'scratch', user: '1000' }, '1000:1000', { uid: 1000, gid: 1000 }],
    [{ runtime: 'debian', user: '1000:0' }, '1000:0', { uid: 1000, gid: 0 }],
    [{ user: '1000' }, '1000:1000', null],
    [{ user: 'nonroot' }, '65532:65532', null],
    [{ user: 'root', runtime: 'debian' }, '0:0', null],
    [{ user: 'www-data', runtime: 'debian' }, 'www-data:www-data', null],
    [{ user: 'nobody', runtime: 'debian' }, '65534:65534', null],
    [{ user: 'mail:nonroot', runtime: 'alpine' }, 'mail:nonroot', null],
    [{ user: 'app', runtime: 'example.com/base:1' }, 'app', null],
    [{ runtime: 'example.com/base:1' }, '65532:65532', null],
  ])('%j', (inputs, user, account) => {
    expect(aPlan({ inputs }).runtime).toMatchObject({ user, account });
  });

  it.each<[RawInputs, what: string]>([
    [{ user: 'app' }, 'user: app: distroless has no "app".'],
    [{ user: 'app', runtime: 'debian' }, 'user: app: debian has no "app".'],
    [{ user: '1000:staff', runtime: 'scratch' }, 'user: 1000:staff: scratch has no "staff".'],
  ])('refuses %j', (inputs, what) => {
    expect(problemOf(() => aPlan({ inputs })).what).toBe(what);
  });
});

describe('a base', () => {
  it.each<[RawInputs, libc: string, base: string]>([
    [{ runtime: 'alpine' }, 'musl', 'alpine:3.23'],
    [{ runtime: 'alpine:3.20' }, 'musl', 'alpine:3.20'],
    [{ runtime: 'cgr.dev/chainguard/static:latest' }, 'musl', 'cgr.dev/chainguard/static:latest'],
    [{ runtime: 'nginx:1-alpine' }, 'musl', 'nginx:1-alpine'],
    [{ runtime: 'ubuntu:24.04' }, 'gnu', 'ubuntu:24.04'],
    [{ runtime: 'ubuntu:24.04', libc: 'musl' }, 'musl', 'ubuntu:24.04'],
  ])('%j', (inputs, libc, base) => {
    const plan = aPlan({ inputs });
    expect([plan.libc, plan.runtime.image]).toEqual([libc, base]);
  });

  it.each<[RawInputs, what: string]>([
    [
      { runtime: 'alpine', libc: 'gnu' },
      'runtime: alpine with libc: gnu: the binary would need a C library that the image does not have.',
    ],
    [
      { runtime: 'alpine:3.20', libc: 'gnu' },
      'runtime: alpine:3.20 with libc: gnu: the binary would need a C library that the image does not have.',
    ],
    [
      { runtime: 'alpine', 'runtime-packages': 'libpq5' },
      'runtime: alpine, and the program needs libpq5: packages need the C library that they were made for.',
    ],
    [
      { runtime: 'distroless', libc: 'musl', 'runtime-packages': 'libpq5' },
      'runtime-packages: libpq5 on gcr.io/distroless/static-debian13:nonroot, which has no C library: packages need the one that they were made for.',
    ],
    [
      { runtime: 'ubuntu:24.04', 'runtime-packages': 'libpq5' },
      'runtime-packages: libpq5 with a base of your own, ubuntu:24.04: it is not known which packages it takes.',
    ],
  ])('refuses %j', (inputs, what) => {
    expect(problemOf(() => aPlan({ inputs })).what).toBe(what);
  });

  it('of the user’s own is left as it is', () => {
    const situation = { inputs: { runtime: 'ubuntu:24.04' } };
    expect(decisionAbout('certificates', situation).value).toBe('as the base has them');
    expect(decisionAbout('time-zones', situation).value).toBe('as the base has it');
    expect(aPlan({ inputs: { ...situation.inputs, tzdata: 'true' } }).system.timeZones).toBe(true);
  });
});
