import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import type { Runtime, RuntimeKind } from './plan.ts';

/** distroless's and our own unprivileged account (`nonroot` in GoogleContainerTools/distroless). */
const NONROOT = 65_532;

/** Linux's id for those without a name (`overflowuid`). */
const NOBODY = 65_534;

/** Accounts that each base has (base-passwd's `passwd.master` and `group.master`; alpine-baselayout's `passwd` and `group`). */
const NAMES: Readonly<Record<Exclude<RuntimeKind, 'image'>, readonly string[]>> = {
  scratch: [],
  distroless: [],
  alpine: ['bin', 'daemon', 'ftp', 'games', 'mail', 'news', 'ntp', 'sshd'],
  debian: ['backup', 'bin', 'daemon', 'games', 'list', 'mail', 'man', 'news', 'proxy', 'sys', 'www-data'],
};

/**
 * Returns whom the image runs as, and the account that is made for it.
 *
 * @throws UserError for a name that the base does not have
 */
export function chooseAccount(kind: RuntimeKind, { user }: Options): Pick<Runtime, 'user' | 'account'> {
  // Of a base of the user's own it is not known how it keeps accounts. A number needs none.
  if (kind === 'image') return { user: user ?? `${NONROOT}:${NONROOT}`, account: null };
  // The same number on all of them, with a group that has another name on Debian.
  if (user === 'nobody') return { user: `${NOBODY}:${NOBODY}`, account: null };
  const [name = '', group = name] = (user ?? 'nonroot').split(':');
  const numbers = [name, group].map((part) => numberOf(part));
  const [uid, gid] = numbers;
  if (uid != null && gid != null) {
    // distroless has nonroot, and for another number no program to ask for its name.
    const isOurs = kind !== 'distroless' && uid !== 0;
    return { user: `${uid}:${gid}`, account: isOurs ? { uid, gid } : null };
  }
  const missing = [name, group].find((part) => numberOf(part) === null && !NAMES[kind].includes(part));
  if (missing === undefined) return { user: `${name}:${group}`, account: null };
  throw new UserError({
    what: `user: ${user ?? ''}: ${kind} has no ${JSON.stringify(missing)}.`,
    next: `Give numbers, such as 1000:1000, or ${['nonroot', 'nobody', 'root', ...NAMES[kind]].join(', ')}.`,
  });
}

/** The names that are the same number everywhere, and numbers. */
function numberOf(part: string): number | null {
  if (part === 'nonroot') return NONROOT;
  if (part === 'root') return 0;
  return /^\d+$/.test(part) ? Number(part) : null;
}
