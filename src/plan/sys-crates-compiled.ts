import type { SysCrate } from './sys-crates.ts';

/**
 * Crates that compile the C or C++ sources they bring. Several look for the system's library with pkg-config first;
 * the builder has no headers of it, so they do not find it, and need nothing of the image they run in.
 */
export const COMPILED_CRATES: readonly SysCrate[] = [
  {
    crates: ['ring', 'sys-info', 'lz4-sys', 'blake3', 'psm', 'stacker', 'brotli-sys', 'secp256k1-sys'],
    source: 'ring 0.17.14, lz4-sys 1.11.1, brotli-sys 0.3.2, secp256k1-sys 0.14.1: build.rs',
  },
  { crates: ['libmimalloc-sys'], atomic: true, source: 'libmimalloc-sys 0.1.49, build.rs' },
  {
    crates: [
      'lmdb-master-sys',
      'lmdb-rkv-sys',
      'tree-sitter',
      'libnghttp2-sys',
      'pq-src',
      'sys-info',
      'unix-odbc',
    ],
    source: 'lmdb-master-sys 0.2.6, tree-sitter 0.27.1, libnghttp2-sys 0.1.13, sys-info 0.9.1: build.rs',
  },
  {
    crates: ['libz-sys'],
    // Headers that another package brings (libprotobuf-dev) would make it link the builder's own platform dynamically.
    keep: { LIBZ_SYS_STATIC: '1' },
    tools: [{ packages: ['cmake', 'make'], when: { features: ['zlib-ng'], dependency: 'cmake' } }],
    source: 'libz-sys 1.1.31, build.rs',
  },
  {
    crates: ['libz-ng-sys'],
    tools: [{ packages: ['cmake', 'make'] }],
    source: 'libz-ng-sys 1.1.31, Cargo.toml',
  },
  {
    crates: ['lzma-sys', 'liblzma-sys'],
    keep: { LZMA_API_STATIC: '1' },
    source: 'lzma-sys 0.1.20 and liblzma-sys 0.4.9, build.rs',
  },
  { crates: ['bzip2-sys'], source: 'bzip2-sys 0.1.13, build.rs' },
  {
    crates: ['libgit2-sys'],
    source: 'libgit2-sys 0.18.8, build.rs (takes a system library only of its own minor version)',
  },
  {
    crates: ['libssh2-sys'],
    source: 'libssh2-sys 0.3.4, build.rs (the system library only with LIBSSH2_SYS_USE_PKG_CONFIG)',
  },
  {
    crates: ['curl-sys'],
    source: 'curl-sys 0.4.91, build.rs (compiles libcurl where pkg-config finds none)',
  },
  { crates: ['libusb1-sys'], source: 'libusb1-sys 0.7.0, build.rs' },
  { crates: ['freetype-sys', 'pcre2-sys'], source: 'freetype-sys 0.23.0 and pcre2-sys 0.2.10, build.rs' },
  {
    crates: ['onig_sys'],
    source:
      'onig_sys 69.9.3, build.rs (the system library only with RUSTONIG_SYSTEM_LIBONIG or RUSTONIG_DYNAMIC_LIBONIG)',
  },
  {
    crates: ['tikv-jemalloc-sys', 'jemalloc-sys'],
    tools: [{ packages: ['make'] }],
    source: 'tikv-jemalloc-sys 0.7.1 and jemalloc-sys 0.5.4, build.rs',
  },
  {
    crates: ['openssl-src'],
    // perl-base, which every Debian has, lacks modules that Configure uses.
    tools: [{ packages: ['make', 'perl'] }],
    source: 'openssl-src, README.md',
  },
  { crates: ['krb5-src'], tools: [{ packages: ['bison', 'make'] }], source: 'krb5-src, build.rs' },
  {
    crates: ['aws-lc-sys'],
    tools: [
      { packages: ['cmake', 'make'], when: { before: '0.16.0' } },
      // With bindings of its own making it takes the CMake builder, and bindgen brings clang-sys.
      { packages: ['cmake', 'make'], when: { features: ['bindgen'], dependency: 'bindgen' } },
    ],
    source: 'aws-lc-sys 0.16.0 (the first with cc_builder.rs), 0.19.0, 0.25.0 and 0.47.0, builder/main.rs',
  },
  {
    crates: ['aws-lc-fips-sys'],
    tools: [{ packages: ['cmake', 'golang-go', 'make', 'perl'] }],
    cxx: {},
    source: 'aws-lc-fips-sys 0.14.4, builder/main.rs; aws-lc-rs book, "Requirements"',
  },
  {
    crates: ['boring-sys'],
    tools: [
      { packages: ['cmake', 'make'] },
      { packages: ['golang-go', 'ninja-build', 'perl'], when: { features: ['fips'] } },
    ],
    cxx: {},
    source: 'boring-sys 5.4.0, build/main.rs; bindgen brings clang-sys',
  },
  {
    crates: ['librocksdb-sys'],
    cxx: {},
    source: 'librocksdb-sys 6.20.3 and 0.19.0, build.rs; bindgen brings clang-sys',
  },
  { crates: ['cxx', 'esaxx-rs', 'snappy_src', 'luau0-src'], cxx: {}, source: 'cxx 1.0.205, build.rs' },
  {
    crates: ['libduckdb-sys'],
    tools: [{ packages: ['cmake', 'make'], when: { features: ['bundled-cmake'], dependency: 'cmake' } }],
    cxx: { features: ['bundled'], dependency: 'cc' },
    source: 'libduckdb-sys 1.20000.1, build.rs',
  },
  {
    crates: ['snmalloc-sys'],
    tools: [{ packages: ['cmake', 'make'], when: { features: ['build_cmake'], dependency: 'cmake' } }],
    cxx: {},
    source: 'snmalloc-sys 0.7.6, build.rs',
  },
  {
    crates: ['mysqlclient-src'],
    tools: [{ packages: ['cmake', 'make'] }],
    cxx: {},
    source: 'mysqlclient-src, build.rs',
  },
  {
    crates: ['protobuf-src'],
    tools: [{ packages: ['cmake', 'make'] }],
    cxx: {},
    source: 'protobuf-src 2.1.1, build.rs',
  },
  {
    crates: ['prost-build'],
    // The second one has google/protobuf/*.proto, which Debian leaves out of the compiler's package.
    tools: [
      {
        packages: ['libprotobuf-dev', 'protobuf-compiler'],
        instead: ['protoc-bin-vendored', 'protobuf-src', 'protox'],
      },
    ],
    source: 'prost-build, "Sourcing protoc" in src/lib.rs',
  },
  {
    crates: ['clang-sys'],
    tools: [{ packages: ['libclang-dev'] }],
    source: 'clang-sys 1.9.1, build.rs; bindgen user guide, "Requirements"',
  },
];
