import path from 'node:path';

import type { Readings } from './graph.ts';

/**
 * Returns the names of members that depend on each other in a circle, in the order of the circle and from its first name; null
 * where there is none. Dependencies for tests may make one (cargo's `check_cycles`).
 */
export function findCycle({ root, members, details }: Readings): readonly string[] | null {
  const byFolder = new Map(
    members.map(({ name, manifest }) => [path.resolve(root, path.dirname(manifest)), name]),
  );
  const needed = (name: string): string[] =>
    (details.get(name)?.dependencies ?? []).flatMap(({ kind, folder }) => {
      const other = folder === null || kind === 'dev' ? undefined : byFolder.get(path.resolve(folder));
      return other === undefined ? [] : [other];
    });
  const done = new Set<string>();
  for (const { name } of members) {
    // By hand and not by calls, whose depth a long chain of members would exceed.
    const way: { readonly name: string; readonly next: string[] }[] = [];
    const onWay = new Set<string>();
    const enter = (each: string): void => {
      way.push({ name: each, next: needed(each) });
      onWay.add(each);
    };
    if (!done.has(name)) enter(name);
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const next = last.next.pop();
      if (next === undefined) {
        done.add(last.name);
        onWay.delete(last.name);
        way.pop();
      } else if (onWay.has(next)) {
        const names = way.map((step) => step.name);
        return fromFirst(names.slice(names.indexOf(next)));
      } else if (!done.has(next)) {
        enter(next);
      }
    }
  }
  return null;
}

function fromFirst(circle: readonly string[]): string[] {
  const [first = ''] = [...circle].sort();
  const at = circle.indexOf(first);
  return [...circle.slice(at), ...circle.slice(0, at)];
}
