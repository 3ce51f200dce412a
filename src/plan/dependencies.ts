import type { Workspace } from '../workspace/workspace.ts';
import type { Dependencies } from './plan.ts';
import type { Resolution } from './resolve.ts';

/** Returns what is compiled besides the members: what a report names as the dependencies of its images. */
export function listDependencies({ members }: Workspace, { exact, packages }: Resolution): Dependencies {
  const own = new Set(members.map(({ name, version }) => `${name}@${version}`));
  return {
    exact,
    packages: packages
      .filter(({ package: { name, version, source } }) => source !== null || !own.has(`${name}@${version}`))
      .map(({ package: { name, version }, triples, path }) => ({
        name,
        version,
        use: triples.length > 0 ? 'program' : 'build',
        via: path.at(-2) ?? name,
      })),
  };
}
