import { PINS } from '../plan/pins.ts';
import type { Plan } from '../plan/plan.ts';
import { STAGES } from './names.ts';
import { programs } from './user.ts';

/** Cargo's own record of what it installed: a small file by which the stage can be named. */
export const AUDITABLE_RECORD = '/tool/.crates.toml';

/**
 * Returns the stage that compiles cargo-auditable; none where nobody asked for it. It begins with the image of the toolchain
 * where that can compile it, which is there anyway, and not with the stage, which has what the workspace needs.
 */
export function auditableStage({ auditable, toolchain }: Plan): string[] {
  if (auditable === null) return [];
  const isOwn = auditable.image === toolchain.image;
  return [
    [
      '# What lists the packages of a program in it. A layer that no change of the workspace makes again.',
      `FROM --platform=$BUILDPLATFORM ${isOwn ? `rust:\${RUST_VERSION}-slim-${toolchain.debian}` : auditable.image} AS ${STAGES.auditableTool}`,
      // It reads what cargo says of the workspace and writes an object file: its own speed is no matter.
      'ENV CARGO_PROFILE_RELEASE_OPT_LEVEL=0',
      // Dependencies of it ask for 1.86, and compile with 1.85, which the image may have where a mirror is behind.
      `RUN cargo install --locked --ignore-rust-version --root /tool cargo-auditable@${PINS.cargoAuditable}`,
    ].join('\n'),
  ];
}

/** Returns the instruction that brings it to where the members are compiled: their dependencies do not need it. */
export function copyAuditable(plan: Plan): string[] {
  if (plan.auditable === null) return [];
  return [
    `COPY --link --from=${STAGES.auditableTool} /tool/bin/cargo-auditable ${programs(plan)}/cargo-auditable`,
  ];
}
