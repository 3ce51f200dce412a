import type { AskedAnnotation } from './naming.ts';

/** Something that is written beside an image (OCI image specification, "Annotations"). */
export interface Annotation {
  /** As buildx names it: `manifest`, `index`, `manifest[linux/amd64]`. */
  readonly level: string;
  readonly key: string;
  readonly value: string;
}

/** Keys that the specification has for annotations as well as labels begin with this. */
const STANDARD = 'org.opencontainers.image.';

/**
 * Returns the annotations of an image, by level and key: those of the OCI standard that are its labels too, so that they say the same,
 * and those asked for, which win.
 *
 * @param hasIndex whether there is an index: BuildKit refuses annotations of one for a single platform
 */
export function annotationsOf(
  labels: Readonly<Record<string, string>>,
  asked: readonly AskedAnnotation[],
  hasIndex: boolean,
): Annotation[] {
  const levels = hasIndex ? ['index', 'manifest'] : ['manifest'];
  const standard = Object.entries(labels).filter(([key]) => key.startsWith(STANDARD));
  const all = [...standard.map(([key, value]) => ({ levels: null, key, value })), ...asked].flatMap(
    ({ levels: own, key, value }) => (own ?? levels).map((level) => ({ level, key, value })),
  );
  const last = new Map(all.map((each) => [`${each.level}:${each.key}`, each]));
  return [...last.entries()]
    .filter(([, { level }]) => hasIndex || !level.startsWith('index'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, annotation]) => annotation);
}
