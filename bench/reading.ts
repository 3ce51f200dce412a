import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { parseOptions } from '../src/options/parse.ts';
import { makePlan } from '../src/plan/make.ts';
import type { RunCargo } from '../src/workspace/cargo.ts';
import { readWorkspace } from '../src/workspace/read.ts';
import { largeWorkspace } from './large-workspace.ts';

/**
 * Says how long it takes to read workspaces of 30, 100 and 300 members, with cargo's answer at hand and without cargo, and to plan
 * them: milliseconds, the best and the median of several runs in turn, and how much longer a member takes than in the smallest.
 */
const SIZES = [30, 100, 300];
const RUNS = 7;

const base = realpathSync(mkdtempSync(path.join(tmpdir(), 'reading-')));
try {
  const workspaces = SIZES.map(prepare);
  const samples = new Map<string, number[]>();
  // In turn, so that whatever else the machine does meanwhile falls on all of them.
  for (let run = 0; run < RUNS; run += 1) {
    for (const one of workspaces) {
      for (const [what, milliseconds] of await measure(one)) {
        const key = `${what}|${one.members}`;
        samples.set(key, [...(samples.get(key) ?? []), milliseconds]);
      }
    }
  }
  print(samples);
} finally {
  rmSync(base, { recursive: true, force: true });
}

interface Prepared {
  readonly members: number;
  readonly root: string;
  readonly cargo: RunCargo;
}

function prepare(members: number): Prepared {
  const root = path.join(base, String(members));
  const { files, metadata } = largeWorkspace(members);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const stdout = metadata(root);
  return { members, root, cargo: () => Promise.resolve({ exitCode: 0, stdout, stderr: '' }) };
}

async function measure({ root, cargo }: Prepared): Promise<[what: string, milliseconds: number][]> {
  const timed = async <T>(work: () => T | Promise<T>): Promise<[T, number]> => {
    const start = performance.now();
    const value = await work();
    return [value, performance.now() - start];
  };
  const [, without] = await timed(() => readWorkspace(root, null, null));
  const [workspace, reading] = await timed(() => readWorkspace(root, cargo, null));
  const surroundings = {
    cacheService: 'absent',
    checkout: null,
    source: null,
    revision: null,
    job: null,
    timestamp: null,
  } as const;
  const [, planning] = await timed(() => makePlan(workspace, parseOptions({}), surroundings));
  return [
    ["reading, cargo's answer", reading],
    ['reading, no cargo', without],
    ['planning', planning],
  ];
}

function print(samples: ReadonlyMap<string, readonly number[]>): void {
  const smallest = new Map<string, number>();
  const columns = ['what', 'members', 'best ms', 'median ms', 'ms/member', `× of ${SIZES[0] ?? 0}`];
  const rows = [...samples].map(([key, times]) => {
    const [what = '', members = ''] = key.split('|');
    const sorted = times.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    const perMember = median / Number(members);
    const first = smallest.get(what) ?? perMember;
    smallest.set(what, first);
    const figures = [sorted[0] ?? 0, median].map((time) => time.toFixed(1));
    return [what, members, ...figures, perMember.toFixed(3), (perMember / first).toFixed(2)];
  });
  const table = [columns, ...rows.sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0))];
  for (const row of table) {
    process.stdout.write(
      `${row.map((cell, at) => (at === 0 ? cell.padEnd(24) : cell.padStart(11))).join('')}\n`,
    );
  }
}
