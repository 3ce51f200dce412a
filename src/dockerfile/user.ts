import type { Plan } from '../plan/plan.ts';
import { CHECKOUT, OWN_FRONTEND } from './names.ts';

/** By number: a base of the user's own need not have the name. */
export const ROOT = 'USER 0:0';

/** Folder that the builder's user calls its home. */
export function homeOf({ buildUser }: Plan): string {
  return buildUser === null ? '/root' : `/home/${buildUser.name}`;
}

/** Cargo's folder, where the image of the builder has it. Of one of the user's own only its variable tells. */
export function cargoHome({ toolchain }: Plan): string {
  return toolchain.own ? '${CARGO_HOME}' : '/usr/local/cargo';
}

/** Folder for programs of ours in the builder. */
export function programs({ toolchain }: Plan): string {
  return toolchain.own ? '/usr/local/bin' : '/usr/local/cargo/bin';
}

/** Where cargo-chef's recipe is: the user of the builder cannot write to the root folder. */
export function recipeOf(plan: Plan): string {
  return plan.buildUser === null ? '/recipe.json' : `${homeOf(plan)}/recipe.json`;
}

/** Returns the flag of `COPY` by which sources belong to who compiles them, with the space after it; empty for root. */
export function chown({ buildUser }: Plan): string {
  return buildUser === null ? '' : `--chown=${buildUser.uid}:${buildUser.gid} `;
}

/** Returns the end of a mount's options by which the builder's user can use it; empty for root. */
export function mountOwner({ buildUser }: Plan): string {
  return buildUser === null ? '' : `,uid=${buildUser.uid},gid=${buildUser.gid}`;
}

/**
 * Returns the instructions after which everything runs as the builder's user; none for root. Folders that cargo and the stages
 * after it write to are made for it. The account has a name because git and ssh ask for one.
 */
export function becomeUser(plan: Plan): string[] {
  const { buildUser, dependencyCache, stages, toolchain } = plan;
  if (buildUser === null) return [];
  const { name, uid, gid } = buildUser;
  const home = homeOf(plan);
  const folders = [
    home,
    // A mount below it would make it root's.
    `${home}/.cache`,
    CHECKOUT,
    '/target',
    '/out',
    ...(dependencyCache === 'dummy' ? ['/manifests'] : []),
    ...(stages.docs === null ? [] : ['/doc']),
    ...(stages.frontend?.build.kind === 'trunk' ? [OWN_FRONTEND] : []),
  ];
  return [
    '# From here on cargo, build scripts and tests are this user. It owns what they write to.',
    `RUN echo '${name}:x:${uid}:${gid}::${home}:/bin/sh' >>/etc/passwd \\`,
    ` && echo '${name}:x:${gid}:' >>/etc/group \\`,
    ` && install -d -o ${uid} -g ${gid} ${folders.join(' ')} \\`,
    // The official image lets everybody write there, and COPY --link makes the folder anew, for root alone. Programs are only read.
    ` && find "$CARGO_HOME" -path "$CARGO_HOME/bin" -prune -o -exec chown ${uid}:${gid} '{}' +${toolchain.own ? ' \\' : ''}`,
    ...(toolchain.own ? [' && chmod a+X /root'] : []),
    `ENV HOME=${home}`,
    `USER ${uid}:${gid}`,
  ];
}

/** Returns instructions that only root can run, between two changes of the user where it is another one. */
export function asRoot({ buildUser }: Plan, instructions: readonly string[]): string[] {
  if (buildUser === null || instructions.length === 0) return [...instructions];
  return [ROOT, ...instructions, `USER ${buildUser.uid}:${buildUser.gid}`];
}
