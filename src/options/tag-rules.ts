import { UserError } from '../errors.ts';
import { suggestion } from '../plan/nearest.ts';
import { meaningfulLines, parseFields } from './attributes.ts';
import { parseTemplate, type Template } from './expressions.ts';
import { plainText } from './values.ts';

/** One line of `tag-rules`: what tags it makes, and when. */
export type TagRule = RuleKind & {
  /** As it was written, for messages. */
  readonly text: string;
  /** Evaluates to `true` or `false`. */
  readonly enable: Template;
  /** The higher, the earlier; the first tag of all is the version. */
  readonly priority: number;
  /** Null: that of the flavor. */
  readonly prefix: Template | null;
  readonly suffix: Template | null;
};

type RuleKind =
  /** Our own: the version of the git tag, and those shorter ones of which it is the highest. */
  | { readonly type: 'release' }
  | { readonly type: 'schedule'; readonly pattern: Template }
  | {
      readonly type: 'semver';
      readonly pattern: Template;
      /** In place of the git tag. */
      readonly value: Template | null;
      readonly match: RegExp | null;
    }
  | {
      readonly type: 'match';
      readonly pattern: RegExp;
      readonly group: number;
      readonly value: Template | null;
    }
  /** A null branch is the repository's default one. */
  | { readonly type: 'edge'; readonly branch: string | null }
  | { readonly type: 'ref'; readonly event: 'branch' | 'tag' | 'pr' }
  | { readonly type: 'raw'; readonly value: Template }
  | { readonly type: 'sha'; readonly format: 'short' | 'long' };

type RuleType = RuleKind['type'];

/** Attributes of each type, and its priority: those of docker/metadata-action (README, "priority attribute"). */
const TYPES: Readonly<
  Record<RuleType, { readonly attributes: readonly string[]; readonly priority: number }>
> = {
  schedule: { attributes: ['pattern'], priority: 1000 },
  release: { attributes: [], priority: 900 },
  semver: { attributes: ['pattern', 'value', 'match'], priority: 900 },
  match: { attributes: ['pattern', 'group', 'value'], priority: 800 },
  edge: { attributes: ['branch'], priority: 700 },
  ref: { attributes: ['event'], priority: 600 },
  raw: { attributes: ['value'], priority: 200 },
  sha: { attributes: ['format'], priority: 100 },
};

const COMMON = ['enable', 'priority', 'prefix', 'suffix'];

/**
 * Returns the rules of the input `tag-rules`, those with the highest priority first, and of one priority in the order given.
 *
 * @throws UserError for a type, an attribute, an expression or a value that there is not
 */
export function parseTagRules(text: string): TagRule[] {
  return meaningfulLines(text)
    .map((line) => parseTagRule(plainText('tag-rules', line)))
    .sort((a, b) => b.priority - a.priority);
}

/** Returns one rule. */
export function parseTagRule(line: string): TagRule {
  const { type, values } = attributesOf(line);
  const where = `tag-rules: ${line}`;
  const template = (name: string, fallback: string | null = null): Template | null => {
    const value = values.get(name) ?? fallback;
    return value === null ? null : parseTemplate(value, where, name === 'pattern' && type === 'semver');
  };
  return {
    ...kindOf(type, values, { line, where, template }),
    text: line,
    enable: template('enable', 'true') ?? [],
    priority: priorityOf(values.get('priority'), type, where),
    prefix: template('prefix', type === 'sha' ? 'sha-' : values.get('event') === 'pr' ? 'pr-' : null),
    suffix: template('suffix'),
  };
}

function attributesOf(line: string): {
  readonly type: RuleType;
  readonly values: ReadonlyMap<string, string>;
} {
  const where = `tag-rules: ${line}`;
  const values = new Map<string, string>();
  for (const { key, value } of parseFields('tag-rules', line)) values.set(key ?? 'value', value);
  const type = typeOf(values.get('type') ?? 'raw', where);
  values.delete('type');
  const allowed = [...TYPES[type].attributes, ...COMMON];
  for (const key of values.keys()) {
    if (!allowed.includes(key))
      throw wrong(where, `type=${type} has no attribute ${key}.`, suggestion(key, 'Attributes', allowed));
  }
  return { type, values };
}

function typeOf(name: string, where: string): RuleType {
  const types = Object.keys(TYPES) as RuleType[];
  const found = types.find((type) => type === name);
  if (found !== undefined) return found;
  if (name === 'pep440') {
    throw wrong(
      where,
      'type=pep440 is for versions of Python packages.',
      'Cargo has semver: type=semver takes the same patterns.',
    );
  }
  throw wrong(where, `there is no type ${JSON.stringify(name)}.`, suggestion(name, 'Types', types));
}

function kindOf(
  type: RuleType,
  values: ReadonlyMap<string, string>,
  {
    where,
    template,
  }: {
    readonly line: string;
    readonly where: string;
    readonly template: (name: string, fallback?: string) => Template | null;
  },
): RuleKind {
  const needed = (name: string): string => {
    const value = values.get(name) ?? '';
    if (value === '')
      throw wrong(where, `type=${type} needs ${name}.`, `Write type=${type},${EXAMPLES[type]}.`);
    return value;
  };
  /** An empty value counts as none, as in `type=semver,pattern=…,value=`. */
  const given = (name: string): Template | null => ((values.get(name) ?? '') === '' ? null : template(name));
  switch (type) {
    case 'release':
      return { type };
    case 'schedule':
      return { type, pattern: template('pattern', 'nightly') ?? [] };
    case 'semver':
      needed('pattern');
      return {
        type,
        pattern: template('pattern') ?? [],
        value: given('value'),
        match: (values.get('match') ?? '') === '' ? null : patternOf(needed('match'), where),
      };
    case 'match':
      return {
        type,
        pattern: patternOf(needed('pattern'), where),
        group: groupOf(values.get('group') ?? '0', where),
        value: given('value'),
      };
    case 'edge':
      return { type, branch: values.get('branch') === '' ? null : (values.get('branch') ?? null) };
    case 'ref': {
      const event = (['branch', 'tag', 'pr'] as const).find((known) => known === needed('event'));
      if (event === undefined)
        throw wrong(where, `there is no event ${needed('event')}.`, 'Events: branch, tag, pr.');
      return { type, event };
    }
    case 'raw':
      if (!values.has('value')) needed('value');
      return { type, value: template('value') ?? [] };
    case 'sha': {
      const format = (['short', 'long'] as const).find(
        (known) => known === (values.get('format') ?? 'short'),
      );
      if (format === undefined) throw wrong(where, 'there is no such format.', 'Formats: short, long.');
      return { type, format };
    }
  }
}

/** What a rule of a type that needs something could look like. */
const EXAMPLES: Readonly<Record<RuleType, string>> = {
  release: '',
  schedule: 'pattern=nightly',
  semver: 'pattern={{version}}',
  match: 'pattern=v(.*),group=1',
  edge: 'branch=main',
  ref: 'event=branch',
  raw: 'value=latest',
  sha: 'format=short',
};

function groupOf(text: string, where: string): number {
  if (!/^\d{1,3}$/.test(text)) throw wrong(where, `group=${text} is no number.`, 'Write group=1.');
  return Number(text);
}

/** A pattern stands alone, or between slashes with flags behind. */
function patternOf(text: string, where: string): RegExp {
  const [, body, flags] = /^\/(.+)\/(.*)$/s.exec(text) ?? [];
  try {
    return new RegExp(body ?? text, flags ?? '');
  } catch (error) {
    throw new UserError(
      {
        what: `${where}: ${text} is no regular expression.`,
        next: 'Write it as JavaScript has them; one that holds a comma goes in double quotes with its name: "pattern=v(\\d{1,3})".',
      },
      { cause: error },
    );
  }
}

function priorityOf(text: string | undefined, type: RuleType, where: string): number {
  if (text === undefined) return TYPES[type].priority;
  const priority = Number(text);
  if (text === '' || !Number.isFinite(priority))
    throw wrong(where, `priority=${text} is no number.`, 'Write priority=1000.');
  return priority;
}

function wrong(where: string, what: string, next: string): UserError {
  return new UserError({ what: `${where}: ${what}`, next });
}
