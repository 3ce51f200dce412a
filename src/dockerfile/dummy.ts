import type { Plan } from '../plan/plan.ts';
import { buildCommand, CARGO_ARGUMENTS } from './cargo.ts';
import { compilerStage } from './compile.ts';
import { ageDependencies, cleanMembers } from './fresh.ts';
import { manifestsScript } from './manifests-script.ts';
import { CHECKOUT, STAGES } from './names.ts';
import { copyWithout, foreignFolders, intoWorkspace, profileSettings } from './parts.ts';
import { copyTo } from './quote.ts';
import { run } from './run.ts';
import { secretMounts } from './secrets.ts';
import { chown } from './user.ts';

/**
 * Returns the two stages of `dependency-cache: dummy`.
 *
 * The first runs again after every edit, and takes a second: it reduces the checkout to manifests, lockfile, configuration
 * and empty sources. BuildKit caches the second by the content of what the first made. With the manifests listed in `COPY`
 * instead, a new version of a member would be a new layer, and a new member a new Dockerfile.
 */
export function dummyStages(plan: Plan): string[] {
  const { dependencies } = plan.context;
  return [
    [
      '# What decides which dependencies are compiled: it stays the same when only sources change.',
      `FROM ${STAGES.toolchain} AS ${STAGES.manifests}`,
      ...copyWithout(plan, foreignFolders(plan), []),
      "RUN <<'SCRIPT'",
      manifestsScript({ examples: plan.cargo.examples.length > 0 }),
      'SCRIPT',
    ].join('\n'),
    [
      '# Dependencies, by empty members, with the flags of the build below: other flags would compile them again there.',
      `FROM ${compilerStage(plan)} AS ${STAGES.cook}`,
      ...(dependencies.length > 0 ? ['# What lies beside the members.'] : []),
      ...dependencies.map((file) => copyTo(CHECKOUT, file, chown(plan))),
      ...ageDependencies(plan),
      `COPY ${chown(plan)}--from=${STAGES.manifests} /manifests${CHECKOUT} ${CHECKOUT}`,
      ...intoWorkspace(plan),
      '# What became of the empty members is removed: cargo goes by times, and would take it for theirs if the sources are older.',
      ...profileSettings(plan),
      ...CARGO_ARGUMENTS,
      // What wraps the compiler of members is nothing to their dependencies.
      run([buildCommand({ ...plan, auditable: null }), ...cleanMembers(plan)], secretMounts(plan)),
    ].join('\n'),
  ];
}
