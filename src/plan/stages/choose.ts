import { UserError } from '../../errors.ts';
import type { Options } from '../../options/options.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { asked, because, type Decided } from '../decide.ts';
import { suggestion } from '../nearest.ts';
import type { Naming } from '../naming.ts';
import type { Decision } from '../plan.ts';
import type { SelectedBinary } from '../select.ts';
import { planDev } from './dev.ts';
import { planDocs } from './docs.ts';
import { isStageKind, STAGE_KINDS, type StageKind } from './kinds.ts';
import { memberStage, type MemberChoice } from './members.ts';
import type { PlannedMigrations } from './migrate.ts';
import type { FrontendStage, MemberStage, StagesPlan } from './types.ts';

/** The stages, and the rows that explain them: none where only the programs' images are asked for. */
export interface ChosenStages {
  readonly value: StagesPlan;
  readonly decisions: readonly Decision[];
}

/** Returns the kinds of stages that are written: those asked for, and the one that is the target. */
export function writtenKinds({ stages, target }: Pick<Options, 'stages' | 'target'>): StageKind[] {
  const wanted = new Set<string>([...stages, ...(target === null ? [] : [kindOf(target)])]);
  return STAGE_KINDS.filter((kind) => wanted.has(kind));
}

/** Stages whose image is built as a target only. */
const ALONE: ReadonlySet<StageKind> = new Set(['dev', 'frontend']);

/** A target that is no kind is the image of a program. */
function kindOf(target: string): StageKind {
  return isStageKind(target) ? target : 'runtime';
}

/**
 * Chooses the stages.
 *
 * @param images names of the images
 * @throws UserError for a target that there is not, and for an output of nothing
 */
export function chooseStages(
  workspace: Workspace,
  options: Options,
  choice: MemberChoice & {
    readonly images: readonly string[];
    readonly programs: readonly SelectedBinary[];
    readonly migrations: PlannedMigrations | null;
    readonly naming: Naming;
    readonly frontend: Decided<FrontendStage> | null;
  },
): ChosenStages {
  const kinds = writtenKinds(options);
  // A stage that is made on request alone has been requested when there is nothing else.
  const target = options.target ?? kinds.find((kind) => kinds.length === 1 && ALONE.has(kind)) ?? null;
  const isWritten = (kind: StageKind): boolean => kinds.includes(kind);
  const isBuilt = (kind: StageKind): boolean => isWritten(kind) && (target === null || target === kind);
  if (target !== null && !isStageKind(target) && !choice.images.includes(target)) {
    throw new UserError({
      what: `target: there is no stage and no image ${target}.`,
      next: suggestion(target, 'Targets', [...STAGE_KINDS, ...choice.images]),
    });
  }
  if (options.output !== null && !isBuilt('docs')) {
    throw new UserError({
      what: 'outputs without a stage that has files to export.',
      next: 'Give stages: runtime,docs or target: docs. Images are published with push, and loaded with load.',
    });
  }
  if (options.migrate !== null && !isWritten('migrate') && isForStage(options)) {
    throw new UserError({
      what: 'migrate without the stage migrate: nothing is made of it.',
      next: 'Give stages: runtime,migrate or target: migrate.',
    });
  }
  const test = isWritten('test') ? memberStage(workspace, options, choice, true) : null;
  const lint = isWritten('lint') ? memberStage(workspace, options, choice, true) : null;
  const docs = isWritten('docs') ? planDocs(workspace, options, choice) : null;
  const dev = isWritten('dev') ? planDev(workspace, options, choice, choice.programs, choice.naming) : null;
  const gate = 'nothing is published where it fails';
  return {
    value: {
      migrate: choice.migrations?.stage ?? null,
      test,
      lint,
      docs: docs?.value ?? null,
      dev: dev?.value ?? null,
      frontend: choice.frontend?.value ?? null,
      target,
    },
    decisions: [
      ...(options.given.includes('stages')
        ? [asked('stages', kinds, 'stages', kinds.join(', ')).decision]
        : []),
      ...(options.target === null ? [] : [asked('target', options.target, 'target').decision]),
      ...(choice.migrations?.decisions ?? []),
      ...(test === null ? [] : [row('test', test, `cargo test of ${named(test)}`, gate)]),
      ...(lint === null ? [] : [row('lint', lint, `rustfmt and clippy for ${named(lint)}`, gate)]),
      ...(docs === null ? [] : [docs.decision]),
      ...(dev === null ? [] : [dev.decision]),
      ...(choice.frontend === null ? [] : [choice.frontend.decision]),
    ],
  };
}

/** A manifest may say it for every build, and so may a workflow whose jobs differ in their targets. */
function isForStage({ target, origins }: Options): boolean {
  return target === null && !Object.hasOwn(origins, 'migrate');
}

function row(about: string, { tools }: MemberStage, shown: string, gate: string): Decision {
  const packages = tools.length === 0 ? '' : `; installed for it: ${tools.join(', ')}`;
  return because(about, null, {
    shown,
    why: `where programs are looked for, and the members that they are made of; on the builder's own CPU, and ${gate}${packages}`,
    input: 'stages',
  }).decision;
}

function named({ packages }: MemberStage): string {
  return packages.join(', ');
}
