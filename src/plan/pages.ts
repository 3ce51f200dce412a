import type { CargoConfig } from '../workspace/workspace.ts';
import type { Advice } from './plan.ts';
import type { Resolution } from './resolve.ts';

const JEMALLOC: ReadonlySet<string> = new Set(['jemalloc-sys', 'tikv-jemalloc-sys']);

/** Triples of CPUs whose kernels have pages of 4, 16 or 64 KiB. */
const VARIES = /^(?:aarch64|powerpc64le)-/;

/** The variable that both crates read (tikv-jemalloc-sys/README.md): the binary logarithm of the page size. */
const VARIABLE = 'JEMALLOC_SYS_WITH_LG_PAGE';

/**
 * Returns what is to be done about jemalloc, which is compiled for one page size and runs with that and smaller ones.
 *
 * When it is cross-compiled its configure script cannot ask the kernel, and takes 4 KiB (jemalloc 5.3.0, configure.ac, `LG_PAGE`); natively
 * it takes that of the builder.
 */
export function adviseOnPages({ exact, packages }: Resolution, { env }: CargoConfig): Advice[] {
  const isConcerned = packages.some(
    ({ package: { name }, triples }) => JEMALLOC.has(name) && triples.some((triple) => VARIES.test(triple)),
  );
  if (!exact || !isConcerned || env.includes(VARIABLE)) return [];
  return [
    {
      what: 'jemalloc is compiled for memory pages of 4 KiB.',
      why: 'On an arm64 machine with larger ones (16 KiB on a Raspberry Pi 5, 64 KiB on some servers) the program ends at its start with "Unsupported system page size". Compiled for 64 KiB it runs on all.',
      change: `.cargo/config.toml: [env] ${VARIABLE} = "16"`,
    },
  ];
}
