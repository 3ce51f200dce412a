import { UserError } from '../errors.ts';
import type { Secret } from './options.ts';
import { badValue } from './values.ts';

/** The inputs, which are named as in docker/build-push-action. */
const INPUT = { value: 'secrets', variable: 'secret-envs', file: 'secret-files' } as const;

const FORM = { value: 'id=value', variable: 'id=VARIABLE', file: 'id=path' } as const;

/** What every file system, BuildKit and a shell take as a name. */
const ID = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;

/**
 * Reads the three inputs with secrets. No message has more of one than its id.
 *
 * @throws UserError for one without an id, and for two of one id
 */
export function secretsOf(given: Readonly<Record<Secret['from'], readonly string[]>>): Secret[] {
  const kinds = ['value', 'variable', 'file'] as const;
  const secrets = kinds.flatMap((from) =>
    given[from].map((entry): Secret => {
      const at = entry.indexOf('=');
      const id = entry.slice(0, Math.max(at, 0));
      if (!ID.test(id) || at === entry.length - 1) {
        throw new UserError({
          what: `${INPUT[from]}: an entry is not of the form ${FORM[from]}${ID.test(id) ? ` (${id})` : ''}.`,
          next: 'Write one a line; the id is letters, digits and _ . -, such as CARGO_REGISTRIES_CORP_TOKEN.',
        });
      }
      return { id, from, text: entry.slice(at + 1) };
    }),
  );
  const twice = secrets.find(({ id }, at) => secrets.findIndex((other) => other.id === id) !== at);
  if (twice !== undefined) {
    throw new UserError({
      what: `There are two secrets with the id ${twice.id}.`,
      next: `Give it once, with ${Object.values(INPUT).join(', ')}.`,
    });
  }
  return secrets;
}

/** Reads one of `ssh`: the id of an agent, and the paths of keys. */
export function sshOf(text: string): string {
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*(=.+)?$/.test(text)) throw badValue('ssh', text, 'default, or id=path');
  return text;
}
