import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { writeDockerignore } from '../src/dockerfile/ignore.ts';
import { writeDockerfile } from '../src/dockerfile/write.ts';
import { parseOptions } from '../src/options/parse.ts';
import { makePlan } from '../src/plan/make.ts';
import { readWorkspace } from '../src/workspace/read.ts';

/**
 * Says how long examples/shop takes to compile for one platform with each way of keeping dependencies, as multiples of a cold
 * build that keeps none, on a builder that has the toolchain already and stays.
 *
 * Usage: npm run bench:caches -- <builder> [rounds]
 */
const [builder = 'default', rounds = '1'] = process.argv.slice(2);
const KINDS = ['none', 'chef', 'dummy', 'mounts'] as const;
type Kind = (typeof KINDS)[number];

const base = mkdtempSync(path.join(tmpdir(), 'dependency-caches-'));
const samples = new Map<string, number[]>();

try {
  const folders = new Map<Kind, string>();
  for (const kind of KINDS) folders.set(kind, await prepare(kind));
  for (let round = 0; round < Number(rounds); round += 1) {
    // In turn, so that whatever else the machine does meanwhile falls on all of them.
    each(folders, 'cold', () => undefined, ['--no-cache-filter', 'cook,build']);
    each(folders, 'one line edited', (folder) => {
      edit(folder, 'crates/shop/src/main.rs', (text) => `${text}// ${round}\n`);
    });
    each(folders, 'one dependency added', (folder) => {
      edit(folder, 'crates/shop/Cargo.toml', (text) => text.replace('[dependencies]\n', '$&itoa = "1"\n'));
      edit(folder, 'Cargo.lock', (text) => text.replace(/name = "shop"\n[^]*? "clap",\n/, '$& "itoa",\n'));
    });
    for (const folder of folders.values()) restore(folder);
  }
  print();
} finally {
  rmSync(base, { recursive: true, force: true });
}

async function prepare(kind: Kind): Promise<string> {
  const folder = path.join(base, kind);
  cpSync('examples/shop', folder, {
    recursive: true,
    filter: (file) => path.basename(file) !== 'target',
  });
  const workspace = await readWorkspace(folder, null, null);
  const options = parseOptions({ platforms: 'linux/amd64', 'dependency-cache': kind, file: 'Dockerfile' });
  const nowhere = {
    cacheService: 'absent',
    checkout: null,
    source: null,
    revision: null,
    job: null,
    timestamp: null,
  } as const;
  const plan = makePlan(workspace, options, nowhere);
  writeFileSync(path.join(folder, 'Dockerfile'), writeDockerfile(plan));
  writeFileSync(path.join(folder, 'Dockerfile.dockerignore'), writeDockerignore(plan.context, null));
  build(folder, 'toolchain');
  return folder;
}

function edit(folder: string, file: string, change: (text: string) => string): void {
  const absolute = path.join(folder, file);
  const text = readFileSync(absolute, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`${file} has not what is to be changed`);
  writeFileSync(absolute, changed);
}

function restore(folder: string): void {
  for (const file of ['crates/shop/Cargo.toml', 'Cargo.lock'])
    cpSync(path.join('examples/shop', file), path.join(folder, file));
}

function each(
  folders: ReadonlyMap<Kind, string>,
  what: string,
  change: (folder: string) => void,
  flags: readonly string[] = [],
): void {
  for (const [kind, folder] of folders) {
    change(folder);
    const start = performance.now();
    build(folder, 'build', flags);
    const key = `${what}|${kind}`;
    samples.set(key, [...(samples.get(key) ?? []), performance.now() - start]);
    process.stderr.write(`${what}, ${kind}: ${Math.round(performance.now() - start)} ms\n`);
  }
}

function build(folder: string, target: string, flags: readonly string[] = []): void {
  const args = [
    'buildx',
    'build',
    '--builder',
    builder,
    '--target',
    target,
    '--platform',
    'linux/amd64',
    ...flags,
    '.',
  ];
  const { status, stderr } = spawnSync('docker', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function print(): void {
  const best = (key: string): number => Math.min(...(samples.get(key) ?? []));
  const whole = best('cold|none');
  console.log(`| | ${KINDS.join(' | ')} |`);
  console.log(`| - |${KINDS.map(() => ' - |').join('')}`);
  for (const what of ['cold', 'one line edited', 'one dependency added']) {
    const cells = KINDS.map((kind) => (best(`${what}|${kind}`) / whole).toFixed(2));
    console.log(`| ${what} | ${cells.join(' | ')} |`);
  }
  console.log(`\n1.00 is ${Math.round(whole / 1000)} s.`);
}
