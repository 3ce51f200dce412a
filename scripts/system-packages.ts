import { readFile } from 'node:fs/promises';

import { ATOMIC, type Names, type SysCrate, SYS_CRATES } from '../src/plan/sys-crates.ts';
import { writeGenerated } from './generated.ts';

/**
 * Writes the table of `docs/system-packages.md`, from the table of crates.
 *
 * Usage: node scripts/system-packages.ts [--check]
 */
const PAGE = 'docs/system-packages.md';
const START = '<!-- Written by scripts/system-packages.ts from src/plan/sys-crates*.ts. -->\n\n';

if (import.meta.main) {
  const page = await readFile(PAGE, 'utf8');
  const start = page.indexOf(START) + START.length;
  const end = page.indexOf('\n\n', start);
  await writeGenerated(
    { [PAGE]: page.slice(0, start) + systemCratesTable() + page.slice(end) },
    'node scripts/system-packages.ts',
  );
}

/** Returns the table as markdown, by crate name, without the line break at its end. */
export function systemCratesTable(): string {
  const rows = [...new Set([...SYS_CRATES.values()].flat())].map((row) => cells(row));
  return [
    ['crate', 'to build', 'to run', 'needs no library with'],
    ['---', '---', '---', '---'],
    ...rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function cells({ crates, tools = [], cxx, library, own = [], atomic }: SysCrate): string[] {
  const when = library?.when?.features;
  const build = [
    ...(library === undefined ? [] : [both(library.build), both(library.unpacked)]),
    ...tools.flatMap(({ packages, when: only }) => {
      const condition = only?.features?.[0] ?? (only?.before === undefined ? undefined : `< ${only.before}`);
      return [code(packages) + (condition === undefined ? '' : ` (\`${condition}\`)`)];
    }),
    ...(cxx === undefined ? [] : ['`g++`']),
  ].filter((text) => text !== '');
  const features = [...new Set(own.flatMap((condition) => condition.features ?? []))];
  return [
    code(crates) + (when === undefined ? '' : ` with \`${when.join('`, `')}\``),
    build.join('; ') || 'a C compiler',
    library === undefined
      ? atomic === true
        ? `${code([ATOMIC])} (linux/arm/v6)`
        : '–'
      : both(library.runtime),
    features.length > 0 ? code(features) : '–',
  ];
}

function both(names: Names | undefined): string {
  if (names === undefined) return '';
  return 'bookworm' in names ? `${code(names.bookworm)} / ${code(names.trixie)}` : code(names);
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
