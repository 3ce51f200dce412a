import type { BinaryReport, ElfFacts, ImageReport, PlatformReport } from '../../src/image/report.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { type BuildReport, makeReport } from '../../src/report/report.ts';
import { aPlan } from './plan.ts';

/** Returns what is known of a dynamic glibc binary. */
export function someElf(overrides: Partial<ElfFacts> = {}): ElfFacts {
  return {
    machine: 'x86_64',
    bits: 64,
    endianness: 'little',
    type: 'DYN',
    pie: true,
    static: false,
    interpreter: '/lib64/ld-linux-x86-64.so.2',
    needed: ['libc.so.6'],
    glibc: '2.34',
    stripped: true,
    debugInfo: false,
    arm: null,
    buildId: null,
    sections: [],
    embedded: null,
    ...overrides,
  };
}

/** Returns a binary at `/usr/local/bin/api`. */
export function aBinaryReport(overrides: Partial<BinaryReport> = {}): BinaryReport {
  return {
    path: '/usr/local/bin/api',
    size: 1_234_567,
    elf: someElf(),
    interpreterFound: true,
    ...overrides,
  };
}

/** Returns a platform of an image, of one layer. */
export function aPlatformReport(platform: string, overrides: Partial<PlatformReport> = {}): PlatformReport {
  return {
    platform,
    digest: digest('b'),
    configDigest: digest('c'),
    compressed: 12_345_678,
    uncompressed: 34_567_890,
    layers: [
      {
        digest: digest('d'),
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        compressed: 12_345_000,
        uncompressed: 34_567_890,
        createdBy: 'COPY /out/linux/amd64/api /usr/local/bin/api # buildkit',
      },
    ],
    config: { user: '', entrypoint: [], cmd: [], env: [], workdir: '', exposed: [], labels: {} },
    program: '/usr/local/bin/api',
    binaries: [aBinaryReport()],
    attribution: [],
    ...overrides,
  };
}

/** Returns an image for the two default platforms. */
export function anImageReport(overrides: Partial<ImageReport> = {}): ImageReport {
  return {
    image: 'api',
    digest: digest('a'),
    mediaType: 'application/vnd.oci.image.index.v1+json',
    platforms: [
      aPlatformReport('linux/amd64'),
      aPlatformReport('linux/arm64', {
        compressed: 11_000_000,
        binaries: [aBinaryReport({ size: 1_100_000, elf: someElf({ machine: 'aarch64' }) })],
      }),
    ],
    ...overrides,
  };
}

/** What a build report is made of; what is left out is the ordinary. */
export interface Parts {
  readonly plan?: Plan;
  readonly images?: readonly ImageReport[];
  readonly findings?: BuildReport['findings'];
  readonly steps?: BuildReport['steps'];
  readonly metadata?: BuildReport['metadata'];
  readonly comparison?: BuildReport['comparison'];
  readonly pushed?: boolean;
}

/** Returns the report of a build that took 65.4 s, 1.2 s of it our own. */
export function aReport(parts: Parts = {}): BuildReport {
  return makeReport({
    plan: parts.plan ?? aPlan({ inputs: { tags: 'ghcr.io/org/{bin}:1' } }),
    dockerfile: '/home/user/shop/target/rust-docker/Dockerfile',
    builder: { name: 'ours', driver: 'docker-container', why: 'the current builder', buildx: '0.37.0' },
    result: {
      images: [],
      metadata: parts.metadata ?? {},
      steps: parts.steps ?? [
        { name: '[build 1/2] COPY . .', cached: true, duration: 0 },
        { name: '[build 2/2] RUN cargo build', cached: false, duration: 60_000 },
      ],
      contextBytes: 48_200,
      duration: 64_200,
    },
    images: parts.images ?? [anImageReport()],
    findings: parts.findings ?? [],
    comparison: parts.comparison ?? null,
    published: parts.pushed === true ? new Map() : null,
    timings: { total: 65_400, buildx: 64_200 },
  });
}

/** Returns a digest of one hexadecimal digit, repeated. */
export function digest(digit: string): string {
  return `sha256:${digit.repeat(64)}`;
}
