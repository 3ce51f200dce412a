import type { Plan } from '../plan/plan.ts';
import { ONE_VERSION, STAGES } from './names.ts';
import { setArchitecture } from './system.ts';

/**
 * Returns the stage that unpacks Debian packages for the final images; none when the base has it all.
 *
 * No program of a foreign CPU runs: on the builder's CPU apt is told the image's architecture and what its base has, and
 * downloads what is missing. The packages are unpacked and not configured, which suits libraries.
 */
export function librariesStage(plan: Plan): string[] {
  const { runtime, system, toolchain } = plan;
  if (system.runtime.length === 0) return [];
  const isDistroless = runtime.kind === 'distroless';
  return [
    [
      "# Debian packages that the base does not have, for the image's CPU and without emulation: apt on the builder's CPU",
      '# is told the other one and what the base has. They are unpacked, and entered into the list of packages for scanners.',
      `FROM --platform=$BUILDPLATFORM debian:${toolchain.debian}-slim AS ${STAGES.libraries}`,
      `COPY --from=${STAGES.base} /var/lib/dpkg/ /base/`,
      'ARG TARGETPLATFORM',
      ONE_VERSION,
      '# hadolint ignore=DL3008',
      'RUN set -eu; \\',
      `    ${setArchitecture(plan)}; \\`,
      ...(isDistroless ? DISTROLESS_STATUS : []),
      `    printf 'APT::Architecture "%s"; APT::Architectures { "%s"; }; Dir::State::status "/base/status";' "$arch" "$arch" \\`,
      '      >/etc/apt/apt.conf.d/target; \\',
      '    apt-get update; \\',
      `    apt-get install -y --no-install-recommends --download-only ${system.runtime.join(' ')}; \\`,
      // A package may still have files in /lib, which is a link in the base and must stay one.
      '    for folder in bin lib lib64 sbin; do mkdir -p "/libraries/usr/$folder"; ln -s "usr/$folder" "/libraries/$folder"; done; \\',
      `    mkdir -p /libraries/usr/share/doc /libraries/var/lib/dpkg${isDistroless ? '/status.d' : ''}; \\`,
      ...(isDistroless ? [] : ['    cp /base/status /libraries/var/lib/dpkg/status; \\']),
      '    for package in /var/cache/apt/archives/*.deb; do \\',
      '      [ -e "$package" ] || continue; \\',
      '      dpkg-deb --fsys-tarfile "$package" >/tmp/package.tar; \\',
      '      tar -xf /tmp/package.tar -C /libraries --keep-directory-symlink \\',
      '        --exclude=./usr/share/locale --exclude=./usr/share/lintian --exclude=./usr/share/man; \\',
      ...(isDistroless
        ? [
            '      dpkg-deb --field "$package" >"/libraries/var/lib/dpkg/status.d/$(dpkg-deb --field "$package" Package)"; \\',
          ]
        : [
            `      { dpkg-deb --field "$package"; echo 'Status: install ok installed'; echo; } >>/libraries/var/lib/dpkg/status; \\`,
          ]),
      '    done; \\',
      '    find /libraries/usr/share/doc -type f ! -name copyright -delete; \\',
      '    for folder in bin lib lib64 sbin; do rm "/libraries/$folder"; done; \\',
      '    find /libraries -type d -empty -delete; \\',
      '    rm -rf /tmp/package.tar /var/lib/apt/lists/*',
    ].join('\n'),
  ];
}

/**
 * distroless has a file for each package, without the line that says that it is installed, and leaves out much that its
 * packages depend on: with those fields apt would find the base broken, and stop.
 */
const DISTROLESS_STATUS: readonly string[] = [
  '    touch /base/status; \\',
  '    for file in /base/status.d/*; do \\',
  '      [ -f "$file" ] || continue; \\',
  '      case "$file" in *.md5sums) continue;; esac; \\',
  `      { echo 'Status: install ok installed'; sed -E '/^(Pre-)?Depends:/d' "$file"; echo; echo; } >>/base/status; \\`,
  '    done; \\',
];
