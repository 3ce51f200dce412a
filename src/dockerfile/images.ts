import type { Plan, PlannedImage, RuntimeKind } from '../plan/plan.ts';
import { CERTIFICATES, copiesCertificates, copiesTimeZones } from './data.ts';
import { INIT_PATH } from './init.ts';
import { stageName, STAGES } from './names.ts';
import { copyInto, envValue, execForm, literal } from './quote.ts';
import { isCompiled, toolPath } from './stages/migrate.ts';
import { ROOT } from './user.ts';

/** Bases whose list of accounts gets one more. */
const HAS_ACCOUNTS: ReadonlySet<RuntimeKind> = new Set(['alpine', 'debian']);

/** Whether the base is a stage of its own, because something is taken from it, or packages are added to it. */
export function hasBaseStage({ runtime, system }: Plan): boolean {
  return system.runtime.length > 0 || (runtime.account !== null && HAS_ACCOUNTS.has(runtime.kind));
}

/**
 * Returns the stage that puts together, on the builder's CPU, the files that the final stages would otherwise need a
 * foreign `RUN` for; none where the base has them all.
 */
export function filesStage(plan: Plan): string[] {
  const lines = [
    ...account(plan),
    ...(copiesCertificates(plan)
      ? [`COPY --from=${STAGES.toolchain} ${CERTIFICATES} /files${CERTIFICATES}`]
      : []),
    ...(copiesTimeZones(plan)
      ? [`COPY --from=${STAGES.toolchain} /usr/share/zoneinfo/ /files/usr/share/zoneinfo/`]
      : []),
  ];
  if (lines.length === 0) return [];
  return [
    [
      `# What the final images need besides the program${plan.cross === 'emulate' ? '' : ", made on the builder's CPU"}: the account, and data that it reads.`,
      `FROM ${STAGES.toolchain} AS ${STAGES.files}`,
      ...(plan.buildUser === null
        ? []
        : ['# As root, because files of others are made.', '# hadolint ignore=DL3002', ROOT]),
      ...lines,
    ].join('\n'),
  ];
}

function account({ runtime }: Plan): string[] {
  const { account: own, kind } = runtime;
  const folders = kind === 'scratch' ? ['install -d -m 1777 /files/tmp', 'install -d /files/etc'] : [];
  const commands =
    own === null
      ? folders
      : [
          ...folders,
          `install -d -o ${own.uid} -g ${own.gid} /files/home/nonroot`,
          `echo 'nonroot:x:${own.uid}:${own.gid}:nonroot:/home/nonroot:/sbin/nologin' >> /files/etc/passwd`,
          ...(own.gid === 0 ? [] : [`echo 'nonroot:x:${own.gid}:' >> /files/etc/group`]),
        ];
  if (commands.length === 0) return [];
  return [
    ...(HAS_ACCOUNTS.has(kind) ? [`COPY --from=${STAGES.base} /etc/passwd /etc/group /files/etc/`] : []),
    `RUN ${commands.join(' \\\n && ')}`,
  ];
}

/** Returns the stage of one image. It runs nothing, so it needs no emulation. */
export function finalStage(plan: Plan, image: PlannedImage): string {
  const { runtime, system } = plan;
  const hasFiles = filesStage(plan).length > 0;
  const env = [
    // Where OpenSSL looks without it is for the package openssl, which has links to there, and for who compiled it.
    ...(copiesCertificates(plan) && image.env.SSL_CERT_FILE === undefined
      ? [`SSL_CERT_FILE=${CERTIFICATES}`]
      : []),
    ...Object.entries(image.env).map(([name, value]) => `${name}=${envValue(value)}`),
  ];
  return [
    `FROM ${hasBaseStage(plan) ? STAGES.base : runtime.image} AS ${stageName(image)}`,
    // A tool has what it needs in it.
    ...(system.runtime.length > 0 && isCompiled(image)
      ? [`COPY --link --from=${STAGES.libraries} /libraries/ /`]
      : []),
    ...(hasFiles ? [`COPY --link --from=${STAGES.files} /files/ /`] : []),
    ...(runtime.init ? [`COPY --link --from=${STAGES.init} /init/ /`] : []),
    // Without --link: that would make folders of the base anew, and of its links too.
    ...image.assets.map(({ source, target }) => copyInto(source, target)),
    ...(image.frontend === null ? [] : [copyFrontend(image.frontend)]),
    ...(env.length > 0 ? [`ENV ${env.join(' \\\n    ')}`] : []),
    'ARG TARGETPLATFORM',
    copyProgram(image),
    `USER ${runtime.user}`,
    // After USER: the folder belongs to whoever that is.
    ...(image.workdir === null ? [] : [`WORKDIR ${literal(image.workdir)}`]),
    ...(image.expose.length > 0 ? [`EXPOSE ${image.expose.join(' ')}`] : []),
    ...healthcheck(image),
    `ENTRYPOINT ${execForm([...(runtime.init ? [INIT_PATH, '--'] : []), ...image.entrypoint])}`,
    ...(image.cmd.length > 0 ? [`CMD ${execForm(image.cmd)}`] : []),
  ].join('\n');
}

function copyProgram({ tool, binary }: PlannedImage): string {
  if (tool !== null) {
    return `COPY --link --from=${STAGES.migrateTool} ${toolPath(tool, '${TARGETPLATFORM}')} ${binary}`;
  }
  return `COPY --link --from=${STAGES.build} /out/\${TARGETPLATFORM}/${binary.replace(/^.*\//, '')} ${binary}`;
}

function copyFrontend(folder: string): string {
  const from = `COPY --from=${STAGES.frontendFiles}`;
  const plain = /^[A-Za-z0-9_@%+=:,./-]+$/.test(folder);
  return plain ? `${from} / ${folder}/` : `${from} ${execForm(['/', literal(`${folder}/`)])}`;
}

function healthcheck({ healthcheck: check }: PlannedImage): string[] {
  if (check === null) return [];
  if (check.command === null) return ['HEALTHCHECK NONE'];
  return [['HEALTHCHECK', ...check.flags, 'CMD', execForm(check.command)].join(' ')];
}
