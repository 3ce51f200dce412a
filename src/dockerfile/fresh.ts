import type { Plan } from '../plan/plan.ts';
import { buildCommand, targetFlags } from './cargo.ts';
import { CHECKOUT } from './names.ts';
import { execForm } from './quote.ts';

/*
 * Cargo decides by times whether a package of the workspace was compiled already: it was when its output is newer than every
 * source (rust-lang/cargo#9312). COPY keeps the times of the checkout, which are as old as whoever made it wants, and the
 * layer or mount with the output may come from another machine. So no time is relied on: what could be taken for the output
 * of the members is removed before they are compiled, and what cargo says it did is read afterwards.
 */

/**
 * Returns the instructions that make the local packages beside the members older than anything.
 *
 * They are compiled into the layer or mount that is kept, and that is only used again for the very same content. A new checkout
 * has new times all the same, for which cargo would compile them again, with all that depends on them. It does not look at the
 * times of vendored sources.
 */
export function ageDependencies({ context: { dependencies, vendored } }: Plan): string[] {
  const paths = dependencies.filter((file) => !vendored.includes(file));
  if (paths.length === 0) return [];
  const found = paths.map((file) => `${CHECKOUT}/${file}`);
  return [
    '# They are the same, or this were another layer: not newer than what was compiled from them, whenever they were checked out.',
    `RUN ${execForm(['find', ...found, '-exec', 'touch', '--no-dereference', '--date=@0', '{}', '+'])}`,
  ];
}

const METADATA = 'cargo metadata --no-deps --offline --format-version 1 >/tmp/metadata.json';

/**
 * Returns commands that remove everything of the members from the target folder. Cargo itself does it, which knows how that
 * folder is laid out in its version. It takes the name alone: with one in the registry of the same name, both go.
 */
export function cleanMembers(plan: Plan): string[][] {
  return [
    [METADATA],
    [`grep -oE '"name":"[^"]*","version":"[^"]*","id":"[^"]*path[+]file:' /tmp/metadata.json >/tmp/members`],
    ['set --'],
    [`while IFS='"' read -r _ _ _ name _; do set -- "$@" --package "$name"; done </tmp/members`],
    ['cargo clean', ...targetFlags(plan), '"$@"'],
  ];
}

/** Returns the build, with cargo's report on each artifact in a file. What it says to people is as it always is. */
export function reportedBuild(plan: Plan): string[][] {
  return [[...buildCommand(plan), '--message-format json-render-diagnostics >/tmp/artifacts.json']];
}

/**
 * Returns commands that fail unless the build compiled the members, in place of taking something else for them. Cargo reports
 * each artifact with the manifest of its package, and whether it was `fresh`: there already.
 */
export function proof(): string[][] {
  return [
    [METADATA],
    [`grep -o '"manifest_path":"[^"]*"' /tmp/metadata.json >/tmp/members`],
    ['grep -F -f /tmp/members /tmp/artifacts.json >/tmp/compiled'],
    [
      `if grep -v '"fresh":false' /tmp/compiled >/tmp/kept; then`,
      `  grep -o '"manifest_path":"[^"]*"' /tmp/kept >&2; echo '${NOT_COMPILED}' >&2; exit 1;`,
      'fi',
    ],
  ];
}

/** Last line of a build that took something else for the members. */
export const NOT_COMPILED = 'error: cargo took what was kept for the output of these members';
