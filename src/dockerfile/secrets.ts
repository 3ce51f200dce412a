import type { Plan } from '../plan/plan.ts';
import { cargoHome, homeOf, mountOwner } from './user.ts';

/** Returns where cargo and git look for what is no variable: by the id of the secret. */
function filesOf(plan: Plan): ReadonlyMap<string, string> {
  const home = homeOf(plan);
  return new Map([
    ['cargo-credentials', `${cargoHome(plan)}/credentials.toml`],
    ['git-credentials', `${home}/.git-credentials`],
    ['gitconfig', `${home}/.gitconfig`],
    ['netrc', `${home}/.netrc`],
  ]);
}

/**
 * Returns the mounts of a `RUN` that fetches sources. A secret whose id is the name of a variable is that variable; the ids of
 * {@link filesOf} are files where cargo and git look for them; every other one is a file in `/run/secrets`, as without us
 * (Dockerfile reference, "RUN --mount=type=secret").
 */
export function secretMounts(plan: Plan): string[] {
  const {
    secrets,
    ssh,
    stages: { frontend },
  } = plan;
  const files = filesOf(plan);
  return [
    ...secrets
      .filter((id) => frontend?.build.kind !== 'node' || !isOfFrontend(id))
      .map((id) => mountOf(id, files, mountOwner(plan))),
    ...ssh.map((each) => `--mount=type=ssh,id=${each.replace(/=.*/, '')}${mountOwner(plan)},required=true`),
  ];
}

/** Returns the mounts of a `RUN` that package managers of Node work in: their own secrets, which cargo does not get then, and none of its. */
export function frontendMounts({ secrets }: Plan): string[] {
  // That stage is root's, whoever compiles the programs.
  const files = new Map([['npmrc', '/root/.npmrc']]);
  return secrets.filter(isOfFrontend).map((id) => mountOf(id, files, ''));
}

function isOfFrontend(id: string): boolean {
  return id === 'npmrc' || /^(?:NODE|NPM|PNPM|YARN)_/.test(id);
}

/** @param owner the end of the options of a mounted file, as {@link mountOwner} gives it */
function mountOf(id: string, files: ReadonlyMap<string, string>, owner: string): string {
  const target = files.get(id);
  const asVariable = target === undefined && /^[A-Z_][A-Z0-9_]*$/.test(id);
  const as = asVariable ? `,env=${id}` : `${target === undefined ? '' : `,target=${target}`}${owner}`;
  return `--mount=type=secret,id=${id}${as},required=true`;
}
