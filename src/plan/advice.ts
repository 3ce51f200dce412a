import type { Workspace } from '../workspace/workspace.ts';
import type { Advice, CargoCall, Libc } from './plan.ts';

/** Returns what could be better and is the user's to change. Order: what weighs most first. */
export function advise(workspace: Workspace, cargo: CargoCall, libc: Libc): Advice[] {
  const advice: Advice[] = [];
  if (workspace.lockfile === null) {
    advice.push({
      what: 'There is no Cargo.lock.',
      why: 'Two builds of one commit can hold different dependencies.',
      change: 'Run cargo generate-lockfile and commit Cargo.lock.',
    });
  }
  const profile = workspace.profiles[cargo.profile];
  if (cargo.profile === 'release' && (profile?.strip ?? null) === null) {
    advice.push({
      what: 'The release profile does not strip symbols.',
      why: 'The binary carries its symbol table, which no server needs to run.',
      change: 'Cargo.toml: [profile.release] strip = true',
    });
  }
  if (libc === 'musl') {
    advice.push({
      what: "musl's memory allocator is slow under threads.",
      why: 'A program with many threads that allocate ran 6 to 80 times longer (EmbarkStudios/texture-synthesis#8, bram209/leptosfmt#191).',
      change: 'Measure it, and use another global allocator such as mimalloc if it matters.',
    });
  }
  return advice;
}
