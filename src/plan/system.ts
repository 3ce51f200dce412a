import type { Options } from '../options/options.ts';
import { because, type Decided } from './decide.ts';
import type { Libc, SystemPlan, Toolchain } from './plan.ts';
import type { Resolution } from './resolve.ts';

/** Chooses the Debian packages that the crates need. */
export function chooseSystem(
  _resolution: Resolution,
  _options: Options,
  _choice: { readonly libc: Libc; readonly toolchain: Toolchain },
): Decided<SystemPlan> {
  return because(
    'system-packages',
    {
      tools: [],
      cxx: false,
      libraries: [],
      unpacked: [],
      runtime: [],
      certificates: true,
      timeZones: false,
    },
    { shown: 'none', why: 'no crate in use needs a C library of the system' },
  );
}
