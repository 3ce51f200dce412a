import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { BuildStep } from '../src/builder/result.ts';
import type { BuildReport } from '../src/report/report.ts';
import { type CacheRequest, place, type Scope } from './harness/place.ts';
import { runStep, type Step, workspaceOf } from './harness/step.ts';

const LOCKFILE = `version = 4

[[package]]
name = "counter"
version = "0.1.0"
dependencies = [
 "itoa",
]

[[package]]
name = "itoa"
version = "1.0.15"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "4a5f13b858c8d314ee3e8f639011f7ccefe71f97f96e50151fb991f267928e2c"
`;

const MAIN: readonly Scope[] = [{ scope: 'refs/heads/main', permission: 3 }];
const PULL_REQUEST: readonly Scope[] = [
  { scope: 'refs/pull/7/merge', permission: 3 },
  { scope: 'refs/heads/main', permission: 1 },
];
const READ_ONLY: readonly Scope[] = [{ scope: 'refs/heads/main', permission: 1 }];

/** Only the lab has a cache service outside of a job. */
(place().isLab ? describe : describe.skip)("GitHub's cache", () => {
  let checkout: string;

  beforeAll(async () => {
    checkout = await workspaceOf({
      'Cargo.toml':
        '[package]\nname = "counter"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nitoa = "=1.0.15"\n',
      'Cargo.lock': LOCKFILE,
      'src/main.rs': 'fn main() { println!("{}", itoa::Buffer::new().format(41)); }\n',
    });
  });

  describe('a push to main', () => {
    const job = aJob(() => checkout, MAIN);

    it('writes to the scope of main', () => {
      expect(job.step().output.code).toBe(0);
      expect(isCached(job.steps(), 'RUN cargo chef cook')).toBe(false);
      expect(scopesWritten(job.requests())).toEqual(['refs/heads/main']);
    });
  });

  describe('a pull request that edits a source, on a new builder', () => {
    const job = aJob(
      () => checkout,
      PULL_REQUEST,
      async () => {
        await appendFile(path.join(checkout, 'src/main.rs'), '// edited\n');
      },
    );

    it('compiles no dependency: it reads what main wrote', () => {
      expect(job.step().output.code).toBe(0);
      expect(job.requests().filter(isDownload).length).toBeGreaterThan(0);
      expect(isCached(job.steps(), 'RUN cargo chef cook')).toBe(true);
      expect(isCached(job.steps(), 'RUN cargo build')).toBe(false);
    });

    it('writes to its own scope', () => {
      expect(scopesWritten(job.requests())).toEqual(['refs/pull/7/merge']);
    });
  });

  describe('a token that may only read', () => {
    const job = aJob(() => checkout, READ_ONLY);

    it('reads, writes nothing, and is no reason to fail or warn', () => {
      expect(job.step().output.code).toBe(0);
      expect(job.step().annotations).toEqual([]);
      expect(isCached(job.steps(), 'RUN cargo chef cook')).toBe(true);
      // The service would refuse a write: so what is looked for is that none is asked for.
      expect(job.requests().filter(({ path: address }) => address.endsWith('/CreateCacheEntry'))).toEqual([]);
      expect(job.step().summary).toContain('may only read the cache');
    });
  });
});

interface Job {
  readonly step: () => Step;
  /** The steps of the build, from its report. */
  readonly steps: () => readonly BuildStep[];
  /** What it asked of the cache service. */
  readonly requests: () => readonly CacheRequest[];
}

/** Runs one job before the tests of a block, with its post step. */
function aJob(
  checkout: () => string,
  scopes: readonly Scope[],
  before: () => Promise<void> = () => Promise.resolve(),
): Job {
  let step: Step | undefined;
  let steps: readonly BuildStep[] = [];
  let requests: readonly CacheRequest[] = [];
  beforeAll(async () => {
    await before();
    const where = place(scopes);
    const earlier = where.github?.cacheRequests().length ?? 0;
    step = await runStep({ checkout: checkout(), inputs: {}, place: where });
    if (step.output.code !== 0) process.stdout.write(step.output.all);
    else steps = (JSON.parse(await readFile(step.outputs.report ?? '', 'utf8')) as BuildReport).steps;
    requests = (where.github?.cacheRequests() ?? []).slice(earlier);
  });
  afterAll(async () => {
    await step?.post();
  });
  return {
    step: () => {
      if (step === undefined) throw new Error('the job has not run');
      return step;
    },
    steps: () => steps,
    requests: () => requests,
  };
}

function isDownload({ method, path: address, status }: CacheRequest): boolean {
  return method === 'GET' && address.includes('/devstoreaccount1/') && (status === 200 || status === 206);
}

function scopesWritten(requests: readonly CacheRequest[]): string[] {
  const finished = requests.filter(
    ({ path: address, status }) => address.endsWith('/FinalizeCacheEntryUpload') && status === 200,
  );
  return [...new Set(finished.map(({ scope }) => scope ?? 'none'))];
}

/** Looks the step up in the report; throws when there is none. */
function isCached(steps: readonly BuildStep[], instruction: string): boolean {
  const step = steps.find(({ name }) => name.includes(`] ${instruction}`));
  if (step === undefined) throw new Error(`no step ${instruction}`);
  return step.cached;
}
