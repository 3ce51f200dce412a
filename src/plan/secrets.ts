import type { Options } from '../options/options.ts';
import type { Decision } from './plan.ts';

/** Returns the rows that show what cargo is given and no image keeps; none where there is nothing. */
export function secretDecisions({ secrets, ssh }: Pick<Options, 'secrets' | 'ssh'>): Decision[] {
  const row = (about: string, value: string, input: string): Decision => ({
    about,
    value,
    why: 'mounted while cargo runs; in no layer and no history',
    from: `input ${input}`,
    input,
  });
  const inputs = { value: 'secrets', variable: 'secret-envs', file: 'secret-files' } as const;
  return [
    ...Object.entries(inputs).flatMap(([from, input]) => {
      const ids = secrets.filter((secret) => secret.from === from).map(({ id }) => id);
      return ids.length === 0 ? [] : [row('secrets', ids.join(', '), input)];
    }),
    ...(ssh.length === 0 ? [] : [row('ssh', ssh.map((each) => each.replace(/=.*/, '')).join(', '), 'ssh')]),
  ];
}
