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

/** The figures were measured with examples/shop, a command and an HTTP server (docs/size-reports.md, "What a profile costs"). */
function aboutProfile({ workspace, cargo }: Advised): Advice[] {
  // Whoever asks for a small program has chosen.
  if (Object.keys(cargo.settings).length > 0) return [];
  const { strip, lto, debug } = effectiveProfile(workspace.profiles, cargo.profile);
  const better = cargo.profile === 'release' && strip === null && lto === null ? madeToShip(workspace) : null;
  if (better !== null) {
    return [
      {
        what: `The manifest has a profile ${better} that strips and optimizes, and the profile release does neither.`,
        why: 'For examples/shop such a profile makes binaries that are 40 % smaller, and take 30 % longer to compile.',
        change: `Give profile: ${better}.`,
      },
    ];
  }
  const section = `Cargo.toml: [profile.${cargo.profile}]`;
  const advice: Advice[] = [];
  if (![null, false, 0, '0', 'none'].includes(debug)) {
    advice.push({
      what: `The profile ${cargo.profile} writes debug information (debug = ${JSON.stringify(debug)}).`,
      why: 'For examples/shop with debug = 2 what is kept of the dependencies is 2.4 times as large, and the binaries are 17 to 22 times as large.',
      change: `${section} debug = false; or keep it, and strip = true for the image alone.`,
    });
  }
  // Where it is written that a setting is off, somebody wants it so.
  if (strip === null) {
    advice.push({
      what: `The profile ${cargo.profile} does not strip symbols.`,
      why: 'The binary carries its symbol table, which no server needs to run: 22 to 25 % of examples/shop.',
      change: `${section} strip = true`,
    });
  }
  if (lto === null) {
    advice.push({
      what: `The profile ${cargo.profile} has no link-time optimization.`,
      why: 'With it, the binaries of examples/shop are 20 % smaller, and take 30 % longer to compile.',
      change: `${section} lto = "fat", codegen-units = 1`,
    });
  }
  return advice;
}

/** Returns the first profile of the manifest, by name, that has all that release is advised to have. */
function madeToShip({ profiles }: Workspace): string | null {
  const found = Object.keys(profiles).find((name) => {
    const { strip, lto, debug, optLevel } = effectiveProfile(profiles, name);
    const isOn = (value: unknown): boolean => ![null, false, 0, '0', 'off', 'none'].includes(value as null);
    return isOn(strip) && isOn(lto) && !isOn(debug) && isOn(optLevel);
  });
  return found ?? null;
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
