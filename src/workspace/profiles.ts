import { sortedRecord } from './order.ts';
import { isTable, type Table, tableAt } from './toml.ts';
import type { Profile } from './workspace.ts';

/** Returns the profiles of a root manifest. Cargo reads them nowhere else (cargo book, "Profiles"). */
export function readProfiles(rootManifest: Table): Record<string, Profile> {
  const profiles = tableAt(rootManifest, 'profile');
  return sortedRecord(
    Object.fromEntries(
      Object.entries(profiles)
        .filter((entry): entry is [string, Table] => isTable(entry[1]))
        .map(([name, table]) => [name, profile(table)]),
    ),
  );
}

/**
 * Returns a root manifest with no more in it than the names of its profiles, which its headlines tell even where it
 * is written in a TOML that is not read here.
 */
export function onlyProfileNames(text: string): Table {
  const headlines = text.matchAll(
    /^[ \t]*\[[ \t]*profile[ \t]*\.[ \t]*["']?([A-Za-z_][A-Za-z0-9_-]*)["']?[ \t]*[.\]]/gm,
  );
  return { profile: Object.fromEntries([...headlines].map(([, name = '']) => [name, {}])) };
}

function profile(table: Table): Profile {
  const text = (key: string): string | null => pick(table[key], ['string']) as string | null;
  return {
    inherits: text('inherits'),
    strip: pick(table.strip, ['string', 'boolean']) as string | boolean | null,
    lto: pick(table.lto, ['string', 'boolean']) as string | boolean | null,
    debug: pick(table.debug, ['string', 'boolean', 'number']) as string | boolean | number | null,
    optLevel: pick(table['opt-level'], ['string', 'number']) as string | number | null,
    panic: text('panic'),
    codegenUnits: pick(table['codegen-units'], ['number']) as number | null,
  };
}

function pick(value: unknown, types: readonly string[]): unknown {
  return types.includes(typeof value) ? value : null;
}
