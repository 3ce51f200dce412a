import type { Options } from '../options/options.ts';
import type { Decision } from './plan.ts';

/** A value together with the row that explains it. */
export interface Decided<T> {
  readonly value: T;
  readonly decision: Decision;
}

/** Returns a value that an input asked for. */
export function asked<T>(about: string, value: T, input: string, shown = String(value)): Decided<T> {
  return {
    value,
    decision: {
      about,
      value: shown,
      why: `asked for with the input ${input}`,
      from: `input ${input}`,
      input,
    },
  };
}

/** Returns a value with the reason for it. */
export function because<T>(
  about: string,
  value: T,
  reason: { readonly why: string; readonly from?: string; readonly input?: string; readonly shown?: string },
): Decided<T> {
  return {
    value,
    decision: {
      about,
      value: reason.shown ?? String(value),
      why: reason.why,
      from: reason.from ?? null,
      input: reason.input ?? null,
    },
  };
}

/** Returns the row with the manifest named in place of the input where that is what gave it. */
export function withOrigin(decision: Decision, origins: Options['origins']): Decision {
  const input = /^input (\S+)$/.exec(decision.from ?? '')?.[1] ?? '';
  const origin = Object.hasOwn(origins, input) ? origins[input] : undefined;
  if (origin === undefined) return decision;
  return {
    ...decision,
    why: decision.why.replace(`with the input ${input}`, `with ${input} in the manifest`),
    from: origin,
  };
}
