import type { Budgets } from './budgets.ts';
import {
  checkVersion,
  countOf,
  field,
  type Found,
  listOf,
  matching,
  numberOf,
  oneOf,
  optionally,
  root,
  textOf,
} from './checked.ts';
import {
  type Change,
  type Comparison,
  COMPARISON_VERSION,
  MAX_ROWS,
  NOISE,
  type PlatformComparison,
} from './comparison.ts';
import { PLATFORM } from './read-measurement.ts';
import { COMMIT, historyOf } from './record.ts';

/** Names of crates and images are shorter. */
const MAX_NAME = 256;

/** Two for each platform, and two for all: nobody needs more. With each of them images are compared. */
const MAX_BUDGETS = 32;

/** Bytes that a comparison may have as JSON. */
export const MAX_COMPARISON_BYTES = 4 * 1024 * 1024;

/**
 * Returns a comparison that somebody else made. Whatever is not of the form is refused; what it says may still be a lie.
 *
 * @throws FormatError that says which part is not as it should be
 */
export function readComparison(value: unknown): Comparison {
  const document = root(value);
  checkVersion(document, 'comparisonVersion', COMPARISON_VERSION);
  return {
    comparisonVersion: COMPARISON_VERSION,
    base: optionally(field(document, 'base'), (base) => ({
      kind: oneOf(field(base, 'kind'), ['cache', 'registry', 'artifact', 'file']),
      name: textOf(field(base, 'name')),
      commit: optionally(field(base, 'commit'), commitOf),
      distance: optionally(field(base, 'distance'), countOf),
      otherwise: optionally(field(base, 'otherwise'), textOf),
    })),
    commit: optionally(field(document, 'commit'), commitOf),
    noise: NOISE,
    images: listOf(field(document, 'images'), 200, (image) => ({
      image: nameOf(field(image, 'image')),
      platforms: listOf(field(image, 'platforms'), 32, platformOf),
    })),
    budgets: budgetsOf(field(document, 'budgets')),
    dependencies: optionally(field(document, 'dependencies'), (list) =>
      listOf(list, 10_000, (one) => ({
        name: nameOf(field(one, 'name')),
        before: optionally(field(one, 'before'), nameOf),
        after: optionally(field(one, 'after'), nameOf),
        use: oneOf(field(one, 'use'), ['program', 'build']),
        via: nameOf(field(one, 'via')),
      })),
    ),
    history: historyOf(field(document, 'history')),
  };
}

function budgetsOf(found: Found): Budgets {
  const platform = (one: Found): string | null => optionally(field(one, 'platform'), platformName);
  return {
    sizeLimits: listOf(field(found, 'sizeLimits'), MAX_BUDGETS, (one) => ({
      platform: platform(one),
      bytes: countOf(field(one, 'bytes')),
    })),
    maxIncreases: listOf(field(found, 'maxIncreases'), MAX_BUDGETS, (one) => ({
      platform: platform(one),
      unit: oneOf(field(one, 'unit'), ['bytes', 'percent']),
      value: numberOf(field(one, 'value')),
    })),
  };
}

function nameOf(found: Found): string {
  return textOf(found, MAX_NAME);
}

function platformName(found: Found): string {
  return matching(found, PLATFORM, 'a platform such as linux/amd64');
}

function commitOf(found: Found): string {
  return matching(found, COMMIT, 'a commit');
}

function platformOf(found: Found): PlatformComparison {
  const folded = field(found, 'folded');
  return {
    platform: platformName(field(found, 'platform')),
    compressed: changeOf(field(found, 'compressed')),
    uncompressed: changeOf(field(found, 'uncompressed')),
    program: changeOf(field(found, 'program')),
    repull: optionally(field(found, 'repull'), countOf),
    rows: listOf(field(found, 'rows'), MAX_ROWS, (row) => ({
      kind: matching(field(row, 'kind'), /^[a-z][a-z-]{0,29}$/, 'the name of a kind'),
      key: textOf(field(row, 'key')),
      ...changeOf(row),
    })),
    folded: { rows: countOf(field(folded, 'rows')), bytes: countOf(field(folded, 'bytes')) },
  };
}

function changeOf(found: Found): Change {
  return {
    before: optionally(field(found, 'before'), countOf),
    after: optionally(field(found, 'after'), countOf),
  };
}
