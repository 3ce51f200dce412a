import type { Plan } from '../../plan/plan.ts';
import type { MemberStage } from '../../plan/stages/types.ts';
import { STAGES } from '../names.ts';
import { shellWord } from '../quote.ts';
import { rustupOf } from '../toolchain.ts';
import { memberFlags, memberStages } from './members.ts';

/** Returns the stages that run rustfmt and clippy. */
export function lintStages(plan: Plan, lint: MemberStage): string[] {
  return memberStages(plan, lint, {
    stage: STAGES.lint,
    cook: STAGES.cookLint,
    what: 'Formatting and lints. A warning is an error here.',
    setUp: [`RUN ${rustupOf(plan)} component add clippy rustfmt`],
    cookFlags: ['--check', '--all-targets'],
    commands: [
      ['cargo fmt --check', ...lint.packages.map((name) => `--package ${shellWord(name)}`)],
      ['cargo clippy', '--all-targets', ...memberFlags(plan, lint), '-- -D warnings'],
    ],
  });
}
