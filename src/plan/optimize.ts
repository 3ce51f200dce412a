import type { Options } from '../options/options.ts';
import type { Profile, Workspace } from '../workspace/workspace.ts';
import { because, type Decided } from './decide.ts';
import { effectiveProfile } from './profile.ts';

/** Settings of a profile that make a smaller program of the same source (cargo book, "Profiles"), with cargo's variable for each. */
const SMALLER: readonly {
  readonly key: keyof Profile;
  readonly shown: string;
  readonly variable: string;
  readonly value: string;
}[] = [
  { key: 'lto', shown: 'lto = "fat"', variable: 'LTO', value: 'fat' },
  { key: 'codegenUnits', shown: 'codegen-units = 1', variable: 'CODEGEN_UNITS', value: '1' },
  { key: 'strip', shown: 'strip = "symbols"', variable: 'STRIP', value: 'symbols' },
];

/**
 * Returns the variables with which cargo makes a smaller program, sorted; null: nobody asked for it. What the manifest sets stays
 * as it is there: somebody wants it so. `panic = "abort"` and `opt-level` are left alone, because they change what the program does,
 * or how fast: a server that catches the panic of one request would end with it.
 */
export function chooseOptimize(
  { profiles }: Workspace,
  { optimize, profile }: Options,
): Decided<Readonly<Record<string, string>>> | null {
  if (optimize === 'none') return null;
  const settings = effectiveProfile(profiles, profile);
  const open = SMALLER.filter(({ key }) => settings[key] === null);
  const prefix = `CARGO_PROFILE_${profile.toUpperCase().replaceAll('-', '_')}`;
  const value = Object.fromEntries(
    open.map((each) => [`${prefix}_${each.variable}`, each.value] as const).sort(),
  );
  return because('optimize', value, {
    shown: open.length === 0 ? 'nothing' : open.map(({ shown }) => shown).join(', '),
    why:
      open.length === 0
        ? `the profile ${profile} of the manifest sets all of it`
        : 'binaries of examples/shop are 40 % smaller with them; set by variables, the manifest stays as it is',
    from: 'input optimize',
    input: 'optimize',
  });
}
