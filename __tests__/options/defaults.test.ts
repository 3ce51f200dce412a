import { describe, expect, it } from '@jest/globals';

import type { InputDefinition } from '../../src/options/definition.ts';
import { manifestInputs } from '../../src/options/manifest.ts';
import type { Options } from '../../src/options/options.ts';
import { parseOptions } from '../../src/options/parse.ts';
import { INPUTS, type InputName, isInputName } from '../../src/options/table.ts';
import { PLATFORMS } from '../../src/plan/platforms.ts';

const DEFAULTS: Options = {
  workspace: '.',
  mode: 'build',
  packages: [],
  bins: [],
  examples: [],
  features: [],
  allFeatures: false,
  noDefaultFeatures: false,
  profile: 'release',
  optimize: 'none',
  locked: null,
  rustVersion: null,
  platforms: ['linux/amd64', 'linux/arm64'],
  libc: 'auto',
  cross: 'auto',
  qemu: { when: 'auto', image: 'docker.io/tonistiigi/binfmt:qemu-v10.2.3' },
  builderImage: null,
  runtime: 'auto',
  runtimeImage: null,
  dependencyCache: 'auto',
  buildPackages: [],
  runtimePackages: [],
  tzdata: null,
  auditable: null,
  expose: [],
  entrypoint: [],
  cmd: [],
  env: {},
  user: null,
  buildUser: null,
  workdir: null,
  healthcheck: null,
  init: false,
  assets: [],
  stages: ['runtime'],
  target: null,
  migrate: null,
  frontend: null,
  frontendOutput: null,
  frontendPath: '/srv/www',
  output: null,
  file: null,
  pin: false,
  updatePins: false,
  buildArgs: {},
  tags: [],
  images: [],
  tagRules: null,
  flavor: { latest: null, prefix: { text: [], onLatest: false }, suffix: { text: [], onLatest: false } },
  gitRef: null,
  annotations: [],
  labels: [],
  push: false,
  load: false,
  verify: 'strict',
  sizeLimits: [],
  maxIncreases: [],
  baseline: 'auto',
  comment: 'auto',
  githubToken: null,
  cache: 'gha',
  cacheFrom: [],
  cacheTo: [],
  secrets: [],
  ssh: [],
  noCache: false,
  pull: false,
  provenance: null,
  sbom: null,
  builder: {
    name: null,
    driver: 'auto',
    driverOpts: [],
    buildkitdFlags: null,
    buildkitdConfig: null,
    buildkitdConfigInline: null,
    endpoint: null,
    cleanup: true,
  },
  given: [],
  origins: {},
  perPackage: {},
};

/** A value other than the default for every input, and what becomes of it. */
const GIVEN: Readonly<Record<InputName, readonly [text: string, options: Partial<Options>]>> = {
  workspace: ['crates/api', { workspace: 'crates/api' }],
  packages: ['a, b_2-c', { packages: ['a', 'b_2-c'] }],
  bins: ['server\n7zip', { bins: ['server', '7zip'] }],
  examples: ['demo,7zip', { examples: ['demo', '7zip'] }],
  features: ['tls, api/http2, 1.x+y', { features: ['tls', 'api/http2', '1.x+y'] }],
  'all-features': ['true', { allFeatures: true }],
  'no-default-features': ['true', { noDefaultFeatures: true }],
  profile: ['dist', { profile: 'dist' }],
  optimize: ['size', { optimize: 'size' }],
  locked: ['false', { locked: false }],
  'rust-version': ['1.85.1', { rustVersion: '1.85.1' }],
  mode: ['generate', { mode: 'generate' }],
  stages: ['docs, runtime', { stages: ['docs', 'runtime'] }],
  target: ['test', { target: 'test' }],
  migrate: ['sqlx, db/./migrations/', { migrate: { kind: 'tool', tool: 'sqlx', folder: 'db/migrations' } }],
  frontend: ['./apps//web', { frontend: 'apps/web' }],
  'frontend-output': ['.output/public/', { frontendOutput: '.output/public' }],
  'frontend-path': ['/srv//app/', { frontendPath: '/srv/app' }],
  outputs: ['type=tar,dest=doc.tar', { output: { type: 'tar', dest: 'doc.tar' } }],
  platforms: ['linux/arm64', { platforms: ['linux/arm64'] }],
  libc: ['musl', { libc: 'musl' }],
  cross: ['zig', { cross: 'zig' }],
  runtime: ['debian', { runtime: 'debian' }],
  'build-packages': ['libfoo-dev, g++', { buildPackages: ['libfoo-dev', 'g++'] }],
  'runtime-packages': ['libfoo1\nlibbar2.0', { runtimePackages: ['libfoo1', 'libbar2.0'] }],
  tzdata: ['true', { tzdata: true }],
  auditable: ['false', { auditable: false }],
  expose: ['8080, 443', { expose: [443, 8080] }],
  entrypoint: [
    'sh\n-c\nexec {bin} "$@"\n--a\n--a',
    { entrypoint: ['sh', '-c', 'exec {bin} "$@"', '--a', '--a'] },
  ],
  cmd: ['serve, "a,b"', { cmd: ['serve', 'a,b'] }],
  env: ['A=1, B_2=x=y, A=2', { env: { A: '2', B_2: 'x=y' } }],
  user: ['1000', { user: '1000:1000' }],
  qemu: ['true', { qemu: { when: 'true', image: 'docker.io/tonistiigi/binfmt:qemu-v10.2.3' } }],
  'qemu-image': ['corp/binfmt:1', { qemu: { when: 'auto', image: 'corp/binfmt:1' } }],
  'builder-image': ['registry.corp/rust:{arch}', { builderImage: 'registry.corp/rust:{arch}' }],
  'build-user': ['builder', { buildUser: { name: 'builder', uid: 1000, gid: 1000 } }],
  workdir: ['//srv/./data/', { workdir: '/srv/data' }],
  healthcheck: [
    '--interval=1m30s\n--retries=3\n{bin}\n--health',
    { healthcheck: { flags: ['--interval=1m30s', '--retries=3'], command: ['{bin}', '--health'] } },
  ],
  init: ['tini', { init: true }],
  assets: [
    './static:/srv/www, a/b:c.txt:/etc/',
    {
      assets: [
        { source: 'static', target: '/srv/www' },
        { source: 'a/b:c.txt', target: '/etc/' },
      ],
    },
  ],
  labels: ['a=b, c=', { labels: ['a=b', 'c='] }],
  file: ['./docker//Dockerfile', { file: 'docker/Dockerfile' }],
  pin: ['true', { pin: true }],
  'update-pins': ['true', { updatePins: true }],
  'build-args': ['A=1,2\nB_2=x=y', { buildArgs: { A: '1,2', B_2: 'x=y' } }],
  verify: ['warn', { verify: 'warn' }],
  tags: ['ghcr.io/org/{bin}:1', { tags: ['ghcr.io/org/{bin}:1'] }],
  images: ['GHCR.io/Org/{bin},org/{package}', { images: ['ghcr.io/org/{bin}', 'org/{package}'] }],
  'tag-rules': [
    'type=sha',
    {
      tagRules: [
        {
          type: 'sha',
          text: 'type=sha',
          format: 'short',
          enable: ['true'],
          priority: 100,
          prefix: ['sha-'],
          suffix: null,
        },
      ],
    },
  ],
  flavor: [
    'latest=false',
    {
      flavor: { latest: false, prefix: { text: [], onLatest: false }, suffix: { text: [], onLatest: false } },
    },
  ],
  'git-ref': ['refs/tags/v1.2.3', { gitRef: 'refs/tags/v1.2.3' }],
  annotations: ['index:a=b', { annotations: [{ levels: ['index'], key: 'a', value: ['b'] }] }],
  push: ['true', { push: true }],
  load: ['true', { load: true }],
  'size-limit': [
    '20MB, linux/arm64=20 MiB',
    {
      sizeLimits: [
        { platform: null, bytes: 20_000_000 },
        { platform: 'linux/arm64', bytes: 20_971_520 },
      ],
    },
  ],
  'max-increase': [
    '2.5%, arm64=500kB',
    {
      maxIncreases: [
        { platform: null, unit: 'percent', value: 2.5 },
        { platform: 'linux/arm64', unit: 'bytes', value: 500_000 },
      ],
    },
  ],
  baseline: ['ghcr.io/org/{bin}:main', { baseline: 'ghcr.io/org/{bin}:main' }],
  comment: ['always', { comment: 'always' }],
  'github-token': ['ghs_abc', { githubToken: 'ghs_abc' }],
  provenance: ['mode=max', { provenance: 'mode=max' }],
  sbom: ['generator=image', { sbom: 'generator=image' }],
  'dependency-cache': ['none', { dependencyCache: 'none' }],
  cache: ['registry', { cache: 'registry' }],
  'cache-from': [
    'type=gha,scope=a\ntype=local,src=b',
    { cacheFrom: ['type=gha,scope=a', 'type=local,src=b'] },
  ],
  'cache-to': ['type=inline', { cacheTo: ['type=inline'] }],
  secrets: [
    'TOKEN=a,b=c "d"\n"KEY=one\ntwo"',
    {
      secrets: [
        { id: 'TOKEN', from: 'value', text: 'a,b=c "d"' },
        { id: 'KEY', from: 'value', text: 'one\ntwo' },
      ],
    },
  ],
  'secret-envs': ['A=B', { secrets: [{ id: 'A', from: 'variable', text: 'B' }] }],
  'secret-files': ['netrc=./a b', { secrets: [{ id: 'netrc', from: 'file', text: './a b' }] }],
  ssh: ['default\nkey=/a', { ssh: ['default', 'key=/a'] }],
  'no-cache': ['true', { noCache: true }],
  pull: ['true', { pull: true }],
  builder: ['mine', { builder: { ...DEFAULTS.builder, name: 'mine' } }],
  driver: ['remote', { builder: { ...DEFAULTS.builder, driver: 'remote' } }],
  'driver-opts': [
    'network=host\nimage=a,b',
    { builder: { ...DEFAULTS.builder, driverOpts: ['network=host', 'image=a,b'] } },
  ],
  'buildkitd-flags': [
    '--debug\n  --trace',
    { builder: { ...DEFAULTS.builder, buildkitdFlags: '--debug --trace' } },
  ],
  'buildkitd-config': ['/etc/b.toml', { builder: { ...DEFAULTS.builder, buildkitdConfig: '/etc/b.toml' } }],
  'buildkitd-config-inline': [
    'debug = true\n[worker]\n',
    { builder: { ...DEFAULTS.builder, buildkitdConfigInline: 'debug = true\n[worker]' } },
  ],
  endpoint: ['tcp://host:1', { builder: { ...DEFAULTS.builder, endpoint: 'tcp://host:1' } }],
  cleanup: ['false', { builder: { ...DEFAULTS.builder, cleanup: false } }],
};

/** What an input cannot be given without. */
const COMPANIONS: Partial<Record<InputName, Partial<Record<InputName, string>>>> = {
  push: { tags: 'a' },
  'tag-rules': { images: 'a' },
  flavor: { images: 'a' },
  load: { tags: 'a', platforms: 'linux/amd64' },
};

describe('parseOptions', () => {
  it('has a default for every input', () => {
    expect(parseOptions({})).toEqual(DEFAULTS);
  });

  it.each(INPUTS.map(({ name }) => name))('takes the default of %s for nothing and for blanks', (name) => {
    expect(parseOptions({ [name]: '' })).toEqual(DEFAULTS);
    expect(parseOptions({ [name]: ' \n\t' })).toEqual(DEFAULTS);
  });

  it.each(
    (INPUTS as readonly InputDefinition[]).filter(
      (input) => input.default !== '' && input.manifest === undefined,
    ),
  )('takes the default of $name, as the runner gives it, for not given', (input) => {
    expect(parseOptions({ [input.name]: input.default })).toEqual(DEFAULTS);
  });

  it.each(manifestInputs('workspace').filter((input) => input.default !== ''))(
    'takes the default of $name for given where it is written, so that a manifest does not overrule it',
    ({ name, default: value }) => {
      expect(parseOptions({ [name]: value })).toEqual({ ...DEFAULTS, given: [name] });
    },
  );

  it.each(INPUTS.map(({ name }) => name))('reads %s, and that it was given', (name) => {
    const [text, expected] = GIVEN[name];
    const companions = COMPANIONS[name] ?? {};
    const { given, ...options } = parseOptions({ ...companions, [name]: ` ${text}\n` });
    expect(options).toMatchObject(expected);
    expect(new Set(given)).toEqual(new Set([name, ...Object.keys(companions)]));
  });
});

describe('the table of inputs', () => {
  it('names each input once', () => {
    const names = INPUTS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has a default that its kind allows', () => {
    for (const input of INPUTS) {
      if (input.kind === 'choice') expect(input.choices).toContain(input.default);
      if (input.kind === 'boolean') expect(['true', 'false', '']).toContain(input.default);
    }
  });

  it('has default platforms that are known', () => {
    expect(DEFAULTS.platforms.every((platform) => Object.hasOwn(PLATFORMS, platform))).toBe(true);
  });

  it('tells a name from any other word', () => {
    expect(['tags', 'Tags', 'constructor', ''].map(isInputName)).toEqual([true, false, false, false]);
  });
});

it('has no expression in the description of an input: GitHub takes an action.yml with one for broken', () => {
  expect(INPUTS.filter(({ description }) => description.includes('${{')).map(({ name }) => name)).toEqual([]);
});
