import type { Plan } from '../plan/plan.ts';

/** Where cargo and git look for what is no variable: by the id of the secret. */
const FILES: ReadonlyMap<string, string> = new Map([
  ['cargo-credentials', '/usr/local/cargo/credentials.toml'],
  ['git-credentials', '/root/.git-credentials'],
  ['gitconfig', '/root/.gitconfig'],
  ['netrc', '/root/.netrc'],
  ['npmrc', '/root/.npmrc'],
]);

/**
 * Returns the mounts of a `RUN` that fetches sources. A secret whose id is the name of a variable is that variable; the ids of
 * {@link FILES} are files where cargo and git look for them; every other one is a file in `/run/secrets`, as without us
 * (Dockerfile reference, "RUN --mount=type=secret").
 */
export function secretMounts({ secrets, ssh, stages: { frontend } }: Plan): string[] {
  return [
    ...secrets.filter((id) => frontend?.build.kind !== 'node' || !isOfFrontend(id)).map(mountOf),
    ...ssh.map((each) => `--mount=type=ssh,id=${each.replace(/=.*/, '')},required=true`),
  ];
}

/** Returns the mounts of a `RUN` that package managers of Node work in: their own secrets, which cargo does not get then, and none of its. */
export function frontendMounts({ secrets }: Plan): string[] {
  return secrets.filter(isOfFrontend).map(mountOf);
}

function isOfFrontend(id: string): boolean {
  return id === 'npmrc' || /^(?:NODE|NPM|PNPM|YARN)_/.test(id);
}

function mountOf(id: string): string {
  const target = FILES.get(id);
  const as = target !== undefined ? `,target=${target}` : /^[A-Z_][A-Z0-9_]*$/.test(id) ? `,env=${id}` : '';
  return `--mount=type=secret,id=${id}${as},required=true`;
}
