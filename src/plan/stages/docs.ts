import type { Options } from '../../options/options.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { because, type Decided } from '../decide.ts';
import { isBelow, joinPath } from '../paths.ts';
import { memberStage, type MemberChoice } from './members.ts';
import type { DocsStage, ExportPlan } from './types.ts';

/** Where the documentation goes when nobody says: beside what else is written by a build. */
export const DOCS_FOLDER = 'target/rust-docker/doc';

/** Plans the stage of the documentation. */
export function planDocs(workspace: Workspace, options: Options, choice: MemberChoice): Decided<DocsStage> {
  const stage = memberStage(workspace, options, choice, false);
  const output = exportOf(workspace.root, options.output ?? { type: 'local', dest: DOCS_FOLDER });
  const others = stage.tools.length === 0 ? '' : `; installed for it: ${stage.tools.join(', ')}`;
  return because(
    'docs',
    { ...stage, output },
    {
      shown: output.shown,
      why: `cargo doc of ${stage.packages.join(', ')}, with a page that leads to each${others}`,
      ...(options.output === null ? {} : { from: 'input outputs' }),
      input: 'outputs',
    },
  );
}

/** Returns where files go, from a path that is absolute or relative to the root. */
function exportOf(
  root: string,
  { type, dest }: { readonly type: ExportPlan['type']; readonly dest: string },
): ExportPlan {
  const isAbsolute = dest.startsWith('/');
  const absolute = `/${joinPath(isAbsolute ? dest : `${root}/${dest}`)}`;
  const inside = isBelow(root, absolute) ? joinPath(absolute.slice(root.length)) : null;
  return { type, dest: absolute, shown: inside ?? absolute };
}
