/**
 * Returns the candidate that a name was probably meant to be; null: none is near. Of several equally near ones it is the first.
 *
 * Near is what both cargo (an edit distance of 3, `util/edit_distance.rs`) and rustc (a third of the name's length,
 * `rustc_span::edit_distance`) suggest: in a name of three letters, three are another name.
 */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  let limit = Math.min(3, Math.floor(Math.max(Array.from(name).length, 3) / 3));
  let found: string | null = null;
  for (const candidate of candidates) {
    const distance = editDistance(name, candidate, limit);
    if (distance === null) continue;
    found = candidate;
    if (distance === 0) return found;
    limit = distance - 1;
  }
  return found;
}

/**
 * Returns how many letters have to be put in, taken out, changed or swapped with their neighbour to make one text of
 * the other, capitals or not (cargo's `edit_distance`); null: more than the limit.
 */
export function editDistance(one: string, other: string, limit: number): number | null {
  // Told by the lengths alone before anything is split: what is compared may be a text of megabytes.
  if (Math.abs(one.length - other.length) > 2 * limit + 2) return null;
  const a = Array.from(one.toLowerCase());
  const b = Array.from(other.toLowerCase());
  if (Math.abs(a.length - b.length) > limit) return null;
  const width = b.length + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j < width; j += 1) {
      const changed = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      }
      row.push(cost);
    }
    [beforeLast, last] = [last, row];
  }
  const distance = at(last, b.length);
  return distance <= limit ? distance : null;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** Names that are listed before the rest is only counted. */
const LISTED = 20;

/**
 * Returns what to say to somebody who gave a name that there is not: the one probably meant, and those there are.
 *
 * @param what what they are, in the plural: `Packages`
 */
export function suggestion(name: string, what: string, candidates: readonly string[]): string {
  const near = nearest(name, candidates);
  const rest = candidates.length > LISTED ? ` and ${candidates.length - LISTED} more` : '';
  const listed = `${what}: ${candidates.slice(0, LISTED).join(', ') || 'none'}${rest}.`;
  return near === null ? listed : `Did you mean ${near}? ${listed}`;
}
