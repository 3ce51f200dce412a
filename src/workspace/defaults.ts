import { UserError } from '../errors.ts';
import { sortedRecord } from './order.ts';
import { isTable } from './toml.ts';
import type { ManifestTable, ManifestValue } from './workspace.ts';

/**
 * Returns the `docker` table of a manifest's metadata, as far as it can mean anything: what it means is not known here.
 *
 * @param metadata `[package.metadata]` or `[workspace.metadata]`, which cargo leaves to others
 * @param file path of the manifest relative to the workspace root
 * @param section `package` or `workspace`
 * @returns null when there is none
 * @throws UserError when it is no table
 */
export function readDefaults(
  metadata: unknown,
  file: string,
  section: 'package' | 'workspace',
): ManifestTable | null {
  const docker = isTable(metadata) ? metadata.docker : undefined;
  if (docker === undefined) return null;
  if (!isTable(docker)) {
    throw new UserError({
      what: `${file}: docker in [${section}.metadata] is not a table.`,
      where: { file },
      next: `Write it as [${section}.metadata.docker], with a line for each key.`,
    });
  }
  return sortedRecord(
    Object.fromEntries(Object.entries(docker).map(([key, value]) => [key, plainValue(value)])),
  );
}

/** The same for both readers: cargo's answer in JSON has other forms for dates, fractions and big numbers than TOML. */
function plainValue(value: unknown): ManifestValue {
  return Array.isArray(value) ? value.map(scalar) : scalar(value);
}

function scalar(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}
