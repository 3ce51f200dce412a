import { MIGRATION_TOOLS } from '../plan/stages/kinds.ts';
import type { MigrateOption } from './options.ts';
import { badValue, programName } from './values.ts';

/** Reads `migrate`: the first word says which of its two forms it has. */
export function migrateOf([first, ...rest]: readonly string[]): MigrateOption | null {
  if (first === undefined) return null;
  const tool = MIGRATION_TOOLS.find((name) => name === first);
  if (tool === undefined) return { kind: 'bin', bin: programName('migrate', first), args: rest };
  const [folder, ...others] = rest;
  if (others.length > 0) throw badValue('migrate', rest.join(' '), `after ${tool} one folder at most`);
  return { kind: 'tool', tool, folder: folder === undefined ? null : folderOf(folder) };
}

function folderOf(text: string): string {
  const parts = text.split('/').filter((part) => part !== '' && part !== '.');
  if (text.startsWith('/') || parts.includes('..') || parts.length === 0) {
    throw badValue('migrate', text, 'a folder relative to the workspace root, without ..');
  }
  return parts.join('/');
}
