import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import type { ToolchainFile, Workspace } from '../workspace/workspace.ts';
import { CHANNEL_FORMS, type Channel, parseChannel } from './channel.ts';
import { ownToolchain } from './builder-image.ts';
import { asked, because, type Decided } from './decide.ts';
import { debianFor } from './pins.ts';
import type { Advice, Toolchain } from './plan.ts';

const NEWEST: Channel = { name: 'stable', image: '1' };

/**
 * Chooses the toolchain: the one asked for, else the toolchain file's, else the newest stable.
 *
 * A release is the `rust` image of its version; what no image has, rustup installs into the newest one.
 *
 * @throws UserError for a toolchain that exists on somebody's machine alone
 */
export function chooseToolchain(workspace: Workspace, options: Options): Decided<Toolchain> {
  const file = workspace.toolchain;
  if (options.builderImage !== null) {
    return ownToolchain(workspace, options, {
      components: neededComponents(file),
      targets: neededTargets(file),
    });
  }
  if (options.rustVersion !== null) {
    const toolchain = toolchainOf(parseChannel(options.rustVersion) ?? NEWEST, file);
    return asked('toolchain', toolchain, 'rust-version', shown(toolchain));
  }
  if (file === null) {
    const toolchain = toolchainOf(NEWEST, null);
    return because('toolchain', toolchain, {
      shown: shown(toolchain),
      why: 'no toolchain file: the newest stable Rust',
      input: 'rust-version',
    });
  }
  const toolchain = toolchainOf(channelOf(file), file);
  const extras = [...toolchain.components, ...toolchain.targets];
  const why = [
    file.channel === null
      ? 'the toolchain file names no channel: the newest stable Rust'
      : `the toolchain file names ${file.channel}`,
    ...(toolchain.installed === null ? [] : ['no image has it, so rustup installs it']),
    ...(extras.length === 0 ? [] : [`with ${extras.join(', ')}`]),
  ].join('; ');
  return because('toolchain', toolchain, {
    shown: shown(toolchain),
    why,
    from: file.path,
    input: 'rust-version',
  });
}

function channelOf(file: ToolchainFile): Channel {
  if (file.ownPath !== null) {
    throw new UserError({
      what: `${file.path} names the folder of a toolchain, ${JSON.stringify(file.ownPath)}, which the builder does not have.`,
      where: { file: file.path },
      next: `Say with rust-version which toolchain the images are built with: ${CHANNEL_FORMS}.`,
    });
  }
  if (file.channel === null) return NEWEST;
  const channel = parseChannel(file.channel);
  if (channel !== null) return channel;
  throw new UserError({
    what: `${file.path} asks for the toolchain ${JSON.stringify(file.channel)}, which is neither a release nor a channel of Rust.`,
    where: { file: file.path },
    next: `Name one (${CHANNEL_FORMS}), or override it with rust-version.`,
  });
}

/** The slim variant: the full one adds 300 MB that no crate asked for. */
function toolchainOf(channel: Channel, file: ToolchainFile | null): Toolchain {
  const version = channel.image ?? '1';
  const debian = debianFor(version);
  return {
    version,
    image: `rust:${version}-slim-${debian.name}`,
    own: false,
    debian: debian.name,
    debianNumber: debian.number,
    installed: channel.image === null ? channel.name : null,
    components: neededComponents(file),
    targets: neededTargets(file),
  };
}

/** Components that every toolchain has, or that help whoever writes the program: no build asks for them. */
const NOT_FOR_BUILDS =
  /^(cargo|clippy|miri|reproducible-artifacts|rls|rust-analysis|rust-analyzer|rust-docs(-json)?|rust-mingw|rust-std|rustc|rustc-docs|rustfmt)(-preview)?$/;

function neededComponents(file: ToolchainFile | null): string[] {
  const named = file?.components ?? [];
  refuseOddNames(file, named, 'component');
  return [...new Set(named.filter((name) => !NOT_FOR_BUILDS.test(name)))].sort();
}

/** A build script may compile WebAssembly that goes into the program; the images' own targets are added in any case. */
function neededTargets(file: ToolchainFile | null): string[] {
  const named = file?.targets ?? [];
  refuseOddNames(file, named, 'target');
  return [...new Set(named.filter((name) => name.startsWith('wasm32')))].sort();
}

function refuseOddNames(file: ToolchainFile | null, names: readonly string[], kind: string): void {
  const odd = names.find((name) => !/^[a-z0-9][a-z0-9_.-]*$/i.test(name));
  if (file === null || odd === undefined) return;
  throw new UserError({
    what: `${file.path} names the ${kind} ${JSON.stringify(odd)}, which cannot be one.`,
    where: { file: file.path },
    next: 'Correct its name: rustup component list and rustup target list have all of them.',
  });
}

function shown({ image, installed }: Toolchain): string {
  return installed === null ? image : `${installed}, on ${image}`;
}

/**
 * Returns advice when packages ask for a newer Rust than the one that was chosen: cargo refuses to compile them.
 * Of channels such as `stable` and `nightly` the version is not known here, and they are taken for new enough.
 */
export function adviseOnRustVersion(
  toolchain: Toolchain,
  packages: readonly {
    readonly name: string;
    readonly version: string;
    readonly rustVersion: string | null;
  }[],
): Advice[] {
  const version = toolchain.installed ?? toolchain.version;
  const chosen = release(version, 999);
  if (chosen === null) return [];
  const once = new Map(packages.map((each) => [`${each.name} ${each.version}`, each]));
  const tooNew = [...once.values()]
    .map((each) => ({ ...each, wanted: release(each.rustVersion ?? '', 0) ?? 0 }))
    .filter(({ wanted }) => wanted > chosen);
  const newest = tooNew.toSorted((a, b) => b.wanted - a.wanted)[0]?.rustVersion;
  if (newest == null) return [];
  const named = tooNew
    .slice(0, MOST_NAMED)
    .map((each) => `${each.name} ${each.version} (${each.rustVersion})`);
  const others = tooNew.length - named.length;
  return [
    {
      what: `Rust ${version} is older than what packages ask for: ${named.join(', ')}${others > 0 ? ` and ${others} more` : ''}.`,
      why: 'cargo refuses to compile a package with an older Rust than its rust-version.',
      change: `Name ${newest} or newer in the toolchain file, or give rust-version: ${newest}.`,
    },
  ];
}

/** First release that reads what a manifest or lockfile says (cargo's CHANGELOG; the edition guide). */
const EDITIONS: ReadonlyMap<string, string> = new Map([
  ['2018', '1.31'],
  ['2021', '1.56'],
  ['2024', '1.85'],
]);
const LOCKFILES: ReadonlyMap<number, string> = new Map([
  [3, '1.53'],
  [4, '1.78'],
]);
const RESOLVERS: ReadonlyMap<number, string> = new Map([
  [2, '1.51'],
  [3, '1.84'],
]);

/**
 * @throws UserError when the chosen release is too old to read the manifests or the lockfile: unlike a `rust-version`, that is
 * nothing that could be overridden
 */
export function refuseOldToolchain(toolchain: Toolchain, { members, lockfile, resolver }: Workspace): void {
  const version = toolchain.installed ?? toolchain.version;
  const chosen = release(version, 999);
  if (chosen === null) return;
  const needs = [
    ...members.map(({ manifest, edition }) => ({
      file: manifest,
      what: `edition ${edition}`,
      first: EDITIONS.get(edition),
    })),
    ...(lockfile === null
      ? []
      : [
          {
            file: lockfile.path,
            what: `version ${lockfile.version}`,
            first: LOCKFILES.get(lockfile.version),
          },
        ]),
    { file: 'Cargo.toml', what: `resolver ${resolver}`, first: RESOLVERS.get(resolver) },
  ];
  const tooNew = needs
    .filter(({ first }) => first !== undefined && (release(first, 0) ?? 0) > chosen)
    .toSorted((a, b) => (release(b.first ?? '', 0) ?? 0) - (release(a.first ?? '', 0) ?? 0));
  const [worst] = tooNew;
  if (worst === undefined) return;
  throw new UserError({
    what: `Rust ${version} cannot read ${worst.file}: ${worst.what} came with Rust ${worst.first ?? ''}.`,
    where: { file: worst.file },
    next: `Name ${worst.first ?? ''} or newer in the toolchain file, or give rust-version: ${worst.first ?? ''}.`,
  });
}

/** Packages that one line of advice names. */
const MOST_NAMED = 5;

/**
 * Returns the number of a release, for comparison; null for a name without a version.
 *
 * @param patch what stands for a patch version that is not given: an image's tag `1.85` is the newest 1.85
 */
function release(version: string, patch: number): number | null {
  const found = /^1\.(\d{1,3})(?:\.(\d{1,3}))?$/.exec(version);
  return found === null ? null : Number(found[1]) * 1000 + Number(found[2] ?? patch);
}
