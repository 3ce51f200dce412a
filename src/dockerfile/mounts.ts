import { fingerprint } from '../plan/fingerprint.ts';
import type { Plan } from '../plan/plan.ts';
import { compilesEach, tripleOf } from './compile.ts';
import { cleanMembers } from './fresh.ts';
import { CHECKOUT } from './names.ts';
import { shellWord } from './quote.ts';
import { cargoHome, homeOf, mountOwner } from './user.ts';

/**
 * Returns the flags of `RUN` that mount what cargo keeps.
 *
 * The target folder is `locked`: cargo's own lock lies in it, but a second build of the same plan would only wait for that one
 * too. The registry and the checkouts of git are `private`, for every workspace the same: cargo's lock of them lies one folder
 * above, outside of the mount, so two builds never get the same one at a time, and none waits for another.
 */
export function cacheMounts(plan: Plan): string[] {
  return [
    mount(plan, 'rust-docker-registry', `${cargoHome(plan)}/registry`, 'private'),
    mount(plan, 'rust-docker-git', `${cargoHome(plan)}/git`, 'private'),
    // Its first link for a CPU compiles musl.
    ...(plan.cross === 'zig'
      ? [mount(plan, 'rust-docker-zig', `${homeOf(plan)}/.cache/zig`, 'private')]
      : []),
    mount(plan, targetId(plan), '/target', 'locked'),
  ];
}

/** A mount belongs to who it was first made for, so each user has its own. */
function mount(plan: Plan, id: string, target: string, sharing: 'private' | 'locked'): string {
  const own = plan.buildUser === null ? id : `${id}-${plan.buildUser.uid}`;
  return `--mount=type=cache,id=${own},target=${target},sharing=${sharing}${mountOwner(plan)}`;
}

/**
 * One target folder for each shape of a workspace, set of platforms and profile. It does not depend on the features, which cargo tells
 * apart there itself, nor on the name of the folder, which is another one on every machine.
 */
function targetId(plan: Plan): string {
  const { context, cargo, toolchain } = plan;
  const triples = plan.platforms.map((platform) => tripleOf(plan, platform)).sort();
  const shape = [
    context.workspace,
    // What is a member elsewhere is compiled anew there each time, and would be taken for a dependency's output here.
    context.dependencies,
    cargo.packages,
    cargo.profile,
    toolchain.image,
    toolchain.installed,
    triples,
    ...(plan.cross === 'emulate' ? [plan.cross] : []),
  ];
  const id = `rust-docker-target-${fingerprint(JSON.stringify(shape))}`;
  return compilesEach(plan) ? `${id}-\${CARGO_BUILD_TARGET}` : id;
}

/**
 * Returns commands that leave in the target folder nothing that could be taken for the output of what is compiled now.
 *
 * Packages of registries do not change. Members are cleaned. What lies beside them, such as vendored sources, is too much to
 * be compiled each time, so its content decides: the folder starts anew when it is not what the folder was begun with.
 */
export function prepareTarget(plan: Plan): string[][] {
  const { dependencies } = plan.context;
  if (dependencies.length === 0) return cleanMembers(plan);
  const folders = dependencies.map((file) => shellWord(`${CHECKOUT}/${file}`)).join(' ');
  return [
    [`find ${folders}`, `-type f -exec sha256sum '{}' + -o -type l -printf '%p -> %l\\n' >/tmp/content`],
    ['sort -o /tmp/content /tmp/content'],
    [
      'if ! cmp -s /tmp/content "$CARGO_TARGET_DIR"/content; then',
      '  find "$CARGO_TARGET_DIR" -mindepth 1 -delete && cp /tmp/content "$CARGO_TARGET_DIR"/content;',
      'fi',
    ],
    ...cleanMembers(plan),
  ];
}
