/** What is inside a built image, read from its bytes. Sizes are bytes. */
export interface ImageReport {
  /** Name of the image in the plan, or the reference that was inspected. */
  readonly image: string;
  /** Digest of the index, or of the manifest when there is no index. */
  readonly digest: string;
  readonly mediaType: string;
  /** In the order of the index; attestation manifests are not platforms. */
  readonly platforms: readonly PlatformReport[];
}

export interface PlatformReport {
  /** `linux/amd64`, `linux/arm/v7`. */
  readonly platform: string;
  /** Digest of this platform's manifest. */
  readonly digest: string;
  readonly configDigest: string;
  /** What a pull transfers: the layers and the config as the manifest gives them. */
  readonly compressed: number;
  /** Sum of the layers' tar streams, uncompressed. */
  readonly uncompressed: number;
  readonly layers: readonly LayerReport[];
  readonly config: ImageConfig;
  /** Absolute path of what the entrypoint, or without one the command, starts; null where the image has no such program. */
  readonly program: string | null;
  /** The binaries that were looked for, in the order in which they were. */
  readonly binaries: readonly BinaryReport[];
  /** What the bytes belong to, a list for each kind. Lists of different kinds count the same bytes. */
  readonly attribution: readonly Attribution[];
}

/** Bytes of a platform, uncompressed, by the things that they belong to. Whoever shows one needs to know nothing of its kind. */
export interface Attribution {
  /** What the keys name, in the singular: `file`. */
  readonly kind: string;
  /** Largest first. */
  readonly rows: readonly AttributedBytes[];
  /** What is left out, because only the largest are listed. */
  readonly omitted: { readonly rows: number; readonly bytes: number };
}

export interface AttributedBytes {
  readonly key: string;
  readonly bytes: number;
}

export interface LayerReport {
  readonly digest: string;
  readonly mediaType: string;
  readonly compressed: number;
  readonly uncompressed: number;
  /** The instruction that made it, from the config's history; null where history and layers do not match. */
  readonly createdBy: string | null;
}

/** The part of the OCI image config that says how the image starts. */
export interface ImageConfig {
  readonly user: string;
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly env: readonly string[];
  readonly workdir: string;
  /** `8080/tcp`, sorted. */
  readonly exposed: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

export interface BinaryReport {
  /** Absolute path in the image, after symlinks. */
  readonly path: string;
  /** The path that was looked for, where it is not `path`: `/bin/api` in an image whose `/bin` is a symlink. */
  readonly requested?: string;
  /** Size of the file in bytes. */
  readonly size: number;
  /** Null when the file is no ELF file: a script, say. */
  readonly elf: ElfFacts | null;
  /** Whether the image has the ELF interpreter that the binary asks for; null when it asks for none. */
  readonly interpreterFound: boolean | null;
}

/** What an ELF file says about itself. */
export interface ElfFacts {
  /** `x86_64`, `aarch64`, `arm`, … as readelf and uname name it; `unknown(N)` for a machine not in our table. */
  readonly machine: string;
  readonly bits: 32 | 64;
  readonly endianness: 'little' | 'big';
  /** `EXEC` (fixed address), `DYN` (position independent), or another type's number. */
  readonly type: string;
  /** Position independent executable. */
  readonly pie: boolean;
  /** No interpreter and no needed libraries: it starts in an empty image. */
  readonly static: boolean;
  /** `PT_INTERP`, e.g. `/lib64/ld-linux-x86-64.so.2`. */
  readonly interpreter: string | null;
  /** `DT_NEEDED`, in file order. */
  readonly needed: readonly string[];
  /** Highest `GLIBC_x.y` that the version needs section names, as `2.34`. */
  readonly glibc: string | null;
  /** Has no symbol table. */
  readonly stripped: boolean;
  /** Has DWARF sections. */
  readonly debugInfo: boolean;
  /** What a program for 32-bit ARM says of the CPUs it is made for; null for other machines. */
  readonly arm: ArmFacts | null;
  /** Build id in hex. */
  readonly buildId: string | null;
  /** Named sections with their size in the file; sections without bytes in the file (`.bss`) count 0. */
  readonly sections: readonly { readonly name: string; readonly size: number }[];
  /** What cargo-auditable left in it; null: nothing. */
  readonly embedded: EmbeddedPackages | null;
}

/** The packages that a program says it is made of. It was written by whoever compiled it, and is no proof of anything. */
export interface EmbeddedPackages {
  /** In the order of the program; of each version of a package one. */
  readonly packages: readonly EmbeddedPackage[];
  /** Why they cannot be read, as the end of a sentence; null: they can. */
  readonly problem: string | null;
}

export interface EmbeddedPackage {
  readonly name: string;
  readonly version: string;
  /** `crates.io`, `git`, `local` or `registry`; newer versions of cargo-auditable may have more. */
  readonly source: string;
  /** `build`: only what runs while building is made of it. */
  readonly kind: 'runtime' | 'build';
  /** It is the package of the program itself. */
  readonly root: boolean;
}

/** What an ELF file for 32-bit ARM says of the CPUs it is made for. */
export interface ArmFacts {
  /** Version of the architecture, `v6KZ`, `v7`, or its number where that has no name here; null: it does not say. */
  readonly cpu: string | null;
  /** Where functions take floating-point numbers: in registers of the floating-point unit, or not; null: it does not say. */
  readonly floatAbi: 'hard' | 'soft' | null;
}
