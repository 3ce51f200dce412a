import { imageFor } from '../plan/builder-image.ts';
import { PINS } from '../plan/pins.ts';
import type { Plan } from '../plan/plan.ts';
import {
  compilerPerPlatform,
  compilerPlatform,
  compilesEach,
  imagePerPlatform,
  STAGE_OF_TARGET,
  tripleOf,
} from './compile.ts';
import { A_STAGE, CHECKOUT, STAGES } from './names.ts';
import { shellWord } from './quote.ts';
import { run } from './run.ts';
import { buildVariables, installPackages } from './system.ts';
import { becomeUser, programs, ROOT } from './user.ts';

/**
 * Returns the stages up to a complete compiler: what changes least, so first.
 *
 * Cross compilers are installed for the platforms that are not the builder's own, which `BUILDARCH` names:
 * the file is the same on an amd64 runner and an arm64 laptop.
 */
export function toolchainStage(plan: Plan): string[] {
  return [
    ...(plan.dependencyCache === 'chef' ? [chefStage(plan)] : []),
    ...(compilesEach(plan) && plan.cross !== 'emulate' ? imagePerPlatform(plan) : []),
    [
      ...from(plan),
      ...compilers(plan),
      ...rustup(plan),
      ...emptyLibatomic(plan),
      ...variables(plan),
      ...(plan.dependencyCache === 'chef'
        ? [
            '# --link: the layer does not depend on those below it, and stays cached when they change.',
            `COPY --link --from=${STAGES.chef} /usr/local/cargo/bin/cargo-chef ${programs(plan)}/cargo-chef`,
          ]
        : []),
      ...environment(plan),
      ...becomeUser(plan),
      `WORKDIR ${CHECKOUT}`,
    ].join('\n'),
    ...compilerPerPlatform(plan),
  ];
}

/** Returns the `FROM` of the stage, and what makes an image of the user's own one that the rest can go by. */
function from(plan: Plan): string[] {
  const { toolchain, platforms } = plan;
  const [platform] = platforms;
  const isEmulated = plan.cross === 'emulate';
  if (!toolchain.own) {
    return [
      isEmulated
        ? "# Runs on the CPU of the image and compiles for that, under QEMU where it is not the builder's."
        : "# Runs on the builder's own CPU and compiles for the others: nothing here is emulated.",
      `FROM ${compilerPlatform(plan)}rust:\${RUST_VERSION}-slim-${toolchain.debian} AS ${STAGES.toolchain}`,
    ];
  }
  if (platform === undefined) throw new Error('a plan without a platform');
  return [
    isEmulated
      ? "# An image of your own. It runs on the CPU of the image, under QEMU where that is not the builder's."
      : "# An image of your own. It runs on the builder's CPU, and cargo in it compiles for the others.",
    ...(compilesEach(plan) && !isEmulated
      ? [...A_STAGE, `FROM ${STAGE_OF_TARGET} AS ${STAGES.toolchain}`]
      : [
          `FROM ${compilerPlatform(plan)}${imageFor(toolchain.image, tripleOf(plan, platform), platform.name)} AS ${STAGES.toolchain}`,
        ]),
    ...(plan.buildUser === null
      ? [
          '# Packages are installed as root, whoever the image is for otherwise. The stage is not shipped.',
          '# hadolint ignore=DL3002',
        ]
      : []),
    ROOT,
    '# Where rustup puts them, unless the image says otherwise.',
    'ENV CARGO_HOME=${CARGO_HOME:-/root/.cargo} \\',
    '    RUSTUP_HOME=${RUSTUP_HOME:-/root/.rustup}',
  ];
}

function compilers(plan: Plan): string[] {
  switch (plan.cross) {
    case 'gcc':
      return gcc(plan);
    case 'zig':
      return zig(plan);
    case 'emulate':
    case 'image':
      return fromImage(plan);
  }
}

/** What rustup adds to the image: a toolchain that no image has, targets, and components. */
function rustup(plan: Plan): string[] {
  const { toolchain } = plan;
  // Its own triple every toolchain has.
  const compiled = plan.cross === 'emulate' ? [] : plan.platforms.map((platform) => tripleOf(plan, platform));
  const targets = [...compiled, ...toolchain.targets].map(shellWord);
  const components = toolchain.components.map(shellWord);
  if (toolchain.own) return ownRustup(plan, targets);
  if (toolchain.installed !== null) {
    return [
      run([
        [
          `rustup toolchain install ${shellWord(toolchain.installed)} --profile minimal`,
          ...components.map((name) => `--component ${name}`),
          ...targets.map((name) => `--target ${name}`),
        ],
      ]),
    ];
  }
  const commands = [
    ...(targets.length === 0 ? [] : [`rustup target add ${targets.join(' ')}`]),
    ...(components.length === 0 ? [] : [`rustup component add ${components.join(' ')}`]),
  ];
  return commands.length === 0 ? [] : [`RUN ${commands.join(' \\\n && ')}`];
}

/**
 * An image without rustup is to have the targets. With it the image's own toolchain is given a name, because any other way to say
 * which one it is gives way to a toolchain file in the checkout, and rustup would download what that names.
 */
function ownRustup(plan: Plan, targets: readonly string[]): string[] {
  const { components } = plan.toolchain;
  const added =
    compilesEach(plan) && plan.cross !== 'emulate'
      ? ['"$CARGO_BUILD_TARGET"', ...plan.toolchain.targets.map(shellWord)]
      : targets;
  return [
    '# Its own toolchain is called image from here on, so that a toolchain file asks for no other.',
    'RUN set -eu; \\',
    '    if command -v rustup >/dev/null; then \\',
    ...(added.length === 0 ? [] : [`      rustup target add ${added.join(' ')}; \\`]),
    ...(components.length === 0
      ? []
      : [`      rustup component add ${components.map(shellWord).join(' ')}; \\`]),
    '      rustup toolchain link image "$(rustc --print sysroot)"; \\',
    '    fi',
  ];
}

/**
 * C code asks for libatomic on 32-bit ARM, which zig does not have (rust-cross/cargo-zigbuild#252): its functions are in
 * the compiler's own library, so an empty one will do. It lies where rustc lets the linker look.
 */
function emptyLibatomic(plan: Plan): string[] {
  if (plan.cross !== 'zig') return [];
  const triples = plan.platforms.filter(({ arm }) => arm !== undefined).map((each) => tripleOf(plan, each));
  if (triples.length === 0) return [];
  const { installed } = plan.toolchain;
  const rustc = installed === null ? 'rustc' : `rustc ${shellWord(`+${installed}`)}`;
  const write = (triple: string): string =>
    `printf '!<arch>\\n' >"$(${rustc} --print target-libdir --target ${triple})/libatomic.a"`;
  return [
    "# What C code takes from libatomic on 32-bit ARM, zig's own library has.",
    `RUN ${triples.map(write).join(' \\\n && ')}`,
  ];
}

function environment({ toolchain, config }: Plan): string[] {
  const overruled = Object.entries(config.env).map(([name, value]) => `${name}=${value}`);
  const flags = Object.entries(config.flags).map(([name, value]) => `${name}=${value}`);
  const variables = [
    `RUSTUP_TOOLCHAIN=${toolchain.own ? 'image' : (toolchain.installed ?? '${RUST_VERSION}')}`,
    'CARGO_TARGET_DIR=/target',
    'CARGO_TERM_COLOR=never',
    // What C sources of dependencies take for the time: one that no build changes (gcc's manual, «Environment Variables»).
    'SOURCE_DATE_EPOCH=0',
  ];
  return [
    ...(toolchain.own ? [] : [whichToolchain(toolchain)]),
    `ENV ${variables.join(' \\\n    ')}`,
    ...(overruled.length === 0
      ? []
      : [
          "# Stronger than cargo's configuration, which names programs that are not here.",
          `ENV ${overruled.join(' \\\n    ')}`,
        ]),
    ...(flags.length === 0
      ? []
      : [
          '# A static binary where rustc would link musl dynamically. Cargo adds this to the flags of its configuration.',
          `ENV ${flags.join(' \\\n    ')}`,
        ]),
  ];
}

/** Returns how rustup is called for the toolchain in use. That of an image of the user's own has another name there than here. */
export function rustupOf({ toolchain }: Plan): string {
  return toolchain.own ? 'env -u RUSTUP_TOOLCHAIN rustup' : 'rustup';
}

function whichToolchain({ installed }: Plan['toolchain']): string {
  return installed === null
    ? "# The image's own toolchain, by the exact name that its RUST_VERSION has: any other would be downloaded."
    : '# The toolchain that was installed, whatever a toolchain file says: any other would be downloaded.';
}

/** The Alpine variant's binary is static, so it runs on Debian too. */
function chefStage(plan: Plan): string {
  return [
    '# Only the cargo-chef binary is taken from this image: the Alpine variant, because that one is static.',
    `FROM ${compilerPlatform(plan)}lukemathwalker/cargo-chef:${PINS.cargoChef}-rust-1-alpine AS ${STAGES.chef}`,
  ].join('\n');
}

/** What cargo compiles with is the image's; of Debian come only the programs that crates ask for. */
function fromImage(plan: Plan): string[] {
  const lines = installPackages(plan);
  return lines.length === 0
    ? []
    : ['# What the crates in use and the images need besides. Debian keeps one version of each.', ...lines];
}

function gcc(plan: Plan): string[] {
  const extra = plan.system.tools.length + plan.system.libraries.length + plan.system.unpacked.length > 0;
  const what = extra || plan.system.cxx ? ', and what the crates in use need' : '';
  return [
    `# C linkers for the platforms that are not the builder's own${what}. Debian keeps one version of each, so none is pinned.`,
    ...installPackages(plan),
  ];
}

function variables(plan: Plan): string[] {
  const names = buildVariables(plan);
  return names.length === 0 ? [] : [`ENV ${names.join(' \\\n    ')}`];
}

/** pip is how cargo-zigbuild's own documentation installs it together with zig. */
function zig(plan: Plan): string[] {
  return [
    '# zig links for every platform and brings musl. Debian keeps one version of each package, so none is pinned.',
    ...installPackages(plan, ['python3-pip']).map((line, at, { length }) =>
      at === length - 1 ? `${line}; \\` : line,
    ),
    `    pip install --no-cache-dir --break-system-packages cargo-zigbuild==${PINS.cargoZigbuild} ziglang==${PINS.zig}`,
  ];
}
