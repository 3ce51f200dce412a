import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import type { Frontend, Workspace } from '../workspace/workspace.ts';
import type { Decided } from './decide.ts';
import { DEBIAN } from './pins.ts';
import type { Cross, Toolchain } from './plan.ts';
import type { Platform } from './platforms.ts';
import type { Migration } from './stages/find-migrations.ts';
import type { StageKind } from './stages/kinds.ts';
import { TOOLS } from './stages/migration-tools.ts';

/** What a reference may hold in braces: it is another one for each platform then. */
export const PLACEHOLDERS = ['triple', 'arch', 'env', 'platform'] as const;

/** Releases of Debian and Ubuntu with other libraries than those of the bases. */
const OTHER_RELEASE = /\b(?:stretch|buster|bullseye|xenial|bionic|focal|jammy|noble)\b/;

type Placeholder = (typeof PLACEHOLDERS)[number];

/** Whether a reference names another image for each platform. */
export function isPerPlatform(reference: string): boolean {
  return PLACEHOLDERS.some((name) => reference.includes(`{${name}}`));
}

/**
 * Returns the image for a platform.
 *
 * @param triple what is compiled for: `armv7-unknown-linux-musleabihf`
 * @param platform its name: `linux/arm/v7`
 */
export function imageFor(reference: string, triple: string, platform: string): string {
  const parts = triple.split('-');
  const values: Readonly<Record<Placeholder, string>> = {
    triple,
    arch: parts[0] ?? '',
    env: parts.at(-1) ?? '',
    platform: platform.replace(/^linux\//, '').replaceAll('/', ''),
  };
  return PLACEHOLDERS.reduce((text, name) => text.replaceAll(`{${name}}`, values[name]), reference);
}

/**
 * Returns the toolchain of an image of the user's own. Nothing is known of it but its name.
 *
 * @param extras what a toolchain file has besides the channel
 * @throws UserError where a version of Rust is asked for as well: the image has the one that it has
 */
export function ownToolchain(
  { toolchain: file }: Workspace,
  { builderImage, rustVersion, given }: Options,
  extras: Pick<Toolchain, 'components' | 'targets'>,
): Decided<Toolchain> {
  if (builderImage === null) throw new Error('no builder image');
  if (rustVersion !== null && given.includes('rust-version')) {
    throw new UserError({
      what: `rust-version: ${rustVersion} with builder-image: ${builderImage}: the image has the Rust that it has.`,
      next: 'Leave rust-version out, or builder-image.',
    });
  }
  const other = OTHER_RELEASE.exec(builderImage.split('/').at(-1) ?? '')?.[0];
  if (other !== undefined) {
    throw new UserError({
      what: `builder-image: ${builderImage} is made from ${other}, and the packages and bases that go with it are not known.`,
      next: 'Give an image that is made from Debian bookworm or trixie.',
    });
  }
  const debian = DEBIAN[builderImage.includes('bookworm') ? 'bookworm' : 'trixie'];
  const channel =
    file === null ? '' : `; ${file.path} is overruled${file.channel === null ? '' : ` (${file.channel})`}`;
  const value: Toolchain = {
    ...{ version: '1', image: builderImage, own: true, installed: null },
    ...{ debian: debian.name, debianNumber: debian.number },
    ...extras,
  };
  return {
    value,
    decision: {
      about: 'toolchain',
      value: builderImage,
      why: `asked for with the input builder-image; its own Rust compiles${channel}. Debian ${debian.name} is taken for its release: its glibc must not be newer than the runtime's`,
      from: 'input builder-image',
      input: 'builder-image',
    },
  };
}

/** What is written besides the images of the programs. */
interface Others {
  readonly cross: Cross;
  readonly platforms: readonly Platform[];
  readonly kinds: readonly StageKind[];
  readonly migrations: readonly Pick<Migration, 'by'>[];
  readonly frontends: readonly Pick<Frontend, 'kind'>[];
}

/**
 * Refuses stages that are made once where each platform has a compiler of its own: none of them is the builder's. Node has no part
 * in it, and a program that migrates is compiled with the others.
 */
export function refuseStages(
  { builderImage }: Options,
  { cross, platforms, kinds, migrations, frontends }: Others,
): void {
  const ownImage = builderImage !== null && isPerPlatform(builderImage) ? builderImage : null;
  if (ownImage === null && cross !== 'emulate') return;
  const [asked, input] =
    ownImage === null ? ['cross: emulate', 'cross'] : [`builder-image: ${ownImage}`, 'builder-image'];
  const trunk = kinds.filter(
    (kind) => kind === 'frontend' && frontends.some((each) => each.kind === 'trunk'),
  );
  const others = ownImage === null ? [] : kinds.filter((kind) => !MAY_EACH.has(kind));
  const once = [...others, ...trunk];
  if (once.length > 0) {
    throw new UserError({
      what: `stages: ${once.join(', ')} with ${asked}: they run once, and each platform has its own compiler.`,
      next: `Make them in a step of their own, without ${input}${ownImage === null ? '' : ' or with one that has no braces'}.`,
    });
  }
  const tools = migrations.flatMap(({ by }) => (by.kind === 'tool' ? TOOLS[by.tool].crate : []));
  if (tools.length === 0 || platforms.length === 1) return;
  throw new UserError({
    what: `stages: migrate with ${asked}: one stage compiles ${[...new Set(tools)].join(' and ')} for all platforms, and each has its own compiler.`,
    next: `Make that image in a step of its own, without ${input}; or name a binary of the workspace that migrates, with migrate.`,
  });
}

const MAY_EACH: ReadonlySet<StageKind> = new Set(['runtime', 'migrate', 'frontend']);
