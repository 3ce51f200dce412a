import type { Plan, PlannedImage } from '../plan/plan.ts';
import { stageName, STAGES } from './names.ts';
import { execForm } from './quote.ts';

/** Where Debian and distroless keep the CA certificates. */
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/**
 * Returns the stage that puts together, on the builder's CPU, the files that the final stages would
 * otherwise need a foreign `RUN` for; none for distroless, which has them.
 */
export function filesStage(plan: Plan): string[] {
  if (plan.runtime.kind === 'distroless') return [];
  const [uid, gid] = plan.runtime.user.split(':');
  const account =
    plan.runtime.kind === 'debian'
      ? [
          `FROM --platform=$BUILDPLATFORM ${plan.runtime.image} AS ${STAGES.files}`,
          `RUN groupadd --gid ${gid} nonroot \\`,
          ` && useradd --uid ${uid} --gid ${gid} --create-home --shell /usr/sbin/nologin nonroot \\`,
          ' && mkdir -p /files/etc /files/home \\',
          ' && cp -p /etc/passwd /etc/group /files/etc/ \\',
          ' && cp -a /home/nonroot /files/home/',
        ]
      : [
          `FROM ${STAGES.toolchain} AS ${STAGES.files}`,
          'RUN install -d -m 1777 /files/tmp \\',
          ' && install -d /files/etc \\',
          ` && install -d -o ${uid} -g ${gid} /files/home/nonroot \\`,
          ` && echo 'nonroot:x:${uid}:${gid}:nonroot:/home/nonroot:/sbin/nologin' > /files/etc/passwd \\`,
          ` && echo 'nonroot:x:${gid}:' > /files/etc/group`,
        ];
  return [
    [
      "# What the final images need besides the program, made on the builder's CPU: the account, and data that it reads.",
      ...account,
      ...(plan.system.certificates
        ? [`COPY --from=${STAGES.toolchain} ${CERTIFICATES} /files${CERTIFICATES}`]
        : []),
      ...(plan.runtime.kind === 'scratch' && plan.system.timeZones
        ? [`COPY --from=${STAGES.toolchain} /usr/share/zoneinfo/ /files/usr/share/zoneinfo/`]
        : []),
    ].join('\n'),
  ];
}

/** Returns the stage of one image. It runs nothing, so it needs no emulation. */
export function finalStage(plan: Plan, image: PlannedImage): string {
  const { runtime, system } = plan;
  const hasLibraries = system.runtime.length > 0;
  return [
    `FROM ${hasLibraries ? STAGES.base : runtime.image} AS ${stageName(image)}`,
    ...(hasLibraries ? [`COPY --link --from=${STAGES.libraries} /libraries/ /`] : []),
    ...(runtime.kind === 'distroless' ? [] : [`COPY --link --from=${STAGES.files} /files/ /`]),
    // Where OpenSSL looks without it is for the package openssl, which has links to there, and for who compiled it.
    ...(runtime.kind !== 'distroless' && system.certificates ? [`ENV SSL_CERT_FILE=${CERTIFICATES}`] : []),
    'ARG TARGETPLATFORM',
    `COPY --link --from=${STAGES.build} /out/\${TARGETPLATFORM}/${image.name} ${image.binary}`,
    `USER ${runtime.user}`,
    ...(image.expose.length > 0 ? [`EXPOSE ${image.expose.join(' ')}`] : []),
    `ENTRYPOINT ${execForm([image.binary])}`,
  ].join('\n');
}
