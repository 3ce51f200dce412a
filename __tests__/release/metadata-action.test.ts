import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { parseFlavor } from '../../src/options/flavor.ts';
import { parseTagRules } from '../../src/options/tag-rules.ts';
import { nameTags } from '../../src/release/tag-names.ts';
import { readVersionTag } from '../../src/release/version-tag.ts';
import { aGit } from '../helpers/git.ts';

/** What docker/metadata-action made of rules and a ref. */
interface Recorded {
  readonly ref: string;
  readonly event: string;
  readonly rules: readonly string[];
  readonly flavor: string;
  readonly tags: readonly string[];
  readonly version: string;
}

/**
 * Recorded from the action itself (v6, commit dc80280, its `dist/` run with Node 24), for the repository org/shop with the default
 * branch `main`, the commit 860c190… of 2026-01-10T00:30:00Z, and pull requests to `main`. Of its default rules nothing is recorded.
 */
const RECORDED = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../fixtures/release/metadata-action.json'), 'utf8'),
) as readonly Recorded[];

function ours({ ref, event, rules, flavor }: Recorded): string[] {
  const git = aGit({ ref, event, baseRef: ref.startsWith('refs/pull/') ? 'main' : null });
  const tag = ref.startsWith('refs/tags/') ? readVersionTag(ref.slice(10), ['shop']) : null;
  const release = tag === null ? null : { tag, lines: [] };
  return nameTags(parseTagRules(rules.join('\n')), parseFlavor(flavor), git, release).tags.map(
    ({ name }) => name,
  );
}

describe('rules make what docker/metadata-action makes of them', () => {
  it.each([...new Set(RECORDED.map(({ rules, flavor }) => JSON.stringify([rules, flavor])))])('%s', (key) => {
    const cases = RECORDED.filter(({ rules, flavor }) => JSON.stringify([rules, flavor]) === key);
    expect(cases.length).toBeGreaterThan(5);
    expect(cases.map((one) => [one.ref, one.event, ours(one)])).toEqual(
      // It makes tags that begin with a dash, which no registry takes.
      cases.map(({ ref, event, tags }) => [ref, event, tags.map((tag) => tag.replace(/^-/, ''))]),
    );
  });
});
