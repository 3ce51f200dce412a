import type { Decision } from './plan.ts';

/** What release/ found the images to be called. It is the same for all of them, but for `{bin}` and `{package}`. */
export interface Naming {
  /** Names of images without a tag, with `{bin}` and `{package}` in them. */
  readonly images: readonly string[];
  /** Tags that go behind each of these names, the first of all being the version. */
  readonly tags: readonly TagName[];
  /** Annotations that were asked for. */
  readonly annotations: readonly AskedAnnotation[];
  readonly decisions: readonly Decision[];
}

/** One tag, such as `1.2.3`. */
export interface TagName {
  readonly name: string;
  /** It will be another image's after this one: `latest`, `1.2`, `edge`. */
  readonly moving: boolean;
}

export interface AskedAnnotation {
  /** Null: all levels that there are. */
  readonly levels: readonly string[] | null;
  readonly key: string;
  readonly value: string;
}

/** Where nothing is known of a release. */
export const NO_NAMING: Naming = { images: [], tags: [], annotations: [], decisions: [] };
