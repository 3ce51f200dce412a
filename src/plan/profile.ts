import type { Profile } from '../workspace/workspace.ts';

const UNSET: Profile = {
  inherits: null,
  strip: null,
  lto: null,
  debug: null,
  optLevel: null,
  panic: null,
  codegenUnits: null,
};

/** What cargo sets where the manifest does not (cargo book, "Profiles", "Default profiles"), of what matters here. */
const BUILT_IN: Readonly<Record<string, Partial<Profile>>> = {
  dev: { debug: true, optLevel: 0 },
  test: { inherits: 'dev' },
  release: { debug: false, optLevel: 3 },
  bench: { inherits: 'release' },
};

/** Profiles whose folder below `target/<triple>/` has another name (cargo book, "Profiles"). */
export const PROFILE_FOLDERS: ReadonlyMap<string, string> = new Map([
  ['dev', 'debug'],
  ['test', 'debug'],
  ['bench', 'release'],
]);

/**
 * Returns the settings of a profile with those that it inherits and cargo's own filled in. Null: cargo's default, which
 * is none of it. A profile that inherits from itself, or from one that there is not, has what is known until there.
 */
export function effectiveProfile(profiles: Readonly<Record<string, Profile>>, name: string): Profile {
  const seen = new Set<string>();
  let settings = UNSET;
  for (let next: string | null = name; next !== null && !seen.has(next);) {
    seen.add(next);
    const own: Profile | undefined = Object.hasOwn(profiles, next) ? profiles[next] : undefined;
    const builtIn: Partial<Profile> | undefined = Object.hasOwn(BUILT_IN, next) ? BUILT_IN[next] : undefined;
    settings = filled(filled(settings, own ?? {}), builtIn ?? {});
    next = own?.inherits ?? builtIn?.inherits ?? null;
  }
  return settings;
}

function filled(settings: Profile, from: Partial<Profile>): Profile {
  return {
    inherits: settings.inherits ?? from.inherits ?? null,
    strip: settings.strip ?? from.strip ?? null,
    lto: settings.lto ?? from.lto ?? null,
    debug: settings.debug ?? from.debug ?? null,
    optLevel: settings.optLevel ?? from.optLevel ?? null,
    panic: settings.panic ?? from.panic ?? null,
    codegenUnits: settings.codegenUnits ?? from.codegenUnits ?? null,
  };
}
