import { PINS } from '../plan/pins.ts';
import type { Plan } from '../plan/plan.ts';
import { tripleOf } from './cargo.ts';
import { CHECKOUT, STAGES } from './names.ts';
import { shellWord } from './quote.ts';
import { run } from './run.ts';
import { buildVariables, installPackages } from './system.ts';
import { becomeUser } from './user.ts';

/**
 * Returns the stages up to a complete compiler: what changes least, so first.
 *
 * Cross compilers are installed for the platforms that are not the builder's own, which `BUILDARCH` names:
 * the file is the same on an amd64 runner and an arm64 laptop.
 */
export function toolchainStage(plan: Plan): string[] {
  return [
    ...(plan.dependencyCache === 'chef' ? [chefStage()] : []),
    [
      "# Runs on the builder's own CPU and compiles for the others: nothing here is emulated.",
      `FROM --platform=$BUILDPLATFORM rust:\${RUST_VERSION}-slim-${plan.toolchain.debian} AS ${STAGES.toolchain}`,
      ...(plan.cross === 'gcc' ? gcc(plan) : zig(plan)),
      ...rustup(plan),
      ...emptyLibatomic(plan),
      ...variables(plan),
      ...(plan.dependencyCache === 'chef'
        ? [
            '# --link: the layer does not depend on those below it, and stays cached when they change.',
            `COPY --link --from=${STAGES.chef} /usr/local/cargo/bin/cargo-chef /usr/local/cargo/bin/cargo-chef`,
          ]
        : []),
      ...environment(plan),
      ...becomeUser(plan),
      `WORKDIR ${CHECKOUT}`,
    ].join('\n'),
  ];
}

/** What rustup adds to the image: a toolchain that no image has, targets, and components. */
function rustup({ toolchain, ...plan }: Plan): string[] {
  const targets = [
    ...plan.platforms.map((platform) => tripleOf({ ...plan, toolchain }, platform)),
    ...toolchain.targets,
  ];
  if (toolchain.installed !== null) {
    return [
      run([
        [
          `rustup toolchain install ${shellWord(toolchain.installed)} --profile minimal`,
          ...toolchain.components.map((name) => `--component ${shellWord(name)}`),
          ...targets.map((name) => `--target ${shellWord(name)}`),
        ],
      ]),
    ];
  }
  const add = `rustup target add ${targets.map(shellWord).join(' ')}`;
  if (toolchain.components.length === 0) return [`RUN ${add}`];
  return [`RUN ${add} \\\n && rustup component add ${toolchain.components.map(shellWord).join(' ')}`];
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
  return [
    "# What C code takes from libatomic on 32-bit ARM, zig's own library has.",
    `RUN for target in ${triples.join(' ')}; do \\`,
    `      printf '!<arch>\\n' >"$(${rustc} --print target-libdir --target "$target")/libatomic.a" || exit 1; \\`,
    '    done',
  ];
}

function environment({ toolchain, config }: Plan): string[] {
  const overruled = Object.entries(config.env).map(([name, value]) => `${name}=${value}`);
  const flags = Object.entries(config.flags).map(([name, value]) => `${name}=${value}`);
  const variables = [
    `RUSTUP_TOOLCHAIN=${toolchain.installed ?? '${RUST_VERSION}'}`,
    'CARGO_TARGET_DIR=/target',
    'CARGO_TERM_COLOR=never',
    // What C sources of dependencies take for the time: one that no build changes (gcc's manual, «Environment Variables»).
    'SOURCE_DATE_EPOCH=0',
  ];
  return [
    toolchain.installed === null
      ? "# The image's own toolchain, by the exact name that its RUST_VERSION has: any other would be downloaded."
      : '# The toolchain that was installed, whatever a toolchain file says: any other would be downloaded.',
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

/** The Alpine variant's binary is static, so it runs on Debian too. */
function chefStage(): string {
  return [
    '# Only the cargo-chef binary is taken from this image: the Alpine variant, because that one is static.',
    `FROM --platform=$BUILDPLATFORM lukemathwalker/cargo-chef:${PINS.cargoChef}-rust-1-alpine AS ${STAGES.chef}`,
  ].join('\n');
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
