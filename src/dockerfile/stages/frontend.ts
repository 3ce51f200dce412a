import { PINS } from '../../plan/pins.ts';
import type { Plan } from '../../plan/plan.ts';
import type { FrontendStage, NodeBuild, TrunkBuild } from '../../plan/stages/types.ts';
import { CHECKOUT, OWN_FRONTEND, STAGES } from '../names.ts';
import { copyRecipe, copyWithout } from '../parts.ts';
import { shellWord } from '../quote.ts';
import { run } from '../run.ts';
import { frontendMounts, secretMounts } from '../secrets.ts';
import { asRoot, chown, programs, recipeOf } from '../user.ts';
import { rustupOf } from '../toolchain.ts';
import { installStep } from './members.ts';

/** Where what was built lies in the stage that builds it. */
const OUTPUT = '/out';

/** What programs for browsers are compiled for. */
const WASM = 'wasm32-unknown-unknown';

/** Returns the stages that build a frontend, the last of which holds nothing but its files. */
export function frontendStages(plan: Plan, frontend: FrontendStage): string[] {
  const { build, folder } = frontend;
  return [
    ...(build.kind === 'node' ? nodeStages(plan, folder, build) : trunkStages(plan, folder, build)),
    [
      '# Nothing but what is served.',
      `FROM scratch AS ${STAGES.frontendFiles}`,
      `COPY --from=${STAGES.frontendBuild} ${OUTPUT}/ /`,
    ].join('\n'),
  ];
}

/** How the files are served. A path that is no file is the page's own business; names of files have a dot. */
const SERVER: readonly string[] = [
  'server {',
  '    listen 8080;',
  '    root /usr/share/nginx/html;',
  '    absolute_redirect off;',
  '    location / { try_files $uri $uri/ /index.html; }',
  '    location ~ \\.[^/]*$ { try_files $uri =404; }',
  '}',
];

/** Written where there is a shell, and one for the builder's CPU. */
const WRITE_SERVER = [
  `# For the stage ${STAGES.frontend}: what is no file is a path of the page's own, and gets the page.`,
  "# The variables are nginx's own. It is a step apart, because it never changes.",
  '# hadolint ignore=SC2016,DL3059',
  `RUN printf '%s\\n' \\`,
  ...SERVER.map((line) => `      '${line}' \\`),
  '      >/nginx.conf',
];

/** Returns the image of the frontend alone: nginx without rights, at port 8080. */
export function frontendImage(): string {
  return [
    '# A web server and the files: its own user, 101, at port 8080.',
    `FROM nginxinc/nginx-unprivileged:${PINS.nginx} AS ${STAGES.frontend}`,
    `COPY --from=${STAGES.frontendBuild} /nginx.conf /etc/nginx/conf.d/default.conf`,
    `COPY --from=${STAGES.frontendFiles} / /usr/share/nginx/html/`,
    'EXPOSE 8080',
  ].join('\n');
}

function nodeStages(plan: Plan, folder: string, build: NodeBuild): string[] {
  const { manifests, manager } = build;
  const downloads = `--mount=type=cache,id=${build.downloads.id},target=${build.downloads.folder}`;
  const mounts = [downloads, ...frontendMounts(plan)];
  // A .dockerignore of the user's own may send them.
  const sources = `COPY --exclude=**/node_modules --exclude=${build.output} ${folder}/ ./`;
  const first = manifests.length === 0 ? [sources] : copies(folder, manifests);
  return [
    [
      manifests.length === 0
        ? '# With the sources, which scripts of the installation or local packages need.'
        : '# Installed from what the lockfile says, so that an edit of the sources does not install it again.',
      `FROM --platform=$BUILDPLATFORM ${build.image} AS ${STAGES.cookFrontend}`,
      ...(manager === null
        ? []
        : [run([['npm install --global --force --no-audit --no-fund', manager]], frontendMounts(plan))]),
      `WORKDIR ${OWN_FRONTEND}`,
      ...first,
      run([[build.install.join(' ')]], mounts),
    ].join('\n'),
    [
      '# Built once: what browsers run is the same for every platform.',
      `FROM ${STAGES.cookFrontend} AS ${STAGES.frontendBuild}`,
      ...(manifests.length === 0 ? [] : [sources]),
      run([[build.script.join(' ')]], frontendMounts(plan)),
      `RUN [ -d ${build.output} ] || { echo 'error: ${build.script.join(' ')} did not write ${build.output}' >&2; exit 1; }; \\`,
      `    cp -R ${build.output} ${OUTPUT}`,
      ...WRITE_SERVER,
    ].join('\n'),
  ];
}

/** A folder is copied to its own place, files lie beside each other. */
function copies(folder: string, manifests: readonly string[]): string[] {
  const files = manifests.filter((name) => !FOLDERS.has(name));
  return [
    `COPY ${files.map((name) => `${folder}/${name}`).join(' ')} ./`,
    ...manifests.filter((name) => FOLDERS.has(name)).map((name) => `COPY ${folder}/${name} ./${name}`),
  ];
}

const FOLDERS: ReadonlySet<string> = new Set(['.yarn/patches', '.yarn/plugins', '.yarn/releases', 'patches']);

function trunkStages(plan: Plan, folder: string, build: TrunkBuild): string[] {
  const isCooked = plan.dependencyCache === 'chef';
  const isMember = build.member !== null;
  const place = isMember ? `${CHECKOUT}/${folder}` : OWN_FRONTEND;
  const locked = build.locked ? ['--locked'] : [];
  // It would make cargo's folder anew, for root alone.
  const link = plan.buildUser === null ? '--link ' : '';
  const setUp = [
    ...asRoot(plan, [`RUN ${rustupOf(plan)} target add ${WASM}`, ...installStep(build.tools)]),
    `COPY ${link}--from=${STAGES.frontendTool} /tool/bin/ ${programs(plan)}/`,
    `COPY ${link}--from=${STAGES.frontendBindgen} /tool/bin/ ${programs(plan)}/`,
  ];
  return [
    toolStage(plan, STAGES.frontendTool, `trunk@${PINS.trunk}`),
    toolStage(plan, STAGES.frontendBindgen, `wasm-bindgen-cli@${build.wasmBindgen}`),
    ...(isCooked && !isMember ? [ownRecipe(plan, folder)] : []),
    ...(isCooked ? [cookStage(plan, build, [...setUp], locked)] : []),
    [
      '# Built once: what browsers run is the same for every platform.',
      `FROM ${isCooked ? STAGES.cookFrontend : STAGES.toolchain} AS ${STAGES.frontendBuild}`,
      ...(isCooked ? [] : setUp),
      ...(isMember
        ? copyWithout(
            plan,
            build.others.map((other) => other.folder),
            build.others.map(({ manifest }) => manifest),
          )
        : [...(isCooked ? [] : [`WORKDIR ${OWN_FRONTEND}`]), `COPY ${chown(plan)}${folder}/ ./`]),
      ...(isMember ? [`WORKDIR ${place}`] : []),
      'ENV TRUNK_SKIP_VERSION_CHECK=true',
      '# Newer than what was compiled of their stand-ins: cargo goes by times.',
      run(
        [
          [`find ${isMember ? CHECKOUT : OWN_FRONTEND} -name '*.rs' -exec touch '{}' +`],
          [
            'trunk build --release',
            ...(build.downloads.length === 0 && isCooked ? ['--offline'] : []),
            ...locked,
            `--dist ${OUTPUT}`,
          ],
        ],
        secretMounts(plan),
      ),
      ...asRoot(plan, WRITE_SERVER),
    ].join('\n'),
  ];
}

function cookStage(
  plan: Plan,
  { member }: TrunkBuild,
  setUp: readonly string[],
  locked: readonly string[],
): string {
  return [
    '# Dependencies of the frontend, so that an edit of its sources does not compile them again. trunk asks cargo about all that is',
    '# locked, so that is fetched here too.',
    `FROM ${STAGES.toolchain} AS ${STAGES.cookFrontend}`,
    ...setUp,
    ...(member === null
      ? [
          `WORKDIR ${OWN_FRONTEND}`,
          `COPY --from=${STAGES.frontendRecipe} ${recipeOf(plan)} ${recipeOf(plan)}`,
        ]
      : copyRecipe(plan)),
    run(
      [
        [
          `cargo chef cook --release --recipe-path ${recipeOf(plan)}`,
          `--target ${WASM}`,
          ...locked,
          ...(member === null ? [] : [`--package ${shellWord(member)}`]),
        ],
        ['cargo metadata --format-version 1 >/dev/null'],
      ],
      secretMounts(plan),
    ),
  ].join('\n');
}

function ownRecipe(plan: Plan, folder: string): string {
  return [
    `FROM ${STAGES.toolchain} AS ${STAGES.frontendRecipe}`,
    `WORKDIR ${OWN_FRONTEND}`,
    `COPY ${chown(plan)}${folder}/ ./`,
    `RUN cargo chef prepare --recipe-path ${recipeOf(plan)}`,
  ].join('\n');
}

/** The tools' own speed is no matter here: their release profile would take minutes more. */
function toolStage(plan: Plan, stage: string, tool: string): string {
  return [
    stage === STAGES.frontendTool
      ? '# The newest Rust, whatever the programs are compiled with: a layer that no change of the workspace makes again.'
      : "# trunk wants the lockfile's version, and would download it otherwise.",
    `FROM --platform=$BUILDPLATFORM rust:1-slim-${plan.toolchain.debian} AS ${stage}`,
    'ENV CARGO_PROFILE_RELEASE_LTO=off \\',
    '    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \\',
    '    CARGO_PROFILE_RELEASE_OPT_LEVEL=1',
    `RUN cargo install --locked --root /tool ${shellWord(tool)}`,
  ].join('\n');
}
