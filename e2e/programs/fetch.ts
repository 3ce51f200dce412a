import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

import { HOME } from '../../lab/paths.ts';
import { runProgram } from '../harness/tools.ts';
import type { Program } from './list.ts';

/** Sources of programs, kept between runs. Outside of the checkout: cargo would take a folder in it for a part of a workspace. */
const FOLDER = path.join(HOME, 'programs');

/**
 * Returns the folder of a program as it was published, fetched by cargo when it is not there yet, with what it depends on
 * in cargo's home.
 */
export async function fetchProgram({ crate, version }: Pick<Program, 'crate' | 'version'>): Promise<string> {
  const folder = path.join(FOLDER, `${crate}-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(FOLDER, { recursive: true });
  // The only command of cargo that unpacks one package and none of its dependencies.
  await cargo('info', `${crate}@${version}`, '--registry', 'crates-io');
  const copy = `${folder}.part`;
  await rm(copy, { recursive: true, force: true });
  await cp(unpacked(`${crate}-${version}`), copy, {
    recursive: true,
    filter: (file) => path.basename(file) !== '.cargo-ok',
  });
  await cargo('fetch', '--locked', '--manifest-path', path.join(copy, 'Cargo.toml'));
  await rename(copy, folder);
  return folder;
}

/** Cargo's home has a folder for each registry it knows (cargo book, "Cargo Home"). */
function unpacked(name: string): string {
  const sources = path.join(process.env.CARGO_HOME ?? path.join(homedir(), '.cargo'), 'registry', 'src');
  const folder = readdirSync(sources)
    .map((registry) => path.join(sources, registry, name))
    .find((candidate) => existsSync(path.join(candidate, 'Cargo.toml')));
  if (folder === undefined) throw new Error(`cargo did not unpack ${name} below ${sources}`);
  return folder;
}

/** Called outside of every package, because cargo obeys the configuration of the folder that it is called in. */
async function cargo(...args: readonly string[]): Promise<void> {
  const { code, all } = await runProgram('cargo', args, { cwd: FOLDER, env: process.env });
  if (code !== 0) throw new Error(`cargo ${args.join(' ')}: exit code ${code}\n${all}`);
}
