/** What came out of a build. Nothing in it has been published yet. */
export interface BuildResult {
  /** In the order of the plan's images. */
  readonly images: readonly BuiltImage[];
  /** What buildx's metadata file says of each image, by image name. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Steps as BuildKit named them, in the order in which they began. */
  readonly steps: readonly BuildStep[];
  /** Bytes of the context that the builder did not have and was sent; null: not known. */
  readonly contextBytes: number | null;
  /** Milliseconds in buildx. */
  readonly duration: number;
}

export interface BuiltImage {
  /** Name of the planned image. */
  readonly name: string;
  /** Absolute path of its OCI layout folder. */
  readonly layout: string;
  /** Digest of the index, or of the manifest when there is no index. */
  readonly digest: string;
}

export interface BuildStep {
  /** `[cook 3/4] RUN cargo chef cook …`, or BuildKit's own work: `exporting to oci image format`. */
  readonly name: string;
  readonly cached: boolean;
  /** Milliseconds; null for a step that never ended. */
  readonly duration: number | null;
}
