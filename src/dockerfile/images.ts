import type { Plan, PlannedImage } from '../plan/plan.ts';
import { stageName, STAGES } from './names.ts';
import { execForm } from './quote.ts';

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
      "# What the final images need besides the program, made on the builder's CPU: the account, and the CA certificates.",
      ...account,
      `COPY --from=${STAGES.toolchain} /etc/ssl/certs/ca-certificates.crt /files/etc/ssl/certs/ca-certificates.crt`,
    ].join('\n'),
  ];
}

/** Returns the stage of one image. It runs nothing, so it needs no emulation. */
export function finalStage(plan: Plan, image: PlannedImage): string {
  const { runtime } = plan;
  return [
    `FROM ${runtime.image} AS ${stageName(image)}`,
    ...(runtime.kind === 'distroless' ? [] : [`COPY --link --from=${STAGES.files} /files/ /`]),
    ...(runtime.kind === 'scratch' ? ['ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt'] : []),
    'ARG TARGETPLATFORM',
    `COPY --link --from=${STAGES.build} /out/\${TARGETPLATFORM}/${image.name} ${image.binary}`,
    `USER ${runtime.user}`,
    ...(image.expose.length > 0 ? [`EXPOSE ${image.expose.join(' ')}`] : []),
    `ENTRYPOINT ${execForm([image.binary])}`,
  ].join('\n');
}
