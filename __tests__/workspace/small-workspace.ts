import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll } from '@jest/globals';

import { type Problem, UserError } from '../../src/errors.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';

/** Path → content. A path that ends in `@` is a symbolic link to its content. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

const base = realpathSync(mkdtempSync(path.join(tmpdir(), 'workspace-')));
let count = 0;

afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

/** Writes a folder that lives as long as the test file, and returns its absolute path. */
export function writeFolder(files: Files): string {
  count += 1;
  const folder = path.join(base, String(count));
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name.replace(/@$/, ''));
    mkdirSync(path.dirname(file), { recursive: true });
    if (typeof content === 'string' && name.endsWith('@')) symlinkSync(content, file);
    else writeFileSync(file, content);
  }
  return folder;
}

/** A manifest of edition 2021 with more lines below `[package]`. */
export function packageToml(name: string, more = ''): string {
  return `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n${more}`;
}

/** The files of a package with a binary or a library in a folder. */
export function packageIn(folder: string, kind: 'bin' | 'lib', more = ''): Files {
  return {
    [`${folder}/Cargo.toml`]: packageToml(path.basename(folder), more),
    [`${folder}/src/${kind === 'bin' ? 'main' : 'lib'}.rs`]: '',
  };
}

/** A virtual root manifest with lines below `[workspace]`. */
export function virtualToml(lines: string): string {
  return `[workspace]\nresolver = "2"\n${lines}`;
}

/** What a table of workspaces says about one, in few words. */
export interface Facts {
  readonly entry: string;
  readonly defaults: readonly string[];
  /** Member → `bin shop crates/shop/src/main.rs [feature]`. */
  readonly targets: Readonly<Record<string, readonly string[]>>;
  readonly dependsOn: Readonly<Record<string, readonly string[]>>;
  readonly features: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** What the manifests say to us; that of the workspace has no name. */
  readonly defaultsIn: Readonly<Record<string, Workspace['defaults']>>;
}

export function factsOf(workspace: Workspace): Facts {
  const byMember = <T>(value: (member: Workspace['members'][number]) => T): Record<string, T> =>
    Object.fromEntries(workspace.members.map((member) => [member.name, value(member)]));
  return {
    entry: workspace.entry,
    defaults: workspace.defaultMembers,
    targets: byMember(({ targets }) =>
      targets.map(({ kind, name, path: file, requiredFeatures }) =>
        [kind, name, file, ...(requiredFeatures.length > 0 ? [`[${requiredFeatures.join()}]`] : [])].join(
          ' ',
        ),
      ),
    ),
    dependsOn: byMember(({ memberDependencies }) => memberDependencies),
    features: byMember(({ features }) => features),
    defaultsIn: { '': workspace.defaults, ...byMember(({ defaults }) => defaults) },
  };
}

/**
 * The workspace with that made the same in which the two readers differ: the source, and the graph beyond the members, of which
 * only cargo knows kinds, platforms and features.
 */
export function withoutSource(workspace: Workspace): Workspace {
  const versions = new Map(workspace.members.map(({ name, version }) => [name, version]));
  const packages = workspace.graph.packages.filter(
    ({ name, version, source }) => source === null && versions.get(name) === version,
  );
  return { ...workspace, source: 'manifests', graph: { precision: 'none', packages } };
}

/** Returns the problem that a call ends with; anything else that it does is a failure. */
export async function problemOf(call: () => unknown): Promise<Problem> {
  try {
    await call();
  } catch (error) {
    if (error instanceof UserError) return error.problem;
    throw error;
  }
  throw new Error('it did not fail');
}
