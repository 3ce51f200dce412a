import type { Plan } from '../plan/plan.ts';

/** Where cargo and git look for what is no variable: by the id of the secret. */
const FILES: ReadonlyMap<string, string> = new Map([
  ['cargo-credentials', '/usr/local/cargo/credentials.toml'],
  ['git-credentials', '/root/.git-credentials'],
  ['gitconfig', '/root/.gitconfig'],
  ['netrc', '/root/.netrc'],
]);

/**
 * Returns the mounts of a `RUN` that fetches sources. A secret whose id is the name of a variable is that variable; the ids of
 * {@link FILES} are files where cargo and git look for them; every other one is a file in `/run/secrets`, as without us
 * (Dockerfile reference, "RUN --mount=type=secret").
 */
export function secretMounts({ secrets, ssh }: Plan): string[] {
  return [
    ...secrets.map((id) => {
      const target = FILES.get(id);
      const as =
        target !== undefined ? `,target=${target}` : /^[A-Z_][A-Z0-9_]*$/.test(id) ? `,env=${id}` : '';
      return `--mount=type=secret,id=${id}${as},required=true`;
    }),
    ...ssh.map((each) => `--mount=type=ssh,id=${each.replace(/=.*/, '')},required=true`),
  ];
}
