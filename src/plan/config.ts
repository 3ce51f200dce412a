import { UserError } from '../errors.ts';
import type { CargoConfig, Workspace } from '../workspace/workspace.ts';
import { isActive } from './cfg.ts';
import { because, type Decided } from './decide.ts';
import type { Advice, ConfigPlan, RuntimeKind } from './plan.ts';
import { PLATFORMS } from './platforms.ts';

/** What the choice depends on. */
interface Choice {
  /** Triples that are built for. */
  readonly triples: readonly string[];
}

/** Variables by key of `[build]` that overrule it, and what they say instead (cargo book, "Environment Variables"). */
const WRAPPER_VARIABLES: Readonly<Record<string, readonly [name: string, value: string]>> = {
  rustc: ['RUSTC', 'rustc'],
  // An empty text is no wrapper.
  'rustc-wrapper': ['RUSTC_WRAPPER', ''],
  'rustc-workspace-wrapper': ['RUSTC_WORKSPACE_WRAPPER', ''],
};

/** Debian packages of linkers, by the name that flags call them. */
const LINKER_PACKAGES: Readonly<Record<string, string>> = { mold: 'mold', lld: 'lld', clang: 'clang' };

/**
 * Decides what becomes of cargo's configuration in the builder. The cargo there obeys the files, as they are in the
 * context; what cannot work is overruled by variables.
 *
 * @returns the row is null where there is no configuration
 */
export function chooseConfig(
  { config }: Workspace,
  { triples }: Choice,
): { readonly value: ConfigPlan; readonly decision: Decided<ConfigPlan>['decision'] | null } {
  const overruled = Object.keys(config.wrappers).flatMap((key) => {
    const variable = WRAPPER_VARIABLES[key];
    return variable === undefined ? [] : [variable];
  });
  // Outside of the target folder it would be in no layer and no mount, so that everything is compiled each time.
  const buildDir = config.buildDir === null ? [] : [['CARGO_BUILD_BUILD_DIR', '/target'] as const];
  const value: ConfigPlan = {
    env: Object.fromEntries([...overruled, ...buildDir].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    flags: staticFlags(config, triples),
    tools: toolsOf(config, triples),
  };
  if (config.files.length === 0 && config.unread.length === 0) return { value, decision: null };
  const installed = value.tools.length > 0 ? [`installed for it: ${value.tools.join(', ')}`] : [];
  const why = [...obeyed(config, triples), ...installed, ...notObeyed(config, triples)].join('; ');
  const { decision } = because('cargo-config', value, {
    shown: config.files.join(', ') || 'none',
    why: why === '' ? 'obeyed by the cargo in the builder' : why,
    ...(config.files[0] === undefined ? {} : { from: config.files[0] }),
  });
  return { value, decision };
}

/**
 * Refuses flags that turn a static binary of musl into one that needs musl's loader (rustc book, "Linkage", `crt-static`), on a base without it.
 *
 * @throws UserError that names the table
 */
export function refuseDynamicMusl({ config }: Workspace, { triples }: Choice, runtime: RuntimeKind): void {
  if (runtime === 'alpine' || runtime === 'image') return;
  const found = flagsFor(config, triples).find(([, flags]) => flags.join(' ').includes('-crt-static'));
  if (found === undefined || !triples.some((triple) => triple.includes('musl'))) return;
  throw new UserError({
    what: `rustflags of ${found[0]} turn static linking off (target-feature=-crt-static): the program would need musl's loader, which the base does not have.`,
    where: { file: config.files[0] ?? '.cargo/config.toml' },
    next: 'Take the flag out, or give runtime: alpine.',
  });
}

/**
 * Returns what is wrong with flags for "this machine's CPU": the machine is the builder, which is neither the one that the
 * image runs on nor, for another platform, of its kind (rustc book, "Codegen options", `target-cpu`).
 */
export function adviseOnFlags({ config }: Workspace, { triples }: Choice): Advice[] {
  const tables = flagsFor(config, triples)
    .filter(([, flags]) => flags.join(' ').includes('target-cpu=native'))
    .map(([name]) => name);
  if (tables.length === 0) return [];
  return [
    {
      what: `rustflags of ${tables.join(', ')} compile for the CPU of the builder (target-cpu=native).`,
      why: 'On an older CPU than the builder’s the program ends with an illegal instruction, and another platform has no such CPU.',
      change:
        'Name the oldest CPU that it is to run on, such as target-cpu=x86-64-v3, for its triple: [target.x86_64-unknown-linux-gnu].',
    },
  ];
}

function obeyed(config: CargoConfig, triples: readonly string[]): string[] {
  const { registries, vendored, env } = config;
  const flags = flagsFor(config, triples).map(([name]) => name);
  const parts = [
    ...(flags.length > 0 ? [`rustflags of ${flags.join(', ')}`] : []),
    ...(registries.length > 0 ? [`registries ${registries.join(', ')}`] : []),
    ...(vendored.length > 0 ? [`vendored sources in ${vendored.join(', ')}`] : []),
    ...(env.length > 0 ? [`variables ${env.join(', ')}`] : []),
  ];
  return parts.length === 0 ? [] : [`obeyed: ${parts.join(', ')}`];
}

function notObeyed(config: CargoConfig, triples: readonly string[]): string[] {
  const linkers = Object.entries(config.linkers).filter(([name]) => isFor(name, triples));
  return [
    ...(config.targets.length > 0
      ? [`build.target ${config.targets.join(', ')} is overruled: platforms and libc say what is built`]
      : []),
    ...(config.targetDir !== null ? ['build.target-dir is overruled by the Dockerfile'] : []),
    ...(config.buildDir !== null ? ['build.build-dir is overruled by the Dockerfile'] : []),
    ...linkers.map(([name, linker]) => `linker ${linker} of ${name} is overruled: the builder has its own`),
    ...Object.entries(config.wrappers).map(
      ([key, program]) => `build.${key} ${program} is overruled: the builder does not have it`,
    ),
    ...config.unread.map((file) => `${file} is not obeyed: cargo is called in the workspace root`),
  ];
}

/** Returns whether a table `[target.<name>]`, a triple or `cfg(…)`, holds for something that is built. */
function isFor(name: string, triples: readonly string[]): boolean {
  return triples.some((triple) => isActive(name, triple));
}

function flagsFor({ rustflags }: CargoConfig, triples: readonly string[]): [string, readonly string[]][] {
  return Object.entries(rustflags).filter(([name]) => name === 'build' || isFor(name, triples));
}

const LINKED_DYNAMICALLY: ReadonlySet<string> = new Set(
  Object.values(PLATFORMS).flatMap(({ triple, musl }) =>
    musl?.isDynamic === true && triple.musl !== null ? [triple.musl] : [],
  ),
);

/**
 * Returns the variables that make a static binary where rustc does not by itself.
 *
 * Cargo adds a variable's flags to those of the same key in its files, and takes `[build]` only where no key of the triple
 * is set (cargo book, "build.rustflags"): so the variable is that of the key which is in force. All that is built has musl.
 */
function staticFlags(config: CargoConfig, triples: readonly string[]): Record<string, string> {
  const dynamic = triples.filter((triple) => LINKED_DYNAMICALLY.has(triple));
  const variables = dynamic.map((triple) => {
    const hasOwn = flagsFor(config, [triple]).some(([name]) => name !== 'build');
    return hasOwn
      ? `CARGO_TARGET_${triple.toUpperCase().replaceAll('-', '_')}_RUSTFLAGS`
      : 'CARGO_BUILD_RUSTFLAGS';
  });
  return Object.fromEntries(
    [...new Set(variables)].sort().map((name) => [name, '-Ctarget-feature=+crt-static']),
  );
}

function toolsOf(config: CargoConfig, triples: readonly string[]): string[] {
  const linkers = flagsFor(config, triples).flatMap(([, flags]) =>
    flags
      .flatMap((flag) => flag.split(/\s/))
      .flatMap((word) => /(?:-fuse-ld|linker)=(.+)$/.exec(word)?.[1]?.split('/').at(-1) ?? []),
  );
  const packages = linkers.flatMap((name) =>
    Object.hasOwn(LINKER_PACKAGES, name) ? (LINKER_PACKAGES[name] ?? []) : [],
  );
  return [...new Set([...packages, ...(config.gitCli ? ['git'] : [])])].sort();
}
