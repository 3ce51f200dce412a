import { CFG_OF_TRIPLE } from './triples.ts';

/** A condition of `[target.'cfg(…)'.dependencies]` (Rust reference, "Conditional compilation"). */
type Cfg =
  | { readonly kind: 'all' | 'any' | 'not'; readonly of: readonly Cfg[] }
  /** `unix`, or `target_os="linux"` without spaces. */
  | { readonly kind: 'is'; readonly fact: string }
  | { readonly kind: 'always'; readonly value: boolean };

/** A condition that goes deeper was not written by a person, and must not fill the stack. */
const MAX_DEPTH = 64;

/** Tokens of cargo's `cargo-platform` crate; a string has no escapes. */
const TOKEN = / *(?:([(),=])|"([^"]*)"|(r#)?([A-Za-z_][A-Za-z0-9_]*))/y;

interface Tokens {
  readonly text: string;
  at: number;
}

interface Token {
  readonly sign?: string;
  readonly string?: string;
  readonly name?: string;
  readonly raw?: boolean;
}

/** Where a condition is no condition; never leaves this file. */
class Malformed extends Error {}

/**
 * Returns whether a dependency for a target is one of a triple's: the target is a triple itself or `cfg(…)`.
 *
 * What cannot be understood counts as active, so that nothing is left out that cargo may compile: a
 * condition with a mistake, and a triple that nothing is known of. A name that rustc does not set is false.
 */
export function isActive(target: string | null, triple: string): boolean {
  if (target === null) return true;
  if (!target.startsWith('cfg(') || !target.endsWith(')')) return target === triple;
  const facts = CFG_OF_TRIPLE.get(triple);
  if (facts === undefined) return true;
  const condition = parse(target.slice('cfg('.length, -1));
  return condition === null || holds(condition, facts);
}

function holds(condition: Cfg, facts: ReadonlySet<string>): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => holds(part, facts));
    case 'any':
      return condition.of.some((part) => holds(part, facts));
    case 'not':
      return !condition.of.some((part) => holds(part, facts));
    case 'is':
      return facts.has(condition.fact);
    case 'always':
      return condition.value;
  }
}

/** Returns the condition, or null where cargo would refuse it. */
function parse(text: string): Cfg | null {
  const tokens = { text, at: 0 };
  try {
    const condition = expression(tokens, 0);
    return text.slice(tokens.at).trim() === '' ? condition : null;
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

function expression(tokens: Tokens, depth: number): Cfg {
  if (depth > MAX_DEPTH) throw new Malformed();
  const { name, raw } = next(tokens);
  if (name === undefined) throw new Malformed();
  if (raw !== true && (name === 'all' || name === 'any' || name === 'not')) {
    const of = list(tokens, depth);
    if (name === 'not' && of.length !== 1) throw new Malformed();
    return { kind: name, of };
  }
  if (taken(tokens, '=')) {
    const { string } = next(tokens);
    if (string === undefined) throw new Malformed();
    return { kind: 'is', fact: `${name}="${string}"` };
  }
  if (name === 'true' || name === 'false') return { kind: 'always', value: name === 'true' };
  return { kind: 'is', fact: name };
}

/** What stands in parentheses, with a comma after the last one or not. */
function list(tokens: Tokens, depth: number): Cfg[] {
  const of: Cfg[] = [];
  if (!taken(tokens, '(')) throw new Malformed();
  while (!taken(tokens, ')')) {
    of.push(expression(tokens, depth + 1));
    if (!taken(tokens, ',')) {
      if (!taken(tokens, ')')) throw new Malformed();
      break;
    }
  }
  return of;
}

function next(tokens: Tokens): Token {
  TOKEN.lastIndex = tokens.at;
  const found = TOKEN.exec(tokens.text);
  if (found === null) throw new Malformed();
  tokens.at = TOKEN.lastIndex;
  const [, sign, string, raw, name] = found;
  if (sign !== undefined) return { sign };
  if (string !== undefined) return { string };
  return name === undefined ? {} : { name, raw: raw !== undefined };
}

function taken(tokens: Tokens, sign: string): boolean {
  const before = tokens.at;
  TOKEN.lastIndex = before;
  if (TOKEN.exec(tokens.text)?.[1] !== sign) return false;
  tokens.at = TOKEN.lastIndex;
  return true;
}
