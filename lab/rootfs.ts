/** Debian's file trees, which the image `debian` is made of. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DEBIAN_SUITE } from './pins.ts';
import { step } from './progress.ts';
import { PATHS, SOURCES } from './paths.ts';
import { type Ingredient, unlessBuilt } from './recipe.ts';
import { run } from './shell.ts';

/** File trees by Debian's name of the architecture: BuildKit's architecture and variant, which the image is found by. */
export const TREES = { amd64: 'amd64', arm64: 'arm64' } as const;

/** Those of platforms that distroless does not have. */
export const TREES_IN_FULL = { armel: 'armv5', i386: '386' } as const;

const RECIPE = join(SOURCES, 'images', 'debian');

/** Debian looks here for authorities that the administrator of a machine trusts. */
const MACHINE_AUTHORITIES = '/usr/local/share/ca-certificates';

export const ROOTFS_INGREDIENTS: readonly Ingredient[] = [
  DEBIAN_SUITE,
  { path: join(RECIPE, 'rootfs.sh') },
  { path: join(RECIPE, 'settings') },
  ...(existsSync(MACHINE_AUTHORITIES) ? [{ path: MACHINE_AUTHORITIES }] : []),
];

/** One after the other would leave a core idle: the foreign one is slow and runs on a single core. */
export async function makeRootfs(trees: Readonly<Record<string, string>>): Promise<void> {
  mkdirSync(PATHS.rootfs, { recursive: true });
  await Promise.all(
    Object.entries(trees).map(([architecture, name]) =>
      step(`file tree of Debian ${architecture}`, () => make(architecture, name)),
    ),
  );
}

function make(architecture: string, name: string): ReturnType<typeof unlessBuilt> {
  const output = join(PATHS.rootfs, `debian-${name}.tar`);
  return unlessBuilt(
    `rootfs-${architecture}`,
    ROOTFS_INGREDIENTS,
    () => Promise.resolve(existsSync(output)),
    () =>
      run(`rootfs-${architecture}`, [
        'sh',
        join(RECIPE, 'rootfs.sh'),
        DEBIAN_SUITE,
        architecture,
        output,
        MACHINE_AUTHORITIES,
      ]),
  );
}
