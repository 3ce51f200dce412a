/** The part of `cargo metadata --format-version 1` that is used (cargo book, "cargo metadata"). */
export interface Metadata {
  readonly workspace_root: string;
  readonly workspace_members: readonly string[];
  /** Since cargo 1.71. */
  readonly workspace_default_members?: readonly string[];
  readonly packages: readonly MetadataPackage[];
  /** `[workspace.metadata]`. */
  readonly metadata?: unknown;
  /** Null with `--no-deps`. */
  readonly resolve?: { readonly nodes: readonly MetadataNode[] } | null;
}

export interface MetadataPackage {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** As the lockfile writes it; null for members and path dependencies. */
  readonly source?: string | null;
  readonly manifest_path: string;
  readonly edition: string;
  readonly links?: string | null;
  readonly rust_version?: string | null;
  readonly description?: string | null;
  readonly license?: string | null;
  readonly repository?: string | null;
  readonly default_run?: string | null;
  /** `[package.metadata]`. */
  readonly metadata?: unknown;
  readonly targets: readonly MetadataTarget[];
  readonly features: Readonly<Record<string, readonly string[]>>;
  readonly dependencies: readonly MetadataDependency[];
}

/** A dependency as the manifest declares it. */
export interface MetadataDependency {
  /** Name of the package. */
  readonly name: string;
  /** Name in the manifest where it is another. */
  readonly rename?: string | null;
  /** Requirement on its version. */
  readonly req?: string;
  readonly source?: string | null;
  /** Absolute folder of a path dependency. */
  readonly path?: string;
  /** Null: a normal one. */
  readonly kind?: string | null;
  readonly target?: string | null;
  readonly optional?: boolean;
  readonly uses_default_features?: boolean;
  readonly features?: readonly string[];
}

export interface MetadataTarget {
  readonly kind: readonly string[];
  readonly crate_types?: readonly string[];
  readonly name: string;
  readonly src_path: string;
  readonly 'required-features'?: readonly string[];
}

/** What a package is locked to. */
export interface MetadataNode {
  readonly id: string;
  readonly deps: readonly {
    /** Name of the crate in the sources: that of the library, or the one it was renamed to. */
    readonly name: string;
    /** Id of the package. */
    readonly pkg: string;
    readonly dep_kinds?: readonly { readonly kind: string | null; readonly target: string | null }[];
  }[];
}
