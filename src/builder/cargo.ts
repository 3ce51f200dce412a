import { execFile } from 'node:child_process';

import { which } from '@actions/io';

import type { CargoOutput } from '../workspace/cargo.ts';

/** Of a process that a signal ended, a shell says 128 and the signal's number; which one is of no use here. */
const ENDED_BY_SIGNAL = 128;

/**
 * Runs this machine's cargo, without a shell. rustup is told not to install a toolchain for it: that would take longer
 * than reading the manifests.
 *
 * Not with `@actions/exec`, which searches all that came so far for a line break at each piece: `cargo metadata` writes
 * megabytes in one line.
 *
 * @returns null when there is no cargo on the `PATH`; an exit code that is not 0 is the caller's to judge
 */
export async function runCargo(args: readonly string[], folder: string): Promise<CargoOutput | null> {
  const command = await which('cargo', false);
  if (command === '') return null;
  const options = {
    cwd: folder,
    env: { ...process.env, RUSTUP_AUTO_INSTALL: '0', CARGO_TERM_COLOR: 'never' },
    encoding: 'utf8',
    maxBuffer: Infinity,
  } as const;
  return new Promise((resolve, reject) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : (error.code ?? ENDED_BY_SIGNAL);
      if (typeof code === 'number') resolve({ exitCode: code, stdout, stderr });
      else reject(error ?? new Error(code));
    });
  });
}
