import type { Options } from '../options/options.ts';
import { asked, because, type Decided } from './decide.ts';
import type { Runtime } from './plan.ts';
import type { Resolution, ResolvedPackage } from './resolve.ts';
import type { SystemNeeds } from './system.ts';
import { describe } from './system-needs.ts';

/**
 * Crates that read the system's CA certificates, by themselves or through the C library that they wrap.
 *
 * Sources: the README of each; of `rustls` itself that it takes what it is given. libgit2-sys speaks TLS by openssl-sys, and
 * without its feature `https` not at all (build.rs).
 */
const READ_CERTIFICATES: ReadonlySet<string> = new Set([
  'boring',
  'curl',
  'curl-sys',
  'native-tls',
  'openssl',
  'openssl-probe',
  'openssl-sys',
  'rdkafka-sys',
  'rustls-native-certs',
  'rustls-platform-verifier',
  's2n-tls',
]);

/** TLS without roots of its own: what it trusts is what the program gives it, which may be a file of the system. */
const TAKES_ROOTS: ReadonlySet<string> = new Set(['rustls']);

const NOT_KNOWN = 'it is not known which crates are built';

/** Mozilla's roots, compiled in. */
const OWN_ROOTS: ReadonlySet<string> = new Set(['webpki-roots', 'webpki-root-certs']);

/** Chooses whether the system's CA certificates are in the images: unless it is certain that nothing reads them. */
export function chooseCertificates(
  resolution: Resolution,
  found: SystemNeeds,
  { runtime }: { readonly runtime: Runtime },
): Decided<boolean> {
  const program = inProgram(resolution);
  const reader = program.find(({ package: { name } }) => READ_CERTIFICATES.has(name));
  const tls = program.find(({ package: { name } }) => TAKES_ROOTS.has(name));
  const roots = program.find(({ package: { name } }) => OWN_ROOTS.has(name));
  const hasThem = runtime.kind === 'distroless' || runtime.kind === 'alpine';
  const row = (value: boolean, why: string): Decided<boolean> =>
    because('certificates', value, {
      shown: value ? 'in' : 'not in',
      why: hasThem ? `${why}; ${runtime.kind} has them` : why,
      ...(resolution.packages.length > 0 && { from: 'Cargo.lock' }),
    });
  if (runtime.kind === 'image') {
    const needs = reader === undefined ? '' : `: ${describe(reader)} reads them`;
    // Over a bundle that the base has, one of ours could hide an authority of the user's own.
    return because('certificates', false, {
      shown: 'as the base has them',
      why: `a base of your own is left as it is${needs}`,
    });
  }
  if (reader !== undefined) return row(true, `${describe(reader)} reads the system's`);
  if (found.isUnknown) return row(true, NOT_KNOWN);
  if (hasThem) return row(true, 'no crate in use is known to read them');
  if (!resolution.exact)
    return row(true, 'it is not known which crates are built, and a program without them cannot call others');
  if (found.runtime.some((name) => name !== 'libstdc++6'))
    return row(true, 'a shared library in the image may read them');
  if (tls !== undefined && roots === undefined)
    return row(true, `${describe(tls)} brings no roots, so the program may read the system's`);
  if (roots !== undefined)
    return row(false, `${describe(roots)} carries its own, and nothing else reads them`);
  return row(false, 'no crate in use speaks TLS');
}

/**
 * Crates that read `/usr/share/zoneinfo` or `/etc/localtime`, with the feature that makes them; null: always.
 *
 * Sources: chrono 0.4.45, src/offset/local/unix.rs; jiff 0.2.43, Cargo.toml (`tzdb-zoneinfo` reads it, `tzdb-bundle-always`
 * carries its own); time, `local-offset` (libc's localtime_r); tz-rs and tzfile, README.
 */
const READ_ZONES: ReadonlyMap<string, string | null> = new Map([
  ['chrono', 'clock'],
  ['jiff', 'tzdb-zoneinfo'],
  ['time', 'local-offset'],
  ['time-tz', 'system'],
  ['tz-rs', null],
  ['tzfile', null],
]);

const CARRIES_ZONES: ReadonlyMap<string, string> = new Map([['jiff', 'tzdb-bundle-always']]);

/** Chooses whether the time-zone database is in the images. */
export function chooseTimeZones(
  resolution: Resolution,
  { tzdata }: Options,
  { isUnknown }: SystemNeeds,
  { runtime }: { readonly runtime: Runtime },
): Decided<boolean> {
  const isThere = runtime.kind === 'distroless' || runtime.kind === 'debian';
  const base = isThere ? `; ${runtime.kind} has it` : '';
  if (runtime.kind === 'image' && tzdata !== true) {
    return because('time-zones', false, {
      shown: 'as the base has it',
      why: 'a base of your own is left as it is',
      input: 'tzdata',
    });
  }
  if (tzdata !== null) {
    const given = asked('time-zones', tzdata || isThere, 'tzdata', tzdata || isThere ? 'in' : 'not in');
    if (tzdata || !isThere) return given;
    return { ...given, decision: { ...given.decision, why: `${runtime.kind} has it, whatever tzdata says` } };
  }
  const reader = inProgram(resolution).find(
    ({ package: { name }, features }) =>
      READ_ZONES.has(name) &&
      (!resolution.exact || isOn(features, READ_ZONES.get(name))) &&
      !(resolution.exact && CARRIES_ZONES.has(name) && isOn(features, CARRIES_ZONES.get(name))),
  );
  const value = isThere || reader !== undefined;
  return because('time-zones', value, {
    shown: value ? 'in' : 'not in',
    why:
      reader !== undefined
        ? `${describe(reader)} ${resolution.exact ? 'reads' : 'may read'} it${base}`
        : `${isUnknown ? NOT_KNOWN : 'no crate in use reads it'}${base}`,
    ...(resolution.packages.length > 0 && { from: 'Cargo.lock' }),
    input: 'tzdata',
  });
}

function isOn(features: readonly string[], feature: string | null | undefined): boolean {
  return feature == null || features.includes(feature);
}

function inProgram({ packages }: Resolution): ResolvedPackage[] {
  return packages.filter(({ triples }) => triples.length > 0);
}
