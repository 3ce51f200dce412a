import { PINS } from '../../plan/pins.ts';
import type { Plan } from '../../plan/plan.ts';
import type { DevProgram, DevStage } from '../../plan/stages/types.ts';
import { STAGES } from '../names.ts';
import { intoWorkspace } from '../parts.ts';
import { execForm } from '../quote.ts';
import { programs, ROOT } from '../user.ts';
import { setUp } from './members.ts';

/** distroless's and our own unprivileged account: whoever mounts sources that it may not read says another. */
const USER = '65532:65532';

/** Returns the stages that run a program from sources which are mounted over the checkout's place. */
export function devStages(plan: Plan, dev: DevStage): string[] {
  const [first] = dev.programs;
  return [
    [
      '# The newest Rust, whatever the programs are compiled with: a layer that no change of the workspace makes again.',
      `FROM --platform=$BUILDPLATFORM rust:1-slim-${plan.toolchain.debian} AS ${STAGES.devTool}`,
      `RUN cargo install --locked --root /tool bacon@${PINS.bacon}`,
    ].join('\n'),
    [
      '# Nothing of the workspace is in here: mount it, and each edit starts the program anew.',
      `FROM ${STAGES.toolchain} AS ${STAGES.dev}`,
      ...(plan.buildUser === null ? [] : [ROOT]),
      ...setUp(dev),
      `COPY --link --from=${STAGES.devTool} /tool/bin/bacon ${programs(plan)}/bacon`,
      '# For whoever runs it: what is compiled and downloaded goes here, and can be a volume.',
      `RUN install -d -m 1777 "$CARGO_TARGET_DIR"${plan.toolchain.own ? ' && chmod a+X /root' : ''}`,
      'ENV HOME=/tmp \\',
      '    CARGO_HOME=/target/home',
      ...intoWorkspace(plan),
      `USER ${USER}`,
      `ENTRYPOINT ${execForm(['bacon', '--headless', '--config-toml', jobs(plan, dev.programs)])}`,
      `CMD ${execForm(['--job', first?.name ?? ''])}`,
    ].join('\n'),
  ];
}

/** A job for each program, in one line of TOML: a program is ended before it is compiled and started again. */
function jobs({ cargo }: Plan, programs: readonly DevProgram[]): string {
  const features = [
    ...(cargo.locked ? ['--locked'] : []),
    ...(cargo.allFeatures ? ['--all-features'] : []),
    ...(cargo.defaultFeatures ? [] : ['--no-default-features']),
    ...(cargo.features.length > 0 ? ['--features', cargo.features.join(',')] : []),
  ];
  const tables = programs.map(({ name, package: owner, kind }) => {
    const command = ['cargo', 'run', ...features, '--package', owner, `--${kind}`, name];
    return `${name} = { command = ${execForm(command)}, need_stdout = true, allow_warnings = true, background = false, on_change_strategy = "kill_then_restart" }`;
  });
  return `jobs = { ${tables.join(', ')} }`;
}
