import type { Plan } from '../plan/plan.ts';
import { copiedData } from './data.ts';
import { tripleOf } from './compile.ts';

/**
 * Returns the instructions that install compilers and what the crates need of Debian, as one `RUN`; none when the image has
 * it all.
 *
 * What is foreign depends on the builder's own CPU, which `BUILDARCH` names: the file is the same on an amd64 runner and
 * an arm64 laptop.
 */
export function installPackages(plan: Plan, own: readonly string[] = []): string[] {
  const { system, platforms } = plan;
  // Their headers are the same for every CPU, so the builder's own are taken.
  const tools = [
    ...new Set([
      ...own,
      ...system.tools,
      ...(plan.cross === 'gcc' ? system.unpacked : []),
      // On its own CPU a library is a package as any other.
      ...(plan.cross === 'emulate'
        ? [...system.libraries, ...system.unpacked, ...(system.cxx ? ['g++'] : [])]
        : []),
    ]),
  ].sort();
  const compilers = plan.cross === 'gcc';
  const installs = compilers ? platforms.flatMap((platform) => forPlatform(plan, platform)) : [];
  const unpacks = compilers ? platforms.flatMap((platform) => unpack(plan, platform)) : [];
  const data = plan.toolchain.own ? copiedData(plan).map(unlessThere) : [];
  const isCertain = tools.length > 0 || system.libraries.length > 0 || system.cxx;
  if (installs.length + data.length === 0 && !isCertain) return [];
  const indent = isCertain ? '    ' : '      ';
  const apt = [
    ...(plan.toolchain.own
      ? [`command -v apt-get >/dev/null || { echo '${NO_APT}' "$@" >&2; exit 1; }; \\`]
      : []),
    'apt-get update; \\',
    'apt-get install -y --no-install-recommends "$@"; \\',
    ...unpacks,
    'rm -rf /var/lib/apt/lists/*',
  ].map((line) => `${indent}${line}`);
  return [
    ...(compilers ? ['ARG BUILDARCH'] : []),
    '# hadolint ignore=DL3008',
    'RUN set -eu; \\',
    `    set --${tools.map((name) => ` ${name}`).join('')}; \\`,
    ...data,
    ...installs,
    ...(isCertain
      ? apt
      : ['    if [ $# -gt 0 ]; then \\', ...apt.slice(0, -1), `${apt.at(-1) ?? ''}; \\`, '    fi']),
  ];
}

/** How the last line begins of a builder image in which packages cannot be installed. */
export const NO_APT = 'error: the builder image has no apt-get to install with:';

function unlessThere(data: ReturnType<typeof copiedData>[number]): string {
  return `    [ -e ${data.path} ] || set -- "$@" ${data.package}; \\`;
}

function forPlatform({ system }: Plan, { arch, debian }: Plan['platforms'][number]): string[] {
  const own = [...(system.cxx ? ['g++'] : []), ...system.libraries];
  const foreign = [
    ...debian.cross,
    ...(system.cxx ? [`g++-${debian.cross[0]?.replace(/^gcc-/, '') ?? ''}`] : []),
    ...system.libraries.map((name) => `${name}:${debian.arch}`),
  ];
  const addArchitecture = system.libraries.length > 0 ? `dpkg --add-architecture ${debian.arch}; ` : '';
  if (arch === null) return [`    ${addArchitecture}set -- "$@" ${foreign.join(' ')}; \\`];
  if (own.length === 0) {
    return [`    [ "$BUILDARCH" = ${arch} ] || set -- "$@" ${foreign.join(' ')}; \\`];
  }
  return [
    `    if [ "$BUILDARCH" = ${arch} ]; then set -- "$@" ${own.join(' ')}; \\`,
    `    else ${addArchitecture}set -- "$@" ${foreign.join(' ')}; fi; \\`,
  ];
}

/** Debian does not install these of two architectures side by side; of a foreign one only the libraries are taken. */
function unpack({ system }: Plan, { arch, debian }: Plan['platforms'][number]): string[] {
  if (system.unpacked.length === 0) return [];
  const lines = [
    `apt-get download ${system.unpacked.map((name) => `${name}:${debian.arch}`).join(' ')}; \\`,
    `for package in ./*_${debian.arch}.deb; do \\`,
    '  dpkg-deb --fsys-tarfile "$package" >/tmp/package.tar; \\',
    `  tar -xf /tmp/package.tar -C / --keep-directory-symlink ./usr/lib/${debian.multiarch}; \\`,
    '  rm "$package" /tmp/package.tar; \\',
    'done; \\',
  ];
  if (arch === null) return lines;
  return [`if [ "$BUILDARCH" != ${arch} ]; then \\`, ...lines.map((line) => `  ${line}`), 'fi; \\'];
}

/** Returns the variables by which build scripts find compilers and libraries, as `NAME=value`. */
export function buildVariables(plan: Plan): string[] {
  const { system } = plan;
  const hasLibraries = system.libraries.length + system.unpacked.length > 0;
  const perPlatform =
    plan.cross === 'gcc'
      ? plan.platforms.flatMap((platform) => {
          const triple = tripleOf(plan, platform);
          const suffix = triple.replaceAll('-', '_');
          const { gnuPrefix, multiarch } = platform.debian;
          return [
            `CARGO_TARGET_${suffix.toUpperCase()}_LINKER=${gnuPrefix}-gcc`,
            `CC_${suffix}=${gnuPrefix}-gcc`,
            `AR_${suffix}=${gnuPrefix}-ar`,
            ...(system.cxx ? [`CXX_${suffix}=${gnuPrefix}-g++`] : []),
            ...(hasLibraries
              ? [`PKG_CONFIG_LIBDIR_${suffix}=/usr/lib/${multiarch}/pkgconfig:/usr/share/pkgconfig`]
              : []),
            // clang does not look where Debian's cross compiler has the C library's headers.
            ...(system.tools.includes('libclang-dev')
              ? [`BINDGEN_EXTRA_CLANG_ARGS_${suffix}=-I/usr/${gnuPrefix}/include`]
              : []),
          ];
        })
      : [];
  return [
    ...perPlatform,
    ...(hasLibraries && plan.cross !== 'emulate' ? ['PKG_CONFIG_ALLOW_CROSS=1'] : []),
    ...Object.entries(system.env).map(([name, value]) => `${name}=${value}`),
  ];
}

/** Returns the shell command that sets `arch` to what Debian calls the image's CPU, by BuildKit's `TARGETPLATFORM`. */
export function setArchitecture({ platforms }: Plan): string {
  const cases = platforms.map(({ name, debian }) => `${name}) arch=${debian.arch};; `).join('');
  return `case "$TARGETPLATFORM" in ${cases}*) exit 1;; esac`;
}
