import type { Plan } from '../../plan/plan.ts';
import type { MemberStage } from '../../plan/stages/types.ts';
import { STAGES } from '../names.ts';
import { memberFlags, memberStages } from './members.ts';

/** Returns the stages that run the tests. */
export function testStages(plan: Plan, test: MemberStage): string[] {
  return memberStages(plan, test, {
    stage: STAGES.test,
    cook: STAGES.cookTest,
    what: "The tests, on the builder's own CPU: the first failure does not end them, so that each one is named.",
    cookFlags: ['--tests'],
    commands: [['cargo test', '--no-fail-fast', ...memberFlags(plan, test)]],
  });
}
