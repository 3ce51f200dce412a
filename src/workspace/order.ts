import type { Target } from './workspace.ts';

/** Orders text by code unit: the same on every machine, unlike `localeCompare`. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Returns a copy of the record with its keys in order. */
export function sortedRecord<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareText(a, b)));
}

/** Orders targets by kind, then name. */
export function sortTargets(targets: readonly Target[]): Target[] {
  return [...targets].sort((a, b) => compareText(a.kind, b.kind) || compareText(a.name, b.name));
}
