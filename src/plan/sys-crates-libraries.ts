import type { SysCrate } from './sys-crates.ts';

const OPENSSL = { bookworm: ['libssl3'], trixie: ['libssl3t64'] } as const;

/** Crates that link with a library of the system, unless one of the conditions in `own` holds. */
export const LIBRARY_CRATES: readonly SysCrate[] = [
  {
    crates: ['openssl-sys'],
    library: { build: ['libssl-dev'], runtime: OPENSSL },
    own: [
      { features: ['vendored'], dependency: 'openssl-src' },
      { features: ['aws-lc'], dependency: 'aws-lc-sys' },
      { features: ['aws-lc-fips'], dependency: 'aws-lc-fips-sys' },
      { features: ['unstable_boringssl'], dependency: 'bssl-sys' },
    ],
    source: 'openssl-sys 0.9.118, build/main.rs and build/find_normal.rs',
  },
  {
    crates: ['libsqlite3-sys'],
    library: {
      build: ['libsqlite3-dev'],
      runtime: ['libsqlite3-0'],
    },
    own: [
      { features: ['bundled', 'bundled-sqlcipher'], dependency: 'cc' },
      { features: ['loadable_extension', 'sqlcipher'] },
    ],
    source: 'libsqlite3-sys 0.35.0, build.rs',
  },
  {
    crates: ['libsqlite3-sys'],
    library: {
      build: { bookworm: ['libsqlcipher0'], trixie: ['libsqlcipher1'] },
      unpacked: ['libsqlcipher-dev'],
      runtime: { bookworm: ['libsqlcipher0'], trixie: ['libsqlcipher1'] },
      when: { features: ['sqlcipher'], without: ['bundled-sqlcipher'] },
    },
    source: "libsqlite3-sys 0.35.0, build.rs; bookworm's libsqlcipher-dev is not Multi-Arch: same",
  },
  {
    crates: ['libsqlite3-sys'],
    library: {
      build: ['libssl-dev'],
      runtime: OPENSSL,
      when: { features: ['bundled-sqlcipher'], without: ['bundled-sqlcipher-vendored-openssl'] },
    },
    source: 'libsqlite3-sys 0.35.0, build.rs (bundled-sqlcipher links crypto)',
  },
  {
    crates: ['pq-sys'],
    library: { build: ['libpq5', 'libssl-dev'], unpacked: ['libpq-dev'], runtime: ['libpq5'] },
    own: [{ features: ['bundled', 'bundled_without_openssl'], dependency: 'pq-src' }],
    source: 'pq-sys 0.7.8, build.rs; libpq-dev is not Multi-Arch: same',
  },
  {
    crates: ['mysqlclient-sys'],
    library: {
      build: ['libmariadb3', 'libssl-dev', 'zlib1g-dev'],
      unpacked: ['libmariadb-dev'],
      runtime: ['libmariadb3'],
    },
    own: [{ features: ['bundled'], dependency: 'mysqlclient-src' }],
    source:
      'mysqlclient-sys 0.5.2, build.rs (probes mysqlclient, then libmariadb); libmariadb-dev is not Multi-Arch: same',
  },
  {
    crates: ['sasl2-sys'],
    library: { build: ['libsasl2-2', 'libssl-dev'], unpacked: ['libsasl2-dev'], runtime: ['libsasl2-2'] },
    own: [{ features: ['vendored'] }],
    tools: [{ packages: ['make'], when: { features: ['vendored'] } }],
    source: 'sasl2-sys 0.1.22, build.rs; libsasl2-dev is not Multi-Arch: same',
  },
  {
    crates: ['rdkafka-sys'],
    tools: [
      {
        packages: ['cmake', 'make'],
        when: { features: ['cmake-build', 'cmake_build'], dependency: 'cmake' },
      },
      { packages: ['make'] },
    ],
    cxx: { without: ['dynamic-linking', 'dynamic_linking'] },
    nativeOnly: {
      when: { without: ['cmake-build', 'cmake_build', 'dynamic-linking', 'dynamic_linking'] },
      why: "its ./configure finds the builder's own compiler and not the one of the target (rdkafka-sys 4.10.0, build.rs)",
      next: 'Turn on the feature cmake-build of rdkafka, or build for one platform on a machine of that CPU.',
    },
    source: 'rdkafka-sys 4.10.0+2.12.1, build.rs',
  },
  {
    crates: ['rdkafka-sys'],
    library: {
      build: ['librdkafka-dev'],
      runtime: ['librdkafka1'],
      when: { features: ['dynamic-linking', 'dynamic_linking'] },
    },
    nativeOnly: {
      why: 'trixie does not let what librdkafka-dev depends on lie side by side for two architectures',
      next: 'Turn on the feature cmake-build of rdkafka in place of dynamic-linking, or build for one platform on a machine of that CPU.',
    },
    source: 'rdkafka-sys 4.10.0+2.12.1, build.rs; apt-get --simulate with both architectures',
  },
  {
    crates: ['libgssapi-sys'],
    library: { build: ['libkrb5-dev'], runtime: ['libgssapi-krb5-2'] },
    source: 'libgssapi-sys 0.3.4, build.rs; bindgen brings clang-sys',
  },
  {
    crates: ['zstd-sys'],
    library: {
      build: ['libzstd-dev'],
      runtime: ['libzstd1'],
      when: { features: ['pkg-config'], without: ['vendored'] },
    },
    source: 'zstd-sys 2.1.2, build.rs',
  },
  {
    crates: ['libdbus-sys'],
    library: { build: ['libdbus-1-dev'], runtime: ['libdbus-1-3'] },
    own: [{ features: ['vendored'], dependency: 'cc' }],
    source: 'libdbus-sys 0.2.7, build.rs',
  },
  {
    crates: ['libudev-sys'],
    library: { build: ['libudev-dev'], runtime: ['libudev1'] },
    source: 'libudev-sys 0.1.4, build.rs',
  },
  {
    crates: ['alsa-sys'],
    library: {
      build: ['libasound2-dev'],
      runtime: { bookworm: ['libasound2'], trixie: ['libasound2t64'] },
    },
    source: 'alsa-sys 0.6.1, build.rs',
  },
  {
    crates: ['libsodium-sys', 'libsodium-sys-stable'],
    library: {
      build: ['libsodium-dev'],
      runtime: ['libsodium23'],
      when: { features: ['use-pkg-config'] },
    },
    tools: [{ packages: ['make'], when: { without: ['use-pkg-config'] } }],
    source: 'libsodium-sys 0.2.7 and libsodium-sys-stable 1.24.3, build.rs',
  },
  {
    crates: ['zmq-sys'],
    library: { build: ['libzmq3-dev'], runtime: ['libzmq5'] },
    own: [{ dependency: 'zeromq-src' }],
    cxx: { dependency: 'zeromq-src' },
    source: 'zmq-sys 0.12.0, build/main.rs',
  },
  {
    crates: ['pcap'],
    library: {
      build: ['libpcap-dev'],
      runtime: { bookworm: ['libpcap0.8'], trixie: ['libpcap0.8t64'] },
    },
    source: 'pcap 2.5.0, build.rs',
  },
  {
    crates: ['libxml'],
    library: { build: ['libxml2-dev'], runtime: ['libxml2'] },
    source: 'libxml 0.3.23, build.rs; bindgen brings clang-sys',
  },
  {
    crates: ['libseccomp-sys'],
    library: { build: ['libseccomp-dev'], runtime: ['libseccomp2'] },
    source: 'libseccomp-sys 0.3.0, build.rs',
  },
  {
    crates: ['libbpf-sys'],
    library: {
      build: ['libelf-dev', 'zlib1g-dev'],
      runtime: { bookworm: ['libelf1', 'zlib1g'], trixie: ['libelf1t64', 'zlib1g'] },
    },
    own: [{ features: ['static-libelf'] }, { features: ['vendored-libelf'] }],
    tools: [
      { packages: ['make'] },
      {
        packages: ['autoconf', 'automake', 'autopoint', 'bison', 'flex', 'gawk', 'gettext', 'libtool'],
        when: { features: ['vendored-libelf'] },
      },
    ],
    source: 'libbpf-sys 1.7.0, build.rs',
  },
  {
    crates: ['pyo3-ffi'],
    library: {
      build: ['libpython3-dev'],
      runtime: { bookworm: ['libpython3.11'], trixie: ['libpython3.13'] },
    },
    own: [{ features: ['extension-module'] }],
    tools: [{ packages: ['python3'] }],
    source: 'pyo3-ffi 0.30.1, build.rs, and pyo3-build-config of the same version',
  },
  {
    crates: ['odbc-sys'],
    library: { build: ['unixodbc-dev'], runtime: ['libodbc2'] },
    own: [{ features: ['vendored-unix-odbc'], dependency: 'unix-odbc' }],
    source: 'odbc-sys 0.31.2, Cargo.toml and src/lib.rs',
  },
  {
    crates: ['gdal-sys'],
    library: {
      build: ['libgdal-dev'],
      runtime: { bookworm: ['libgdal32'], trixie: ['libgdal36'] },
    },
    own: [{ features: ['bundled'], dependency: 'gdal-src' }],
    tools: [{ packages: ['cmake', 'make'], when: { features: ['bundled'], dependency: 'gdal-src' } }],
    cxx: { features: ['bundled'], dependency: 'gdal-src' },
    nativeOnly: {
      why: 'Debian does not let libgdal-dev of two architectures lie side by side',
      next: 'Turn on the feature bundled of gdal-sys, or build for one platform on a machine of that CPU.',
    },
    source: 'gdal-sys 0.12.0, build.rs; libgdal-dev and much that it depends on are not Multi-Arch: same',
  },
  {
    crates: ['proj-sys'],
    library: { build: ['libproj-dev'], runtime: ['libproj25'] },
    own: [{ features: ['bundled_proj'] }],
    // Debian's may be older than what the crate accepts: then it compiles its own after all.
    tools: [{ packages: ['cmake', 'make', 'sqlite3'] }],
    cxx: {},
    source: 'proj-sys 0.27.0, build.rs',
  },
  {
    crates: ['hdf5-sys', 'hdf5-metno-sys'],
    library: {
      build: ['libhdf5-dev'],
      runtime: { bookworm: ['libhdf5-103-1'], trixie: ['libhdf5-310'] },
    },
    own: [{ features: ['static'] }],
    tools: [{ packages: ['cmake', 'make'], when: { features: ['static'] } }],
    nativeOnly: {
      why: 'its build script loads the library to ask for its version, which works on its own CPU only (hdf5-sys 0.8.1, build.rs)',
      next: 'Turn on the feature static of hdf5-sys, or build for one platform on a machine of that CPU.',
    },
    source: 'hdf5-sys 0.8.1, build.rs',
  },
  {
    crates: ['libheif-sys'],
    library: { build: ['libheif-dev'], runtime: ['libheif1'] },
    own: [{ features: ['embedded-libheif'], dependency: 'cmake' }],
    tools: [{ packages: ['cmake', 'make'], when: { features: ['embedded-libheif'], dependency: 'cmake' } }],
    cxx: { features: ['embedded-libheif'], dependency: 'cmake' },
    source: 'libheif-sys 5.3.1, build.rs',
  },
  {
    crates: ['grpcio-sys'],
    library: {
      build: ['libssl-dev'],
      runtime: OPENSSL,
      when: { features: ['openssl'], without: ['openssl-vendored'] },
    },
    tools: [{ packages: ['cmake', 'make'] }],
    cxx: {},
    source: 'grpcio-sys 0.13.0, build.rs',
  },
  {
    crates: ['fuser'],
    library: {
      build: ['libfuse3-dev'],
      runtime: { bookworm: ['libfuse3-3'], trixie: ['libfuse3-4'] },
      when: { features: ['libfuse3'] },
    },
    source: 'fuser 0.18.0, build.rs',
  },
  {
    crates: ['yeslogic-fontconfig-sys', 'fontconfig-sys', 'servo-fontconfig-sys'],
    library: { build: ['libfontconfig-dev'], runtime: ['libfontconfig1'] },
    own: [{ features: ['dlopen'] }],
    source: 'yeslogic-fontconfig-sys 6.0.1, build.rs',
  },
  {
    crates: ['pam-sys'],
    library: { build: ['libpam0g-dev'], runtime: ['libpam0g'] },
    source: 'pam-sys 0.5.6, build.rs',
  },
  {
    crates: ['pcsc-sys'],
    library: { build: ['libpcsclite-dev'], runtime: ['libpcsclite1'] },
    source: 'pcsc-sys 1.3.0, build.rs',
  },
  {
    crates: ['libsystemd-sys'],
    library: { build: ['libsystemd-dev'], runtime: ['libsystemd0'] },
    source: 'libsystemd-sys 0.10.0, build.rs',
  },
  {
    crates: ['tss-esapi-sys'],
    library: {
      build: ['libtss2-dev'],
      runtime: {
        bookworm: ['libtss2-esys-3.0.2-0', 'libtss2-mu0', 'libtss2-sys1', 'libtss2-tctildr0'],
        trixie: [
          'libtss2-esys-3.0.2-0t64',
          'libtss2-mu-4.0.1-0t64',
          'libtss2-sys1t64',
          'libtss2-tctildr0t64',
        ],
      },
    },
    source: 'tss-esapi-sys 0.6.0, build.rs',
  },
  {
    crates: ['libffi-sys'],
    library: { build: ['libffi-dev'], runtime: ['libffi8'], when: { features: ['system'] } },
    tools: [{ packages: ['make'], when: { without: ['system'] } }],
    source: 'libffi-sys 4.2.2, build/not_msvc.rs',
  },
  {
    crates: ['libdeflate-sys'],
    library: { build: ['libdeflate-dev'], runtime: ['libdeflate0'], when: { features: ['dynamic'] } },
    source: 'libdeflate-sys 1.26.1, build.rs',
  },
  ...(
    [
      ['lua54', 'liblua5.4-dev', 'liblua5.4-0'],
      ['lua53', 'liblua5.3-dev', 'liblua5.3-0'],
      ['lua52', 'liblua5.2-dev', 'liblua5.2-0'],
      ['lua51', 'liblua5.1-0-dev', 'liblua5.1-0'],
      ['luajit', 'libluajit-5.1-dev', 'libluajit-5.1-2'],
    ] as const
  ).map(([feature, build, runtime]): SysCrate => ({
    crates: ['mlua-sys'],
    library: {
      build: [build],
      runtime: [runtime],
      when: { features: [feature], without: ['module', 'vendored'] },
    },
    tools: [{ packages: ['make'], when: { features: ['vendored'] } }],
    source: 'mlua-sys 0.13.0, build/find_normal.rs',
  })),
];
