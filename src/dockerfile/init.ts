import type { Plan } from '../plan/plan.ts';
import { STAGES } from './names.ts';
import { setArchitecture } from './system.ts';

/** Where tini is in the images. */
export const INIT_PATH = '/usr/bin/tini';

/**
 * Returns the stage that takes tini out of Debian's package for the image's CPU; none where nobody asked for it. Debian builds
 * it statically too (`tini-static`), so it runs on every base, and trixie has it for every platform.
 */
export function initStage(plan: Plan): string[] {
  if (!plan.runtime.init) return [];
  return [
    [
      "# tini for the image's CPU, taken out of its package on the builder's: nothing foreign runs.",
      `FROM --platform=$BUILDPLATFORM debian:trixie-slim AS ${STAGES.init}`,
      'WORKDIR /tmp',
      'ARG TARGETPLATFORM',
      'RUN set -eu; \\',
      `    ${setArchitecture(plan)}; \\`,
      '    dpkg --add-architecture "$arch"; \\',
      '    apt-get update; \\',
      '    apt-get download "tini:$arch"; \\',
      '    dpkg-deb --extract tini_*.deb /tmp/tini; \\',
      `    install -D /tmp/tini/usr/bin/tini-static /init${INIT_PATH}; \\`,
      '    install -D -m 644 /tmp/tini/usr/share/doc/tini/copyright /init/usr/share/doc/tini/copyright; \\',
      '    rm -rf /tmp/tini* /var/lib/apt/lists/*',
    ].join('\n'),
  ];
}
