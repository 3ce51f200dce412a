import { describe, expect, it } from '@jest/globals';

import type { RawInputs } from '../../src/options/reader.ts';
import type { Decision, Libc, Toolchain } from '../../src/plan/plan.ts';
import { PLATFORMS } from '../../src/plan/platforms.ts';
import { chooseCross } from '../../src/plan/target.ts';
import type { Resolution } from '../../src/plan/resolve.ts';
import { type ChosenSystem, chooseSystem, findNeeds } from '../../src/plan/system.ts';
import { chooseRuntime } from '../../src/plan/runtime.ts';
import { someOptions } from '../helpers/plan.ts';
import { problemOf } from '../helpers/problem.ts';
import { aResolved, atMost, exactly } from '../helpers/resolution.ts';

type Chosen = ChosenSystem & { readonly runtime: string };

const TRIXIE: Toolchain = {
  version: '1',
  image: 'rust:1-slim-trixie',
  debian: 'trixie',
  debianNumber: 13,
  own: false,
  installed: null,
  components: [],
  targets: [],
};
const BOOKWORM: Toolchain = { ...TRIXIE, debian: 'bookworm', debianNumber: 12 };

interface Situation {
  readonly inputs?: RawInputs;
  readonly libc?: Libc;
  readonly toolchain?: Toolchain;
}

function choose(
  resolution: Resolution,
  { inputs = {}, libc = 'gnu', toolchain = TRIXIE }: Situation = {},
): Chosen {
  const options = someOptions(inputs);
  const platforms = options.platforms.flatMap((name) => PLATFORMS[name] ?? []);
  const choice = { libc, toolchain, platforms, cross: chooseCross(options, libc).value };
  const needs = findNeeds(resolution, options, choice);
  const runtime = chooseRuntime(options, libc, toolchain, needs.runtime);
  const chosen = chooseSystem(resolution, options, needs, { ...choice, runtime: runtime.value });
  return { ...chosen, runtime: runtime.value.image };
}

function rows(decisions: readonly Decision[], about: string): string[] {
  return decisions.filter((row) => row.about === about).map(({ value, why }) => `${value}: ${why}`);
}

const OPENSSL = aResolved('openssl-sys', {
  version: '0.9.109',
  links: 'openssl',
  path: ['api', 'reqwest', 'native-tls', 'openssl', 'openssl-sys'],
});
const POSTGRES = aResolved('pq-sys', { version: '0.7.1', path: ['api', 'diesel', 'pq-sys'] });

describe('system packages', () => {
  it('are none for crates of pure Rust', () => {
    const chosen = choose(exactly(aResolved('serde')));
    expect(chosen.value).toMatchObject({ tools: [], libraries: [], unpacked: [], runtime: [], cxx: false });
    expect(rows(chosen.build, 'build-packages')).toEqual([
      'none: no crate in use needs more than the C compiler of the image',
    ]);
  });

  it('name the crate, its version, the feature, and the way by which it comes', () => {
    const chosen = choose(exactly(OPENSSL));
    const why = 'openssl-sys 0.9.109 (api → reqwest → native-tls → openssl), not vendored';
    expect(rows(chosen.build, 'build-packages')).toEqual([`libssl-dev, pkg-config: ${why}`]);
    expect(rows(chosen.image, 'runtime-packages')).toEqual([`libssl3t64: ${why}; the base has it`]);
    expect(chosen.value).toMatchObject({ tools: ['pkg-config'], libraries: ['libssl-dev'], runtime: [] });
  });

  it.each([
    ['linux/arm/v6', 'gnu', ['libatomic1']],
    ['linux/arm/v6', 'musl', []],
    ['linux/arm/v7', 'gnu', []],
    ['linux/amd64,linux/386', 'gnu', []],
  ] as const)('have libatomic for mimalloc on %s with %s: %p', (platforms, libc, runtime) => {
    const chosen = choose(exactly(aResolved('libmimalloc-sys')), { inputs: { platforms }, libc });
    expect(chosen.value.runtime).toEqual(runtime);
  });

  it('leave the image on distroless for what distroless has, of each release', () => {
    expect(choose(exactly(OPENSSL)).runtime).toBe('gcr.io/distroless/cc-debian13:nonroot');
    const old = choose(exactly(OPENSSL), { toolchain: BOOKWORM });
    expect(old.runtime).toBe('gcr.io/distroless/cc-debian12:nonroot');
    expect(rows(old.image, 'runtime-packages')[0]).toMatch(/^libssl3: /);
  });

  it('move the image to Debian for what distroless does not have', () => {
    const chosen = choose(exactly(POSTGRES));
    expect([chosen.runtime, chosen.value.runtime]).toEqual(['debian:trixie-slim', ['libpq5']]);
    expect(chosen.value).toMatchObject({
      tools: ['pkg-config'],
      libraries: ['libpq5', 'libssl-dev'],
      unpacked: ['libpq-dev'],
    });
  });

  it('are added to distroless where that is asked for', () => {
    const chosen = choose(exactly(POSTGRES), { inputs: { runtime: 'distroless' } });
    expect([chosen.runtime, chosen.value.runtime]).toEqual([
      'gcr.io/distroless/cc-debian13:nonroot',
      ['libpq5'],
    ]);
  });

  it.each([
    ['vendored', aResolved('openssl-sys', { features: ['vendored'] })],
    ['bundled', aResolved('libsqlite3-sys', { features: ['bundled'] })],
    ['bundled', aResolved('pq-sys', { features: ['bundled'] })],
    ['no dynamic linking', aResolved('zstd-sys', { features: ['legacy'] })],
    ['its own sources without asking', aResolved('libgit2-sys')],
  ])('need no library for %s', (_, crate) => {
    const { value, runtime } = choose(exactly(crate));
    expect([value.libraries, value.unpacked, value.runtime]).toEqual([[], [], []]);
    expect(runtime).toBe('gcr.io/distroless/cc-debian13:nonroot');
  });

  it('are for the builder alone where only a build script links with the library', () => {
    const { value } = choose(exactly(aResolved('openssl-sys', { triples: [], host: true })));
    expect(value).toMatchObject({ tools: ['libssl-dev', 'pkg-config'], libraries: [], runtime: [] });
  });

  it('keep the features of the program and of the build scripts apart', () => {
    const { value } = choose(
      exactly(aResolved('libsqlite3-sys', { host: true, features: [], hostFeatures: ['bundled'] })),
    );
    expect(value).toMatchObject({ tools: ['pkg-config'], libraries: ['libsqlite3-dev'] });
  });

  it('have a C++ compiler and no other library for C++ sources', () => {
    const chosen = choose(
      exactly(aResolved('librocksdb-sys'), aResolved('clang-sys', { triples: [], host: true })),
    );
    expect(chosen.value).toMatchObject({ cxx: true, tools: ['libclang-dev'], runtime: [] });
    expect(chosen.runtime).toBe('gcr.io/distroless/cc-debian13:nonroot');
  });

  it.each([
    ['0.15.0', [], ['cmake', 'make']],
    ['0.16.0', [], []],
    ['0.30.0', ['bindgen'], ['cmake', 'make']],
  ])('depend on the version of aws-lc-sys: %s with %j', (version, features, tools) => {
    expect(choose(exactly(aResolved('aws-lc-sys', { version, features }))).value.tools).toEqual(tools);
  });

  it('have no protoc where a crate brings one', () => {
    const prost = aResolved('prost-build', { triples: [], host: true });
    const vendored = aResolved('protoc-bin-vendored', { triples: [], host: true });
    expect(choose(exactly(prost)).value.tools).toEqual(['libprotobuf-dev', 'protobuf-compiler']);
    expect(choose(exactly(prost, vendored)).value.tools).toEqual([]);
  });

  it('keep libz-sys to its own sources, whatever lies in the builder', () => {
    expect(choose(exactly(aResolved('libz-sys'))).value.env).toEqual({ LIBZ_SYS_STATIC: '1' });
  });

  it('are an upper bound where features are not known, and say so', () => {
    const chosen = choose(atMost(aResolved('libsqlite3-sys'), aResolved('rdkafka-sys')));
    expect(chosen.value).toMatchObject({
      libraries: ['libsqlite3-dev'],
      runtime: ['libsqlite3-0'],
      tools: ['make', 'pkg-config'],
      cxx: true,
    });
    expect(rows(chosen.build, 'build-packages')[0]).toMatch(
      /; whether bundled is on, Cargo\.lock does not say$/,
    );
    expect(chosen.advice.map(({ what }) => what)).toEqual([
      'Whether libsqlite3-dev is needed is not certain: Cargo.lock does not say which features are on.',
    ]);
  });

  it('take an optional dependency in a lockfile for no proof that the feature is on', () => {
    // It may be on for a build script, for Windows, or for another member alone.
    const { value, advice } = choose(atMost(aResolved('openssl-sys', { dependencies: ['openssl-src'] })));
    expect([value.libraries, value.tools]).toEqual([['libssl-dev'], ['pkg-config']]);
    expect(advice.map(({ what }) => what).join()).toContain('not certain');
  });

  it('know of an upper bound what a member asks for by name', () => {
    expect(choose(atMost(aResolved('libsqlite3-sys', { features: ['bundled'] }))).value.libraries).toEqual(
      [],
    );
  });

  it('unpack what an input names where Debian does not install it twice', () => {
    expect(choose(exactly(), { inputs: { 'build-packages': 'libpq-dev' } }).value).toMatchObject({
      libraries: ['libpq5', 'libssl-dev'],
      unpacked: ['libpq-dev'],
      tools: ['pkg-config'],
    });
  });

  it('add what the inputs name: headers for every platform, the rest for the builder', () => {
    const inputs = { 'build-packages': 'libfoo-dev, nasm', 'runtime-packages': 'libfoo1' };
    const chosen = choose(exactly(), { inputs });
    expect(chosen.value).toMatchObject({
      libraries: ['libfoo-dev'],
      tools: ['nasm', 'pkg-config'],
      runtime: ['libfoo1'],
    });
    expect(rows(chosen.build, 'build-packages')).toEqual([
      'libfoo-dev, nasm: asked for with the input build-packages',
    ]);
    expect(rows(chosen.image, 'runtime-packages')).toEqual([
      'libfoo1: asked for with the input runtime-packages',
    ]);
    expect(chosen.runtime).toBe('debian:trixie-slim');
  });
});

describe('what cannot be built', () => {
  it('is a shared library with musl', () => {
    expect(problemOf(() => choose(exactly(OPENSSL), { libc: 'musl' }))).toEqual({
      what: 'libc: musl, and openssl-sys 0.9.109 (api → reqwest → native-tls → openssl) links with libssl3t64: Debian has it for glibc only.',
      next: 'Turn on the feature vendored of openssl-sys, or give libc: gnu.',
    });
  });

  it('is nothing with musl where features are not known', () => {
    const chosen = choose(atMost(OPENSSL), { libc: 'musl' });
    expect(chosen.advice.map(({ what }) => what)).toEqual([
      'openssl-sys 0.9.109 (api → reqwest → native-tls → openssl) may link with libssl3t64, which Debian has for glibc only.',
    ]);
    expect(chosen.value).toMatchObject({ libraries: [], runtime: [] });
    expect(chosen.runtime).toBe('gcr.io/distroless/static-debian13:nonroot');
  });

  it('is a C++ library with musl no more than another', () => {
    expect(choose(exactly(aResolved('librocksdb-sys')), { libc: 'musl' }).value.runtime).toEqual([]);
  });

  it.each([
    ['rdkafka-sys', ['libz']],
    ['hdf5-sys', []],
  ])('is %s for another CPU', (name, features) => {
    const resolution = exactly(aResolved(name, { features }));
    expect(problemOf(() => choose(resolution)).what).toMatch(/cannot be compiled for another CPU/);
    expect(() => choose(resolution, { inputs: { platforms: 'linux/amd64' } })).not.toThrow();
  });

  it('is a library that Debian does not have for a platform', () => {
    const resolution = exactly(aResolved('mlua-sys', { features: ['luajit'] }));
    const inputs = { platforms: 'linux/amd64,linux/ppc64le' };
    expect(problemOf(() => choose(resolution, { inputs }))).toEqual({
      what: 'mlua-sys 1.0.0 (api) links with libluajit-5.1-dev, which Debian does not have for linux/ppc64le.',
      next: 'Turn on a feature with which it brings its own sources (vendored, bundled), or leave linux/ppc64le out of platforms.',
    });
    expect(() => choose(resolution, { inputs: { platforms: 'linux/amd64,linux/riscv64' } })).not.toThrow();
  });

  it('is something to run on scratch that needs a C library', () => {
    const inputs = { runtime: 'scratch', 'runtime-packages': 'libfoo1' };
    expect(problemOf(() => choose(exactly(), { inputs, libc: 'musl' })).what).toMatch(/^runtime: scratch/);
  });
});

describe('a C library that is not known', () => {
  const unknown = aResolved('quux-sys', { links: 'quux' });

  it('gives a note that names the crate and both inputs', () => {
    const [advice] = choose(exactly(unknown)).advice;
    expect(advice?.what).toMatch(/^quux-sys 1\.0\.0 \(api\) links the C library quux/);
    expect(advice?.change).toMatch(/build-packages, .* runtime-packages/);
  });

  it.each([
    ['the inputs are given', exactly(unknown), { 'build-packages': 'libquux-dev' }],
    [
      'only a build script uses it',
      exactly(aResolved('quux-sys', { links: 'quux', triples: [], host: true })),
      {},
    ],
    ['the key is a marker', exactly(aResolved('rayon-core', { links: 'rayon-core' })), {}],
    ['the key hands values on', exactly(aResolved('aws-lc-rs', { links: 'aws_lc_rs_1_15_4_sys' })), {}],
    ['the crate is known', exactly(aResolved('ring', { links: 'ring_core_0_17_14_' })), {}],
    ['features are not known', atMost(unknown), {}],
  ])('gives none where %s', (_, resolution, inputs) => {
    expect(choose(resolution, { inputs }).advice).toEqual([]);
  });
});

describe('CA certificates', () => {
  const debian = { runtime: 'debian' };
  const rustls = aResolved('rustls');
  it.each<[string, Resolution, boolean, RegExp]>([
    [
      'a crate that reads the system’s',
      exactly(OPENSSL),
      true,
      /openssl-sys 0\.9\.109 .* reads the system's/,
    ],
    ['rustls with roots of its own', exactly(rustls, aResolved('webpki-roots')), false, /carries its own/],
    ['rustls without roots', exactly(rustls), true, /brings no roots/],
    ['no TLS', exactly(aResolved('serde')), false, /speaks TLS/],
    ['libgit2 without its feature https', exactly(aResolved('libgit2-sys')), false, /speaks TLS/],
    ['a shared library', exactly(POSTGRES), true, /shared library/],
    ['an upper bound', atMost(aResolved('serde')), true, /not known/],
  ])('for %s', (_, resolution, value, why) => {
    const chosen = choose(resolution, { inputs: debian });
    expect(chosen.value.certificates).toBe(value);
    expect(rows(chosen.image, 'certificates')[0]).toMatch(why);
  });

  it('are in distroless anyway', () => {
    expect(choose(exactly()).value.certificates).toBe(true);
  });
});

describe('time zones', () => {
  const scratch: Situation = { inputs: { runtime: 'scratch' }, libc: 'musl' };
  it.each<[string, Resolution, boolean]>([
    ['chrono with clock', exactly(aResolved('chrono', { features: ['clock'] })), true],
    ['chrono without', exactly(aResolved('chrono')), false],
    ['jiff with the system’s', exactly(aResolved('jiff', { features: ['tzdb-zoneinfo'] })), true],
    [
      'jiff with its own',
      exactly(aResolved('jiff', { features: ['tzdb-bundle-always', 'tzdb-zoneinfo'] })),
      false,
    ],
    ['chrono-tz alone', exactly(aResolved('chrono-tz')), false],
    ['chrono, who knows how', atMost(aResolved('chrono')), true],
  ])('on scratch for %s', (_, resolution, value) => {
    expect(choose(resolution, scratch).value.timeZones).toBe(value);
  });

  it('are what tzdata says on scratch, and in the other bases anyway', () => {
    expect(
      choose(exactly(), { ...scratch, inputs: { ...scratch.inputs, tzdata: 'true' } }).value.timeZones,
    ).toBe(true);
    const chosen = choose(exactly(), { inputs: { tzdata: 'false' } });
    expect(rows(chosen.image, 'time-zones')).toEqual(['in: distroless has it, whatever tzdata says']);
  });
});
