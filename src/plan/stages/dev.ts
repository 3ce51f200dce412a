import type { Options } from '../../options/options.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { because, type Decided } from '../decide.ts';
import { references } from '../images.ts';
import type { Naming } from '../naming.ts';
import { PINS } from '../pins.ts';
import type { SelectedBinary } from '../select.ts';
import { memberStage, type MemberChoice } from './members.ts';
import type { DevStage } from './types.ts';

/** Plans the stage that runs programs from mounted sources. */
export function planDev(
  workspace: Workspace,
  options: Options,
  choice: MemberChoice,
  programs: readonly SelectedBinary[],
  naming: Naming,
): Decided<DevStage> {
  const [first] = programs;
  if (first === undefined) throw new Error('no program to develop');
  const stage = memberStage(workspace, options, choice, true);
  const value: DevStage = {
    ...stage,
    programs: programs.map(({ name, kind, member }) => ({ name, kind, package: member.name })),
    tags: references(options.tags, naming, {
      bin: `${first.name}-dev`,
      package: `${first.member.name}-dev`,
      version: first.member.version,
    }).tags,
  };
  const others = stage.tools.length === 0 ? '' : `; installed for it: ${stage.tools.join(', ')}`;
  return because('dev', value, {
    shown: `bacon ${PINS.bacon} runs ${first.name}`,
    why: `sources are mounted when it runs, and every edit starts the program anew; built as a target only${others}`,
    input: 'stages',
  });
}
