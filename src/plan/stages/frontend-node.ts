import { UserError } from '../../errors.ts';
import type { Options } from '../../options/options.ts';
import type { NodeFrontend } from '../../workspace/workspace.ts';
import { joinPath } from '../paths.ts';
import { PINS } from '../pins.ts';
import type { NodeBuild } from './types.ts';

type Manager = 'npm' | 'pnpm' | 'yarn';

/** The package manager that writes a lockfile. */
const WRITERS: Readonly<Record<NodeFrontend['lockfiles'][number], Manager>> = {
  'npm-shrinkwrap.json': 'npm',
  'package-lock.json': 'npm',
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
};

/** Scripts that an installation runs, which may need the sources (docs.npmjs.com, "Life Cycle Scripts"). */
const INSTALL_SCRIPTS = [
  'preinstall',
  'install',
  'postinstall',
  'prepublish',
  'preprepare',
  'prepare',
  'postprepare',
];

/**
 * What frameworks write, where it is not `dist`; the first in use counts, because one may be made of another. From the
 * documentation of each: "static export" for next, "adapter-static" for SvelteKit, `nuxt generate` for nuxt.
 */
const OUTPUTS: readonly (readonly [dependency: string, output: string])[] = [
  ['react-scripts', 'build'],
  ['@sveltejs/kit', 'build'],
  ['@docusaurus/core', 'build'],
  ['next', 'out'],
  ['nuxt', '.output/public'],
  ['gatsby', 'public'],
  ['@11ty/eleventy', '_site'],
];

/** Plans a frontend that a package manager of Node builds. */
export function planNode(frontend: NodeFrontend, options: Options): NodeBuild {
  const { folder, scripts, lockfiles, settings } = frontend;
  const manifest = joinPath(folder, 'package.json');
  if (!scripts.includes('build')) {
    throw new UserError({
      what: `${manifest} has no script build.`,
      where: { file: manifest },
      next: 'Add one, such as "build": "vite build" below "scripts".',
    });
  }
  const manager = managerOf(frontend);
  const needsSources = frontend.hasLocal || scripts.some((name) => INSTALL_SCRIPTS.includes(name));
  return {
    kind: 'node',
    // Without a Debian's name: no release of Node is there for all of them, and only files leave the stage.
    image: `node:${frontend.node?.version ?? PINS.node}-slim`,
    ...commandsOf(manager, frontend),
    manifests: needsSources ? [] : ['package.json', ...lockfiles, ...settings].sort(),
    script: [manager, 'run', 'build'],
    output: options.frontendOutput ?? outputOf(frontend),
  };
}

function outputOf({ dependencies }: NodeFrontend): string {
  return OUTPUTS.find(([name]) => dependencies.includes(name))?.[1] ?? 'dist';
}

/** Without a lockfile two builds of one commit are not the same, and nobody has looked at what is built. */
function managerOf({ folder, lockfiles, manager }: NodeFrontend): Manager {
  const writers = [...new Set(lockfiles.map((file) => WRITERS[file]))];
  const [only, ...others] = writers;
  const manifest = joinPath(folder, 'package.json');
  if (only === undefined) {
    throw new UserError({
      what: `${folder} has no lockfile, so nothing says which versions are installed.`,
      where: { file: manifest },
      next: `Run npm install, pnpm install or yarn install in ${folder}, and commit package-lock.json, pnpm-lock.yaml or yarn.lock.`,
    });
  }
  if (others.length === 0) return only;
  const named = writers.find((name) => name === manager?.name);
  if (named !== undefined) return named;
  throw new UserError({
    what: `${folder} has lockfiles of several package managers: ${lockfiles.join(', ')}.`,
    where: { file: manifest },
    next: 'Delete those that are not in use, or name the package manager: "packageManager": "pnpm@10.0.0".',
  });
}

type Commands = Pick<NodeBuild, 'manager' | 'install' | 'downloads'>;

/** How each of them installs exactly what its lockfile says, and fails where that does not fit the manifest. */
function commandsOf(name: Manager, { folder, isBerry, manager, settings }: NodeFrontend): Commands {
  const version = manager?.name === name ? manager.version : null;
  switch (name) {
    case 'npm':
      return {
        manager: version === null ? null : `npm@${version}`,
        install: ['npm', 'ci', '--no-audit', '--no-fund'],
        downloads: { id: 'rust-docker-npm', folder: '/root/.npm' },
      };
    case 'pnpm':
      return {
        manager: `pnpm@${version ?? PINS.pnpm}`,
        install: ['pnpm', 'install', '--frozen-lockfile', '--store-dir', '/root/.pnpm-store'],
        downloads: { id: 'rust-docker-pnpm', folder: '/root/.pnpm-store' },
      };
    case 'yarn':
      if (!isBerry) {
        return {
          manager: `yarn@${version ?? PINS.yarn}`,
          install: [
            'yarn',
            'install',
            '--frozen-lockfile',
            '--non-interactive',
            '--cache-folder',
            '/root/.yarn',
          ],
          downloads: { id: 'rust-docker-yarn', folder: '/root/.yarn' },
        };
      }
      // A release that lies in the checkout is what the first Yarn hands over to (yarnpkg.com, `yarnPath`).
      if (version === null && !settings.includes('.yarn/releases')) {
        throw new UserError({
          what: `${joinPath(folder, 'yarn.lock')} is of Yarn 2 or newer, and nothing says which.`,
          where: { file: joinPath(folder, 'package.json') },
          next: 'Write "packageManager": "yarn@…" with its version into package.json: yarn set version stable does it.',
        });
      }
      return {
        manager: version === null ? `yarn@${PINS.yarn}` : `@yarnpkg/cli-dist@${version}`,
        install: ['yarn', 'install', '--immutable'],
        downloads: { id: 'rust-docker-yarn-berry', folder: '/root/.yarn/berry' },
      };
  }
}
