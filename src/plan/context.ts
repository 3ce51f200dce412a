import type { Options } from '../options/options.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { because, type Decided } from './decide.ts';
import type { ContextPlan } from './plan.ts';

/** Where the Dockerfile goes when nobody says: out of the way for a build, in its usual place for its owner. */
const DOCKERFILE = { build: 'target/rust-docker/Dockerfile', generate: 'Dockerfile' } as const;

/** Chooses the folder that is sent to the builder. */
export function chooseContext(workspace: Workspace, options: Options): Decided<ContextPlan> {
  return because(
    'context',
    {
      path: workspace.root,
      workspace: '.',
      dependencies: [],
      dockerfile: options.file ?? DOCKERFILE[options.mode],
    },
    { shown: 'the workspace root', why: 'the build needs nothing outside of it' },
  );
}
