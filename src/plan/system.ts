import type { Options } from '../options/options.ts';
import { asked, because } from './decide.ts';
import type { Advice, Decision, Runtime, SystemPlan } from './plan.ts';
import type { Resolution } from './resolve.ts';
import { MARKERS, namesFor, SYS_CRATES, unpackedLibrary } from './sys-crates.ts';
import { baseHas } from './bases.ts';
import { chooseCertificates, chooseTimeZones } from './data-files.ts';
import { describe, instead, type Need, type SystemChoice, systemNeeds } from './system-needs.ts';

const UNKNOWN = 'there is no Cargo.lock, so it is not known which crates are built';

/** The Debian packages that the crates and the inputs ask for, before it is known what the images are based on. */
export interface SystemNeeds {
  /** Nothing says which crates are built. */
  readonly isUnknown: boolean;
  readonly needs: readonly Need[];
  /** Shared libraries and what else the program reads at run time; sorted. */
  readonly runtime: readonly string[];
  /** The row of each crate, and of the inputs. */
  readonly decisions: readonly Decision[];
}

/**
 * Returns what the crates need of Debian, with what the inputs add.
 *
 * @throws UserError when a crate cannot be built with what was chosen
 */
export function findNeeds(resolution: Resolution, options: Options, choice: SystemChoice): SystemNeeds {
  const isUnknown = !resolution.exact && resolution.packages.length === 0;
  const needs = systemNeeds(resolution, options, choice);
  const rows = needs.flatMap((need): Decision[] => {
    const packages = sorted([
      ...need.libraries,
      ...need.unpacked,
      ...need.tools,
      ...(need.cxx ? ['g++'] : []),
    ]);
    if (packages.length === 0) return [];
    const why = reasonFor(need, resolution);
    return [row('build-packages', packages.join(', '), why)];
  });
  const added =
    options.buildPackages.length > 0
      ? [asked('build-packages', null, 'build-packages', options.buildPackages.join(', ')).decision]
      : [];
  const nothing = {
    about: 'build-packages',
    value: 'none',
    why: isUnknown ? UNKNOWN : 'no crate in use needs more than the C compiler of the image',
    from: null,
    input: 'build-packages',
  };
  const found = [...rows, ...added];
  return {
    needs,
    isUnknown,
    runtime: sorted([...needs.flatMap(({ runtime }) => runtime), ...options.runtimePackages]),
    decisions: found.length > 0 ? found : [nothing],
  };
}

/** The decisions on system packages. */
export interface ChosenSystem {
  readonly value: SystemPlan;
  /** In the order of the pipeline. */
  readonly build: readonly Decision[];
  readonly image: readonly Decision[];
  readonly advice: readonly Advice[];
}

/** Chooses the Debian packages of the builder and of the images. */
export function chooseSystem(
  resolution: Resolution,
  options: Options,
  found: SystemNeeds,
  choice: SystemChoice & { readonly runtime: Runtime },
): ChosenSystem {
  const { needs } = found;
  const { runtime, libc, toolchain } = choice;
  const isLibrary = (name: string): boolean => name.endsWith('-dev');
  const unpacked = sorted([
    ...needs.flatMap((need) => need.unpacked),
    ...options.buildPackages.filter((name) => unpackedLibrary(name, toolchain.debian) !== null),
  ]);
  const libraries = sorted([
    ...needs.flatMap((need) => need.libraries),
    ...options.buildPackages.filter(isLibrary),
    ...options.buildPackages.flatMap((name) =>
      namesFor(unpackedLibrary(name, toolchain.debian)?.build, toolchain.debian),
    ),
  ]).filter((name) => !unpacked.includes(name));
  const has = baseHas(runtime.kind, libc, toolchain.debian);
  // Of a base of the user's own it is not known which packages it takes.
  const extra = runtime.kind === 'image' ? [] : found.runtime.filter((name) => !has.has(name));
  const certificates = chooseCertificates(resolution, found, choice);
  const timeZones = chooseTimeZones(resolution, options, found, choice);
  return {
    value: {
      tools: sorted([
        ...needs.flatMap((need) => need.tools),
        ...options.buildPackages.filter((name) => !isLibrary(name)),
        ...(libraries.length + unpacked.length > 0 ? ['pkg-config'] : []),
      ]),
      cxx: needs.some(({ cxx }) => cxx),
      libraries,
      unpacked,
      env: Object.fromEntries(needs.flatMap(({ keep }) => Object.entries(keep)).sort()),
      runtime: extra,
      certificates: certificates.value,
      timeZones: timeZones.value,
    },
    build: found.decisions,
    image: [
      ...runtimeRows(resolution, options, found, { runtime, extra }),
      certificates.decision,
      timeZones.decision,
    ],
    advice: [...aboutLinks(resolution, options), ...aboutBound(resolution, needs)],
  };
}

function runtimeRows(
  resolution: Resolution,
  options: Options,
  { needs, isUnknown }: SystemNeeds,
  { runtime, extra }: { readonly runtime: Runtime; readonly extra: readonly string[] },
): Decision[] {
  const otherwise = runtime.kind === 'image' ? '; the base must have it' : '; the base has it';
  const rows = needs.flatMap((need) =>
    sorted(need.runtime).map((name) => {
      const why = reasonFor(need, resolution);
      return row('runtime-packages', name, `${why}${extra.includes(name) ? '' : otherwise}`);
    }),
  );
  if (options.runtimePackages.length > 0)
    rows.push(
      asked('runtime-packages', null, 'runtime-packages', options.runtimePackages.join(', ')).decision,
    );
  if (rows.length > 0) return rows;
  return [
    because('runtime-packages', null, {
      shown: 'none',
      why: isUnknown ? UNKNOWN : 'no crate in use links with a library of the system',
      input: 'runtime-packages',
    }).decision,
  ];
}

function reasonFor(need: Need, { exact }: Resolution): string {
  const feature =
    need.insteadFeature === null
      ? ''
      : exact
        ? `, not ${need.insteadFeature}`
        : `; whether ${need.insteadFeature} is on, Cargo.lock does not say`;
  return `${describe(need.crate)}${feature}`;
}

function row(about: 'build-packages' | 'runtime-packages', value: string, why: string): Decision {
  return { about, value, why, from: 'Cargo.lock', input: about };
}

/** Crates that say they link a C library which the table does not know. Where features are not known, too many would. */
function aboutLinks(resolution: Resolution, options: Options): Advice[] {
  if (!resolution.exact || options.buildPackages.length + options.runtimePackages.length > 0) return [];
  return resolution.packages
    .filter(
      ({ triples, package: { name, links } }) =>
        links !== null && triples.length > 0 && !SYS_CRATES.has(name) && !MARKERS.has(name),
    )
    .map((crate) => ({
      what: `${describe(crate)} links the C library ${String(crate.package.links)}, and it is not known where from.`,
      why: "Where it compiles its own sources, nothing is to be done. Where it takes the system's library, the build fails without its headers, and the program does not start without the library.",
      change:
        "Name Debian's packages: the one with headers in build-packages, the one with the shared library in runtime-packages.",
    }));
}

/** Where features are not known, a library may be in the image for nothing. */
function aboutBound(resolution: Resolution, needs: readonly Need[]): Advice[] {
  const libraries = sorted(needs.flatMap(({ libraries, unpacked }) => [...libraries, ...unpacked]));
  if (resolution.exact) return [];
  const unavailable = needs
    .filter((need) => need.unavailable.length > 0)
    .map((need) => ({
      what: `${describe(need.crate)} may link with ${need.unavailable.join(' and ')}, which Debian has for glibc only.`,
      why: 'The build fails if it does. Cargo.lock does not say which features are on.',
      change: `${instead(need)} With cargo where the plan is made it is known.`,
    }));
  if (libraries.length === 0) return unavailable;
  return [
    ...unavailable,
    {
      what: `Whether ${libraries.join(', ')} ${libraries.length === 1 ? 'is' : 'are'} needed is not certain: Cargo.lock does not say which features are on.`,
      why: 'The packages that may be needed are installed, and their shared libraries are in the images.',
      change:
        'Make the plan where there is a cargo that can reach the registry: it knows. Or choose the base yourself with runtime.',
    },
  ];
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
