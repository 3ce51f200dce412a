import { describe, expect, it } from '@jest/globals';

import { foreignStages } from '../../src/dockerfile/foreign.ts';
import { unsentOf, writeDockerignore } from '../../src/dockerfile/ignore.ts';
import { stageName } from '../../src/dockerfile/names.ts';
import { writeDockerfile } from '../../src/dockerfile/write.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { PLATFORMS } from '../../src/plan/platforms.ts';
import { aNodeFrontend, aTrunkFrontend } from '../helpers/frontend.ts';
import { expectGolden } from '../helpers/golden.ts';
import { aDependency, aPackage } from '../helpers/graph.ts';
import { aPlan, type Situation } from '../helpers/plan.ts';
import { aBinary, aConfig, aMember, anExample, aToolchainFile } from '../helpers/workspace.ts';

const TWO: Situation['workspace'] = {
  members: [aMember('api'), aMember('worker', { targets: [aBinary('worker'), aBinary('build')] })],
};

const WITH_PAGE: Situation['workspace'] = {
  members: [aMember('api'), aMember('web', { manifest: 'web/Cargo.toml' })],
  browserMembers: ['web'],
};

const ABOVE: Situation['workspace'] = {
  root: '/home/user/shop/services/api',
  localFolders: ["../../libs/it's $HOME [x]", '../../libs/one', '../../vendor'],
  localFiles: ['../../Cargo.toml'],
  config: aConfig({ files: ['.cargo/config.toml', '../.cargo/config.toml'], vendored: ['../../vendor'] }),
};

/** A package with the library of sqlx, and another that sea-orm's migrations are. */
const MIGRATED: Situation['workspace'] = {
  members: [aMember('api'), aMember('migration')],
  migrations: [
    {
      owner: 'crates/api',
      path: "crates/api/it's $HOME",
      tool: 'diesel',
      from: 'diesel.toml',
      hasRust: false,
      settings: null,
      flaw: null,
    },
  ],
  graph: {
    precision: 'exact',
    packages: [
      aPackage('api', {
        version: '1.2.3',
        source: null,
        dependencies: [aDependency('diesel', { features: ['postgres'] })],
      }),
      aPackage('migration', {
        version: '1.2.3',
        source: null,
        dependencies: [aDependency('sea-orm-migration')],
      }),
      aPackage('diesel', { version: '2.2.4', features: { postgres: [] } }),
      aPackage('sea-orm-migration'),
    ],
  },
};

const GOLDEN: readonly [file: string, Situation][] = [
  ['gnu-distroless', { workspace: TWO }],
  ['one-platform', { inputs: { platforms: 'linux/arm64' } }],
  ['musl-distroless', { inputs: { libc: 'musl' } }],
  ['musl-scratch', { workspace: TWO, inputs: { runtime: 'scratch' } }],
  ['gnu-debian', { inputs: { runtime: 'debian', 'rust-version': '1.85' } }],
  ['auditable', { inputs: { auditable: 'true' } }],
  ['auditable-dummy', { inputs: { sbom: 'true', 'dependency-cache': 'dummy', libc: 'musl' } }],
  [
    'auditable-build-user',
    { inputs: { auditable: 'true', 'build-user': 'rust', 'dependency-cache': 'mounts' } },
  ],
  [
    'auditable-old-rust',
    {
      inputs: { auditable: 'true', 'rust-version': '1.84', 'dependency-cache': 'none' },
      workspace: { members: [aMember('api', { edition: '2021' })], resolver: 2 },
    },
  ],
  ['no-dependency-cache', { inputs: { 'dependency-cache': 'none' } }],
  ['dummy', { workspace: TWO, inputs: { 'dependency-cache': 'dummy' } }],
  ['dummy-context-above', { workspace: ABOVE, inputs: { 'dependency-cache': 'dummy', libc: 'musl' } }],
  ['mounts', { workspace: TWO, inputs: { 'dependency-cache': 'mounts' } }],
  [
    'mounts-context-above',
    { workspace: ABOVE, inputs: { 'dependency-cache': 'mounts', libc: 'musl', profile: 'small' } },
  ],
  [
    'features-and-profile',
    {
      inputs: { features: 'tls,api/metrics', 'no-default-features': 'true', profile: 'dev', locked: 'false' },
    },
  ],
  ['expose', { inputs: { expose: '8080,443', 'all-features': 'true' } }],
  ['context-above', { workspace: ABOVE }],
  [
    'vendored',
    {
      workspace: {
        config: aConfig({
          files: ['.cargo/config.toml'],
          vendored: ['vendor'],
          wrappers: { 'rustc-wrapper': 'sccache', rustc: '/opt/rustc' },
        }),
        localFolders: ['vendor'],
      },
    },
  ],
  [
    'nightly',
    {
      workspace: {
        toolchain: {
          ...aToolchainFile('nightly-2026-01-01'),
          components: ['rust-src', 'rustfmt'],
          targets: ['wasm32-unknown-unknown'],
        },
      },
    },
  ],
  ['components', { workspace: { toolchain: { ...aToolchainFile('1.90'), components: ['llvm-tools'] } } }],
  [
    'example',
    {
      workspace: { members: [aMember('api', { targets: [aBinary('api'), anExample('tour')] })] },
      inputs: { bins: 'api', examples: 'tour' },
    },
  ],
  ['musl-alpine', { inputs: { runtime: 'alpine', tzdata: 'true' } }],
  [
    'secrets',
    {
      inputs: {
        secrets: 'CARGO_REGISTRIES_CORP_TOKEN=hunter2\nother.file=hunter2',
        'secret-files': 'netrc=a\ncargo-credentials=b',
        ssh: 'default\nkey=/home/user/.ssh/id',
      },
    },
  ],
  [
    'frontend-node',
    { inputs: { stages: 'runtime,frontend', secrets: 'npmrc=a\nnetrc=b' }, frontends: [aNodeFrontend()] },
  ],
  [
    'frontend-pnpm-above',
    {
      inputs: {
        stages: 'runtime,test,frontend',
        'dependency-cache': 'dummy',
        'frontend-path': '/srv/my $page',
      },
      frontends: [
        aNodeFrontend({ folder: '../web', lockfiles: ['pnpm-lock.yaml'], settings: ['.npmrc', 'patches'] }),
      ],
    },
  ],
  [
    'frontend-trunk',
    { workspace: WITH_PAGE, inputs: { stages: 'runtime,frontend' }, frontends: [aTrunkFrontend()] },
  ],
  [
    'frontend-trunk-alone',
    {
      workspace: WITH_PAGE,
      inputs: { stages: 'frontend' },
      frontends: [aTrunkFrontend({ member: null, asksFor: ['sass', 'wasm-opt'] })],
    },
  ],
  ['optimize', { inputs: { optimize: 'size', profile: 'release' } }],
  ['own-base', { inputs: { runtime: 'ubuntu:24.04' } }],
  [
    'contents',
    {
      inputs: {
        init: 'tini',
        assets: 'static:/srv/www, "it\'s $HOME [x].txt:/etc/$x ""y"',
        env: 'RUST_LOG=info, "GREETING=a ""b"" $HOME \\n it\'s"',
        workdir: '/srv/my data',
        cmd: 'serve, $HOME',
        healthcheck: '--interval=10s, --retries=2, {bin}, --health',
        user: '1000',
        runtime: 'debian',
      },
    },
  ],
  ['platforms-gnu', { inputs: { platforms: Object.keys(PLATFORMS).join(), libc: 'gnu' } }],
  [
    'platforms-musl',
    {
      inputs: {
        platforms: Object.keys(PLATFORMS)
          .filter((name) => name !== 'linux/s390x')
          .join(),
        libc: 'musl',
      },
    },
  ],
  [
    'platforms-nightly',
    { inputs: { platforms: 'linux/arm/v7', libc: 'musl', 'rust-version': 'nightly-2026-01-01' } },
  ],
  ['stages', { workspace: TWO, inputs: { stages: 'runtime,test,lint,docs,dev' } }],
  ['stages-without-layers', { inputs: { target: 'test', 'dependency-cache': 'none' } }],
  ['migrate', { workspace: MIGRATED, inputs: { stages: 'runtime,migrate', locked: 'false' } }],
  [
    'migrate-alone',
    {
      workspace: { ...MIGRATED, members: [aMember('api')] },
      inputs: {
        stages: 'migrate',
        libc: 'musl',
        runtime: 'scratch',
        init: 'tini',
        'dependency-cache': 'none',
      },
    },
  ],
  [
    'build-user',
    {
      workspace: TWO,
      inputs: {
        'build-user': '1000',
        stages: 'runtime,test,lint,docs,dev',
        'secret-files': 'netrc=a\nother.file=b',
        'secret-envs': 'TOKEN=b',
        ssh: 'default',
        runtime: 'debian',
      },
    },
  ],
  [
    'build-user-dummy',
    { workspace: ABOVE, inputs: { 'build-user': 'ci', 'dependency-cache': 'dummy', libc: 'musl' } },
  ],
  [
    'build-user-migrate',
    {
      workspace: { ...MIGRATED, members: [aMember('api')] },
      inputs: { 'build-user': '1000', stages: 'migrate', 'dependency-cache': 'none' },
    },
  ],
  [
    'build-user-frontend',
    {
      workspace: WITH_PAGE,
      inputs: { 'build-user': '1000', stages: 'frontend' },
      frontends: [aTrunkFrontend({ member: null, asksFor: ['sass', 'wasm-opt'] })],
    },
  ],
  ['build-user-mounts', { inputs: { 'build-user': '1001:0', 'dependency-cache': 'mounts', libc: 'musl' } }],
  [
    'builder-image',
    {
      inputs: {
        'builder-image': 'registry.corp:5000/rust:1.85-bookworm',
        'build-user': '1000',
        stages: 'runtime,lint,dev',
        runtime: 'debian',
        'secret-files': 'cargo-credentials=a',
      },
      workspace: { toolchain: { ...aToolchainFile('1.90'), components: ['rust-src'] } },
    },
  ],
  [
    'builder-image-each',
    {
      workspace: TWO,
      inputs: {
        'builder-image': 'messense/rust-musl-cross:{arch}-{env}',
        libc: 'musl',
        platforms: 'linux/amd64,linux/arm64,linux/arm/v7',
        runtime: 'scratch',
      },
    },
  ],
  [
    'builder-image-each-mounts',
    {
      inputs: {
        'builder-image': 'corp/rust:{platform}',
        'dependency-cache': 'mounts',
        'build-packages': 'protobuf-compiler',
      },
    },
  ],
  [
    'emulate',
    {
      workspace: TWO,
      inputs: {
        cross: 'emulate',
        platforms: 'linux/amd64,linux/arm64',
        runtime: 'debian',
        stages: 'runtime,test',
      },
    },
  ],
  ['emulate-mounts', { inputs: { cross: 'emulate', 'dependency-cache': 'mounts', 'build-user': '1000' } }],
  [
    'emulate-one-platform',
    {
      inputs: {
        cross: 'emulate',
        platforms: 'linux/arm/v7',
        'build-packages': 'libssl-dev, libpq-dev, cmake',
      },
    },
  ],
  [
    'emulate-own',
    { inputs: { cross: 'emulate', 'builder-image': 'clux/muslrust:stable', libc: 'musl', pin: 'true' } },
  ],
  ['one-binary', { workspace: TWO, inputs: { bins: 'build', packages: 'worker' } }],
];

/** Plans with Debian packages, as the crates in use would make them. */
const SYSTEM: readonly [file: string, Situation, Partial<Plan['system']>][] = [
  [
    'system-debian',
    { inputs: { runtime: 'debian' } },
    {
      tools: ['libclang-dev', 'pkg-config', 'protobuf-compiler'],
      libraries: ['libpq5', 'libssl-dev'],
      unpacked: ['libpq-dev'],
      cxx: true,
      env: { LIBZ_SYS_STATIC: '1' },
      runtime: ['libpq5'],
    },
  ],
  [
    'system-distroless',
    {},
    { libraries: ['libsqlite3-dev'], tools: ['pkg-config'], runtime: ['libsqlite3-0'] },
  ],
  [
    'system-platforms',
    { inputs: { platforms: 'linux/arm/v7,linux/arm/v6,linux/386', libc: 'gnu' } },
    {
      tools: ['libclang-dev', 'pkg-config'],
      libraries: ['libpq5', 'libssl-dev'],
      unpacked: ['libpq-dev'],
      cxx: true,
      runtime: ['libpq5'],
    },
  ],
  ['system-cxx', { inputs: { platforms: 'linux/arm64' } }, { cxx: true }],
  ['system-musl', { inputs: { libc: 'musl' } }, { tools: ['make', 'perl'] }],
  ['system-scratch', { inputs: { runtime: 'scratch' } }, { certificates: false, timeZones: true }],
];

describe('writeDockerfile', () => {
  it('gives the time of the commit to a build that compiles it in, and to that alone', () => {
    const text = writeDockerfile({ ...aPlan(), embedsTime: true });
    const [before = '', build = ''] = text.split(/^FROM cook AS build$/m);
    expect(before).not.toContain('COMMIT_TIME');
    expect(build).toContain(
      'ARG COMMIT_TIME=0\nENV SOURCE_DATE_EPOCH=${COMMIT_TIME}\nARG FEATURES\nARG PROFILE\nRUN cargo build',
    );
    expect(writeDockerfile(aPlan())).not.toContain('COMMIT_TIME');
  });

  it.each(SYSTEM)('writes %s.Dockerfile', (file, situation, system) => {
    const plan = aPlan(situation);
    const text = writeDockerfile({ ...plan, system: { ...plan.system, ...system } });
    expectGolden(`dockerfile/${file}.Dockerfile`, text);
  });

  it.each(GOLDEN)('writes %s.Dockerfile', (file, situation) => {
    expectGolden(`dockerfile/${file}.Dockerfile`, writeDockerfile(aPlan(situation)));
  });

  it.each(GOLDEN.filter(([, { inputs }]) => inputs?.cross !== 'emulate'))(
    'builds nothing on a foreign CPU in %s',
    (_, situation) => {
      const plan = aPlan(situation);
      expect(foreignStages(writeDockerfile(plan), plan.images.map(stageName))).toEqual([]);
    },
  );

  it.each(GOLDEN.filter(([, { inputs }]) => inputs?.cross !== 'emulate'))(
    'runs nothing on a foreign CPU in %s',
    (_, situation) => {
      const stages = writeDockerfile(aPlan(situation)).split(/^(?=FROM )/m);
      const own = new Set<string>();
      for (const stage of stages.slice(1)) {
        const from = /^FROM (--platform=\$BUILDPLATFORM )?(\S+) AS (\S+)$/m.exec(stage);
        expect(from).not.toBeNull();
        const [, platform, base = '', name = ''] = from ?? [];
        // That of the platform is one of those that stand in front of it.
        const isOwn = platform !== undefined || own.has(base.replace(/\$\{.*/, 'amd64'));
        if (isOwn) own.add(name);
        expect([name, isOwn || !/^RUN /m.test(stage)]).toEqual([name, true]);
      }
    },
  );

  // That of a frontend is the base's: user 101.
  it.each(GOLDEN.filter(([name]) => !['frontend-trunk-alone', 'build-user-frontend'].includes(name)))(
    'ends in stages that run as nobody in particular, without a shell, in %s',
    (_, situation) => {
      const text = writeDockerfile(aPlan(situation));
      const last = text.slice(text.lastIndexOf('\nFROM '));
      expect(last).toMatch(/^USER [1-9]\d+:[1-9]\d+$/m);
      expect(last).toMatch(/^ENTRYPOINT \[("\/usr\/bin\/tini", "--", )?"\/usr\/local\/bin\/[a-z]+"[,\]]/m);
    },
  );
});

describe('settings of the profile', () => {
  it('are for the stages that compile programs, and not for tests', () => {
    const inputs = { optimize: 'size', stages: 'runtime,test', profile: 'dev' };
    const stages = writeDockerfile(aPlan({ inputs, workspace: { profiles: {} } })).split(/^(?=FROM )/m);
    const having = stages
      .filter((stage) => stage.includes('CARGO_PROFILE_DEV_LTO'))
      .map((stage) => stage.split('\n')[0]);
    expect(having).toEqual(['FROM toolchain AS cook']);
  });
});

describe('writeDockerignore', () => {
  it('leaves out what the builder makes of a frontend, wherever that lies', () => {
    const inputs = { stages: 'runtime,frontend' };
    const beside = aPlan({ inputs, frontends: [aNodeFrontend({ folder: '../web' })] });
    expect(unsentOf(beside)).toEqual(['web/**/node_modules', 'web/dist']);
    const lines = writeDockerignore(beside.context, null, [], unsentOf(beside)).split('\n');
    expect(lines.slice(2, 5)).toEqual(['*', '!shop', '!web']);
    expect(lines.indexOf('web/dist')).toBeGreaterThan(lines.indexOf('!web'));
    expect(unsentOf(aPlan())).toEqual([]);
    const trunk = aPlan({ inputs, workspace: WITH_PAGE, frontends: [aTrunkFrontend()] });
    expect(unsentOf(trunk)).toContain('web/target');
  });

  it('sends assets out of a folder that is left out, and no secrets with them', () => {
    const lines = writeDockerignore(aPlan().context, null, ['target/site', 'static']).split('\n');
    expect(lines.indexOf('!target/site')).toBeGreaterThan(lines.indexOf('target'));
    expect(lines.lastIndexOf('**/.env')).toBeGreaterThan(lines.indexOf('!static'));
    expect(lines.lastIndexOf('**/.git')).toBeGreaterThan(lines.indexOf('!static'));
  });

  it('leaves out what changes with every build', () => {
    expectGolden('dockerfile/dockerignore', writeDockerignore(aPlan().context, null));
  });

  it('of a context above the root lets through what the build needs, and obeys the workspace', () => {
    const own = '# Ours\n*.md\n!/README.md\n\n **/tmp \n';
    expectGolden(
      'dockerfile/context-above.dockerignore',
      writeDockerignore(aPlan({ workspace: ABOVE }).context, own),
    );
  });

  it('leaves out the cache that cache: local keeps in the workspace', () => {
    const plan = aPlan({ inputs: { cache: 'local' } });
    const folder = /dest=\/home\/user\/shop\/([^/,]+)/.exec(plan.cache.to[0] ?? '')?.[1];
    expect(writeDockerignore(plan.context, null).split('\n')).toContain(folder);
  });
});
