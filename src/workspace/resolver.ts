import { UserError } from '../errors.ts';
import { type Table, tableAt } from './toml.ts';
import type { Member, Workspace } from './workspace.ts';

/** Rust editions whose packages have another resolver than 1 (cargo book, "Resolver versions"). */
const RESOLVER_OF_EDITION: Readonly<Record<string, Workspace['resolver']>> = { '2021': 2, '2024': 3 };

/**
 * Returns the resolver of a workspace: what the root manifest says, else the one of the root package's edition. A virtual workspace has
 * no edition, and so the first (cargo book, "Resolver versions").
 *
 * @param manifest the root manifest; empty where it could not be read: its edition decides then
 * @throws UserError for one that cargo does not know
 */
export function readResolver(manifest: Table, members: readonly Member[]): Workspace['resolver'] {
  const said = tableAt(manifest, 'workspace').resolver ?? tableAt(manifest, 'package').resolver;
  if (said === undefined) {
    const edition = members.find((member) => member.manifest === 'Cargo.toml')?.edition ?? '';
    return RESOLVER_OF_EDITION[edition] ?? 1;
  }
  if (said === '1') return 1;
  if (said === '2') return 2;
  if (said === '3') return 3;
  throw new UserError({
    what: `Cargo.toml has the resolver ${JSON.stringify(said)}, which cargo does not know.`,
    where: { file: 'Cargo.toml' },
    next: 'Resolvers: "1", "2", "3".',
  });
}
