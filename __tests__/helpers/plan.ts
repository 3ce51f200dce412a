import type { Options } from '../../src/options/options.ts';
import { parseOptions } from '../../src/options/parse.ts';
import type { RawInputs } from '../../src/options/reader.ts';
import { makePlan } from '../../src/plan/make.ts';
import { NO_NAMING } from '../../src/plan/naming.ts';
import type { Decision, Plan } from '../../src/plan/plan.ts';
import type { Surroundings } from '../../src/plan/surroundings.ts';
import type { PlanSite } from '../../src/pipeline.ts';
import { NO_GIT } from '../../src/release/git.ts';
import type { Frontend, Workspace } from '../../src/workspace/workspace.ts';
import { aWorkspace } from './workspace.ts';

/** Returns the options of some inputs; the others have their defaults. */
export function someOptions(inputs: RawInputs = {}): Options {
  return parseOptions(inputs);
}

/** What a laptop is told of its surroundings. */
export const NOWHERE: Surroundings = {
  cacheService: 'absent',
  checkout: null,
  source: null,
  revision: null,
  job: null,
  timestamp: null,
};

/** What a planner asks of git and tells, on a laptop without git. */
export const QUIET: Pick<PlanSite, 'git' | 'log'> = {
  git: {
    context: () => Promise.resolve(NO_GIT),
    tags: () => Promise.resolve({ unknown: 'there is no git' }),
  },
  log: {
    info: () => undefined,
    warn: () => undefined,
    stream: () => undefined,
    step: (_, work) => work(),
  },
};

/** What a plan is made of; what is left out is the ordinary. */
export interface Situation {
  readonly inputs?: RawInputs;
  readonly workspace?: Partial<Workspace>;
  readonly surroundings?: Partial<Surroundings>;
  readonly frontends?: readonly Frontend[];
}

/** Returns the plan of a situation. */
export function aPlan({ inputs, workspace, surroundings, frontends }: Situation = {}): Plan {
  return makePlan(
    aWorkspace(workspace),
    someOptions(inputs),
    { ...NOWHERE, ...surroundings },
    NO_NAMING,
    frontends,
  );
}

/** Returns the decision about something. */
export function decisionAbout(about: string, situation: Situation = {}): Decision {
  const found = aPlan(situation).decisions.find((decision) => decision.about === about);
  if (found === undefined) throw new Error(`nothing is decided about ${about}`);
  return found;
}
