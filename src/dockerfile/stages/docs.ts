import type { Plan } from '../../plan/plan.ts';
import type { DocsStage } from '../../plan/stages/types.ts';
import { STAGES } from '../names.ts';
import { memberFlags, memberStages } from './members.ts';

/** Returns the stages that write the documentation, the last of which holds nothing but its files. */
export function docsStages(plan: Plan, docs: DocsStage): string[] {
  return [
    ...memberStages(plan, docs, {
      stage: STAGES.document,
      cook: STAGES.cookDocs,
      what: 'The documentation of the members. rustdoc writes no page for all of them, so one is made that leads to each.',
      cookFlags: ['--check'],
      commands: [
        ['cargo doc', '--no-deps', ...memberFlags(plan, docs)],
        ['mkdir -p /doc'],
        ['cp -R "$CARGO_TARGET_DIR"/*/doc/. /doc'],
      ],
      after: INDEX,
    }),
    [`FROM scratch AS ${STAGES.docs}`, `COPY --from=${STAGES.document} /doc/ /`].join('\n'),
  ];
}

/** Which crates have a page is known once they are there: a manifest can leave some out, and a binary called like the library has none. */
const INDEX: readonly string[] = [
  'WORKDIR /doc',
  'RUN set -eu; \\',
  '    set -- */index.html; \\',
  `    [ -e "$1" ] || { echo 'error: no member has documentation' >&2; exit 1; }; \\`,
  '    { \\',
  `      echo '<!doctype html><html lang="en"><meta charset="utf-8"><title>Documentation</title>'; \\`,
  `      [ $# -gt 1 ] || printf '<meta http-equiv="refresh" content="0; url=%s">\\n' "$1"; \\`,
  `      echo '<ul>'; \\`,
  `      for page; do printf '<li><a href="%s">%s</a></li>\\n' "$page" "\${page%/index.html}"; done; \\`,
  `      echo '</ul></html>'; \\`,
  '    } >index.html',
];
