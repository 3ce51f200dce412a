import { UserError } from '../errors.ts';
import type { ExportOption } from './options.ts';

/**
 * Returns what the input `outputs` stands for, in buildx's own form of `--output`: a folder, or `type=…,dest=…`.
 *
 * @throws UserError for what exports no files
 */
export function readOutput(text: string): ExportOption {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(text)) throw bad(text);
  if (!/^(type|dest)=/.test(text)) return { type: 'local', dest: text };
  const fields = new Map(
    text.split(',').map((field): [string, string] => {
      const [key = '', ...rest] = field.split('=');
      return [key.trim(), rest.join('=').trim()];
    }),
  );
  const type = fields.get('type') ?? 'local';
  const dest = fields.get('dest') ?? '';
  const isKnown = [...fields.keys()].every((key) => key === 'type' || key === 'dest');
  if ((type !== 'local' && type !== 'tar') || dest === '' || dest === '-' || !isKnown) throw bad(text);
  return { type, dest };
}

function bad(text: string): UserError {
  return new UserError({
    what: `outputs: ${JSON.stringify(text)} is not allowed.`,
    next: 'Allowed: one folder, type=local,dest=FOLDER or type=tar,dest=FILE. Images are published with push, and loaded with load.',
  });
}
