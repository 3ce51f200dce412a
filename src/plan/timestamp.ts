import { because, type Decided } from './decide.ts';
import type { Advice, Reproducible } from './plan.ts';
import type { Resolution } from './resolve.ts';
import type { Timestamp } from './surroundings.ts';
import { describe } from './system-needs.ts';

/**
 * Crates that compile the time of the build into the program, and whether they take `SOURCE_DATE_EPOCH` for it.
 *
 * Sources: `SOURCE_DATE_EPOCH` in vergen 10 (`feature/build.rs`), built 0.8 (`krono.rs`) and shadow-rs 1.4 (`date_time.rs`); it is not in
 * build-time 0.1.3 and compile-time 0.2, which ask for the time alone.
 */
const EMBED_TIME: ReadonlyMap<string, boolean> = new Map([
  ['build-time', false],
  ['built', true],
  ['compile-time', false],
  ['shadow-rs', true],
  ['vergen', true],
  ['vergen-lib', true],
]);

/** Returns the first crate in use that compiles the time of the build in, and whether it can be told another. */
function embedsTime({ packages }: Resolution): { readonly name: string; readonly obeys: boolean } | null {
  const found = packages
    .map((each) => ({ name: describe(each), obeys: EMBED_TIME.get(each.package.name) }))
    .filter((each): each is { name: string; obeys: boolean } => each.obeys !== undefined);
  return found.find(({ obeys }) => !obeys) ?? found[0] ?? null;
}

/** Chooses the time that the images have: that of the sources, so that two builds of them are the same image. */
export function chooseTimestamp(
  timestamp: Timestamp | null,
  resolution: Resolution,
): Decided<Timestamp | null> & {
  readonly embedsTime: boolean;
  readonly reproducible: Reproducible;
  readonly advice: readonly Advice[];
} {
  const crate = embedsTime(resolution);
  const decided =
    timestamp === null
      ? because('timestamps', timestamp, {
          shown: 'those of the build',
          why: 'there is no commit that could say when the sources were written',
        })
      : because('timestamps', timestamp, {
          shown: timestamp.text,
          why:
            timestamp.from === 'git'
              ? 'the time of the commit, so that two builds of it are the same image'
              : 'SOURCE_DATE_EPOCH is set',
          from: timestamp.from === 'git' ? 'git' : 'SOURCE_DATE_EPOCH',
          input: 'SOURCE_DATE_EPOCH',
        });
  return {
    ...decided,
    embedsTime: crate !== null,
    reproducible: reproducibleBy(timestamp, crate),
    advice:
      crate === null || crate.obeys
        ? []
        : [
            {
              what: `${crate.name} compiles the time of the build into the program.`,
              why: 'So two builds of one commit are two images, and every build is a new one to pull.',
              change:
                'Use a crate that obeys SOURCE_DATE_EPOCH, such as built or vergen: it is set to the time of the commit.',
            },
          ],
  };
}

function reproducibleBy(timestamp: Timestamp | null, crate: ReturnType<typeof embedsTime>): Reproducible {
  if (timestamp === null) {
    return { expected: false, why: 'its times are those of the build: there is no commit to take them from' };
  }
  if (crate !== null && !crate.obeys) {
    return { expected: false, why: `${crate.name} compiles the time of the build in` };
  }
  const whose = timestamp.from === 'git' ? 'of the commit' : 'that SOURCE_DATE_EPOCH says';
  return { expected: true, why: `on the same base images, with the time ${whose}: ${timestamp.text}` };
}
