import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

import { intersects, parse, subset, validRange } from 'semver';

import { messageOf, UserError } from '../errors.ts';
import { readText, refuseOutside } from './files.ts';
import { compareText } from './order.ts';
import type { Frontend, NodeFrontend, TrunkFrontend, Workspace } from './workspace.ts';

/** What each package manager writes. */
const LOCKFILES: readonly NodeFrontend['lockfiles'][number][] = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
];

/** Folders that are a frontend by their name, where they have a `package.json` with a script `build`, or are built by trunk. */
const FRONTEND_FOLDERS = ['frontend', 'web', 'webapp', 'ui', 'client', 'www', 'site'] as const;

/** What an installation reads (docs.npmjs.com, pnpm.io, yarnpkg.com). */
const SETTINGS = [
  '.npmrc',
  '.pnpmfile.cjs',
  '.yarn/patches',
  '.yarn/plugins',
  '.yarn/releases',
  '.yarnrc',
  '.yarnrc.yml',
  'patches',
  'pnpm-workspace.yaml',
] as const;

/** Releases of Node that have an image and are kept up, the preferred one first (github.com/nodejs/release). */
const NODE_RELEASES = ['24', '26', '22'] as const;

/** Names of releases that are kept up for long, as nvm's `lts/<name>` has them (github.com/nodejs/release). */
const NODE_NAMES: ReadonlyMap<string, string> = new Map([
  ['*', '24'],
  ['krypton', '24'],
  ['jod', '22'],
]);

/** Where frontends are read: absolute paths of the workspace root, and of the folder that nothing read may lie outside of. */
interface Place {
  readonly root: string;
  readonly top: string;
}

/** Returns the names of the members that trunk builds for browsers: beside a `Trunk.toml`, or a page with `data-trunk`. Sorted. */
export function browserMembers({ root, members }: Pick<Workspace, 'root' | 'members'>): string[] {
  return members
    .filter(({ manifest }) => isTrunk({ root, top: root }, path.dirname(manifest)))
    .map(({ name }) => name)
    .sort(compareText);
}

/**
 * Returns the frontends: the folder asked for, else all that are one by their name and content, and the members that trunk builds.
 *
 * @param asked folder relative to the workspace root; null: it is looked for
 * @throws UserError for a folder that is none, or leads out of the checkout
 */
export function readFrontends(workspace: Workspace, asked: string | null): Frontend[] {
  const { members, browserMembers: ofTrunk } = workspace;
  if (asked !== null) return [readNamed(workspace, asked)];
  const place = placeOf(workspace);
  const folders = new Set([
    ...FRONTEND_FOLDERS.filter((folder) => isTrunk(place, folder) || hasBuildScript(place, folder)),
    ...members.filter(({ name }) => ofTrunk.includes(name)).map(({ manifest }) => path.dirname(manifest)),
  ]);
  return [...folders]
    .filter((folder) => folder !== '.')
    .sort(compareText)
    .map((folder) => read(workspace, folder));
}

function readNamed(workspace: Workspace, folder: string): Frontend {
  const place = placeOf(workspace);
  const { root } = place;
  refuseOutside(root, folder, place.top);
  if (statSync(path.join(root, folder), { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UserError({
      what: `frontend: there is no folder ${folder}.`,
      next: 'Give the folder with the package.json or Trunk.toml, relative to the workspace root.',
    });
  }
  if (!isTrunk(place, folder) && !existsSync(path.join(root, folder, 'package.json'))) {
    throw new UserError({
      what: `frontend: ${folder} has neither a package.json nor a Trunk.toml, nor an index.html with data-trunk.`,
      next: 'Give the folder that is built with npm, pnpm, Yarn or trunk.',
    });
  }
  return read(workspace, folder);
}

/** A frontend may lie beside the workspace root, but not outside of the checkout. */
function placeOf({ root, repository }: Workspace): Place {
  return { root, top: repository === null ? root : path.resolve(root, repository) };
}

function read(workspace: Workspace, folder: string): Frontend {
  const place = placeOf(workspace);
  return isTrunk(place, folder) ? readTrunk(workspace, folder) : readNode(place, folder);
}

function isTrunk(place: Place, folder: string): boolean {
  const at = (file: string): boolean => existsSync(path.join(place.root, folder, file));
  return at('Cargo.toml') && (at('Trunk.toml') || /\sdata-trunk\b/.test(looked(place, folder, 'index.html')));
}

/** Returns the text of a file that is looked at for hints, empty where it is not there or cannot be read. */
function looked({ root, top }: Place, ...parts: readonly string[]): string {
  const file = path.join(...parts);
  try {
    return existsSync(path.join(root, file)) ? readText(root, file, top) : '';
  } catch (error) {
    if (error instanceof UserError) return '';
    throw error;
  }
}

function readTrunk(workspace: Workspace, folder: string): TrunkFrontend {
  const { members, lockfile } = workspace;
  const place = placeOf(workspace);
  const member = members.find(({ manifest }) => path.dirname(manifest) === folder)?.name ?? null;
  const page = looked(place, folder, 'index.html');
  const ownLock = looked(place, folder, 'Cargo.lock');
  const rels = [...page.matchAll(/<link\b[^>]*\bdata-trunk\b[^>]*>/g)].map(([tag]) => tag);
  const relOf = (tag: string): string => /\brel=["']?([\w-]+)/.exec(tag)?.[1] ?? '';
  return {
    kind: 'trunk',
    folder,
    member,
    wasmBindgen:
      member === null
        ? (/^name = "wasm-bindgen"\r?\nversion = "(\d+\.\d+\.\d+)"/m.exec(ownLock)?.[1] ?? null)
        : (lockfile?.packages.find(({ name }) => name === 'wasm-bindgen')?.version ?? null),
    isLocked: member === null ? ownLock !== '' : lockfile !== null,
    leadsOut: member === null && /\bpath\s*=\s*["']\.\.\//.test(looked(place, folder, 'Cargo.toml')),
    asksFor: [
      ...new Set([
        ...rels
          .map(relOf)
          .flatMap((rel) => ({ sass: 'sass', scss: 'sass', 'tailwind-css': 'tailwind-css' })[rel] ?? []),
        // A release is optimized unless the page says 0 (trunk, src/pipelines/rust/mod.rs).
        ...(rels.some((tag) => /\bdata-wasm-opt=["']?0["'\s/>]/.test(tag)) ? [] : ['wasm-opt']),
      ]),
    ].sort(compareText),
  };
}

/** What is used of a `package.json`. */
type Manifest = Readonly<Record<string, unknown>>;

function readNode(place: Place, folder: string): NodeFrontend {
  const { root } = place;
  const manifest = readJson(place, path.join(folder, 'package.json'));
  const requirements = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((key) =>
    Object.entries(tableOf(manifest[key])),
  );
  const at = (name: string): boolean => existsSync(path.join(root, folder, name));
  const lockfiles = LOCKFILES.filter(at);
  return {
    kind: 'node',
    folder,
    scripts: Object.keys(tableOf(manifest.scripts)).sort(compareText),
    dependencies: requirements.map(([name]) => name).sort(compareText),
    hasLocal:
      'workspaces' in manifest ||
      requirements.some(([, version]) => /^(?:file|link|portal|workspace):/.test(String(version))),
    lockfiles,
    isBerry: lockfiles.includes('yarn.lock') && /^__metadata:/m.test(looked(place, folder, 'yarn.lock')),
    manager: managerOf(manifest.packageManager),
    node: readNodeVersion(place, folder, manifest),
    settings: SETTINGS.filter(at),
  };
}

function hasBuildScript(place: Place, folder: string): boolean {
  const file = path.join(folder, 'package.json');
  return existsSync(path.join(place.root, file)) && 'build' in tableOf(readJson(place, file).scripts);
}

function readJson({ root, top }: Place, file: string): Manifest {
  const text = readText(root, file, top);
  try {
    return tableOf(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    throw new UserError(
      {
        what: `${file} is not valid JSON: ${messageOf(error)}.`,
        where: { file },
        next: 'Correct it; npm refuses it too.',
      },
      { cause: error },
    );
  }
}

function tableOf(value: unknown): Manifest {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Manifest) : {};
}

/** `pnpm@10.1.0+sha512.…` (nodejs.org, "packageManager"). */
function managerOf(value: unknown): NodeFrontend['manager'] {
  const [, name, version] =
    /^(npm|pnpm|yarn)@(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)(?:\+.*)?$/.exec(String(value)) ?? [];
  return name === undefined || version === undefined ? null : { name, version };
}

/** The files of version managers name a release; `engines` of the manifest names those that will do. */
function readNodeVersion(site: Place, folder: string, manifest: Manifest): NodeFrontend['node'] {
  for (const name of ['.nvmrc', '.node-version']) {
    for (const place of [folder, '.']) {
      const file = path.join(place, name);
      const text = looked(site, file).trim();
      if (text !== '') return { version: releaseOf(text, file), from: file };
    }
  }
  const range = tableOf(manifest.engines).node;
  const from = path.join(folder, 'package.json');
  if (typeof range !== 'string' || validRange(range) === null) return null;
  const release =
    NODE_RELEASES.find((major) => subset(`${major}.x`, range)) ??
    NODE_RELEASES.find((major) => intersects(`${major}.x`, range));
  if (release !== undefined) return { version: release, from };
  throw new UserError({
    what: `engines.node ${JSON.stringify(range)} allows no release of Node that is kept up: ${NODE_RELEASES.join(', ')}.`,
    where: { file: from },
    next: 'Widen it, or name a release in .nvmrc.',
  });
}

function releaseOf(text: string, file: string): string {
  const named = /^lts\/(.+)$/.exec(text)?.[1]?.toLowerCase();
  const known = named === undefined ? undefined : NODE_NAMES.get(named);
  if (known !== undefined) return known;
  const plain = text.replace(/^v/, '');
  if (/^\d{1,3}(\.\d{1,3}){0,1}$/.test(plain) || isRelease(plain)) return plain;
  throw new UserError({
    what: `${JSON.stringify(text)} names no release of Node that an image can be found for.`,
    where: { file },
    next: 'Write a number, such as 24 or 24.1.0, or lts/*.',
  });
}

function isRelease(text: string): boolean {
  const found = parse(text);
  return found?.version === text && found.prerelease.length === 0;
}
