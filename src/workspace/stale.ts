import { UserError } from '../errors.ts';
import type { Readings } from './graph.ts';
import type { LockEntry } from './lockfile.ts';

/** Returns the error for a lockfile that `--locked` refuses. */
export function staleLockfile(detail = ''): UserError {
  return new UserError({
    what: `Cargo.lock is not up to date with the manifests${detail}.`,
    where: { file: 'Cargo.lock' },
    next: 'Run `cargo update --workspace` (or any cargo build) and commit Cargo.lock; or give locked: false.',
  });
}

/**
 * Refuses a lockfile in which a dependency of a member is certain to be missing: cargo locks all of them, whatever they are
 * for. Whether the versions fit is cargo's to say.
 *
 * @throws UserError that names the first such dependency
 */
export function refuseStale({ members, details }: Readings, entries: readonly LockEntry[]): void {
  const locked = new Set(entries.map(({ name }) => name));
  const local = entries.filter(({ source }) => source === null);
  for (const { name, version } of members) {
    const own = local.filter((entry) => entry.name === name);
    if (own.length > 0 && own.every((entry) => entry.version !== version)) {
      throw staleLockfile(`: it has ${name} ${own[0]?.version ?? ''}, and the manifest says ${version}`);
    }
    for (const { name: dependency, folder } of details.get(name)?.dependencies ?? []) {
      if (folder === null && !locked.has(dependency)) {
        throw staleLockfile(`: it does not have ${JSON.stringify(dependency)}, which ${name} depends on`);
      }
    }
  }
}
