import type { Workspace } from '../workspace/workspace.ts';
import type { Advice, CargoCall, Libc } from './plan.ts';
import { effectiveProfile } from './profile.ts';
import type { Resolution } from './resolve.ts';

/** What the advice is about. */
export interface Advised {
  readonly workspace: Workspace;
  readonly cargo: CargoCall;
  readonly libc: Libc;
  readonly resolution: Resolution;
}

/** Returns what could be better and is the user's to change. Order: what weighs most first. */
export function advise(advised: Advised): Advice[] {
  return [...aboutLockfile(advised.workspace), ...aboutProfile(advised), ...aboutAllocator(advised)];
}

function aboutLockfile({ lockfile, lockfileIgnoredBy }: Workspace): Advice[] {
  if (lockfile !== null && lockfileIgnoredBy === null) return [];
  const why =
    'Two builds of one commit can hold different dependencies, and nothing tells one cache from another.';
  if (lockfileIgnoredBy !== null) {
    return [
      {
        what: `git ignores Cargo.lock (${lockfileIgnoredBy}).`,
        why,
        change: `Take that line out, and commit Cargo.lock.`,
      },
    ];
  }
  return [
    {
      what: 'There is no Cargo.lock.',
      why,
      change: 'Run cargo generate-lockfile and commit Cargo.lock.',
    },
  ];
}

/** The figures are of examples/shop, an HTTP server with 147 crates: see docs/decisions.md. */
function aboutProfile({ workspace, cargo }: Advised): Advice[] {
  const { strip, lto, debug } = effectiveProfile(workspace.profiles, cargo.profile);
  const section = `Cargo.toml: [profile.${cargo.profile}]`;
  const advice: Advice[] = [];
  if (![null, false, 0, '0', 'none'].includes(debug)) {
    advice.push({
      what: `The profile ${cargo.profile} writes debug information (debug = ${JSON.stringify(debug)}).`,
      why: 'It fills the cache.',
      change: `${section} debug = false; or keep it, and strip = true for the image alone.`,
    });
  }
  // Where it is written that a setting is off, somebody wants it so.
  if (strip === null) {
    advice.push({
      what: `The profile ${cargo.profile} does not strip symbols.`,
      why: 'The binary carries its symbol table, which no server needs to run.',
      change: `${section} strip = true`,
    });
  }
  if (lto === null) {
    advice.push({
      what: `The profile ${cargo.profile} has no link-time optimization.`,
      why: 'Code that nothing calls stays in the binary.',
      change: `${section} lto = "thin"`,
    });
  }
  return advice;
}

/** Crates that bring a memory allocator of their own. */
const ALLOCATORS: ReadonlySet<string> = new Set([
  'mimalloc',
  'tikv-jemallocator',
  'jemallocator',
  'snmalloc-rs',
  'rpmalloc',
  'tcmalloc',
  'dlmalloc',
]);

function aboutAllocator({ libc, resolution }: Advised): Advice[] {
  const hasOwn = resolution.packages.some(
    ({ package: { name }, triples }) => triples.length > 0 && ALLOCATORS.has(name),
  );
  if (libc !== 'musl' || hasOwn) return [];
  return [
    {
      what: "musl's memory allocator is slow under threads.",
      why: 'A program with many threads that allocate ran 6 to 80 times longer (EmbarkStudios/texture-synthesis#8, bram209/leptosfmt#191).',
      change: 'Measure it, and use another global allocator such as mimalloc if it matters.',
    },
  ];
}
