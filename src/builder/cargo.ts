import type { CargoOutput } from '../workspace/cargo.ts';
import { runTool } from './run.ts';

/** Runs this machine's cargo. rustup is told not to install a toolchain for it: that would take longer than reading the manifests. */
export function runCargo(args: readonly string[], folder: string): Promise<CargoOutput | null> {
  return runTool('cargo', args, { folder, env: { RUSTUP_AUTO_INSTALL: '0', CARGO_TERM_COLOR: 'never' } });
}
