import { parseTemplate, type Template } from './expressions.ts';
import { badValue, plainText } from './values.ts';

/** Something that is written beside an image and not into it (OCI image specification, "Annotations"). */
export interface AnnotationOption {
  /** As buildx names them: `manifest`, `index`, `manifest[linux/amd64]`; null: none was given. */
  readonly levels: readonly string[] | null;
  readonly key: string;
  readonly value: Template;
}

/** Levels, and which of them can be for one platform (docs.docker.com/build/metadata/annotations). */
const LEVEL =
  /^(?:index|index-descriptor|(?:manifest|manifest-descriptor)(?:\[[a-z0-9]+\/[a-z0-9_]+(?:\/v?[0-9]+)?\])?)$/;

const ALLOWED = 'key=value, or level:key=value with levels of manifest, index, manifest[linux/amd64]';

/**
 * Returns one annotation of the input `annotations`.
 *
 * @throws UserError for a level that there is not, and for what is no annotation
 */
export function annotationOf(text: string): AnnotationOption {
  const at = plainText('annotations', text).indexOf('=');
  const [, levels, key] = /^(?:([^:]*):)?([^:\s]+)$/.exec(text.slice(0, Math.max(0, at))) ?? [];
  if (at < 1 || key === undefined) throw badValue('annotations', text, ALLOWED);
  return {
    levels: levels === undefined ? null : levelsOf(levels, text),
    key,
    value: parseTemplate(text.slice(at + 1), `annotations: ${text}`),
  };
}

function levelsOf(levels: string, text: string): string[] {
  const names = levels.split(',').map((level) => level.trim());
  if (!names.every(isLevel)) throw badValue('annotations', text, ALLOWED);
  return names;
}

/** Whether a text names where annotations can be. */
function isLevel(text: string): boolean {
  return LEVEL.test(text);
}
