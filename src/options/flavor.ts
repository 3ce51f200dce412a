import { UserError } from '../errors.ts';
import { suggestion } from '../plan/nearest.ts';
import { meaningfulLines, parseFields } from './attributes.ts';
import { parseTemplate, type Template } from './expressions.ts';
import { badValue, plainText } from './values.ts';

/** What holds for the tags of all rules. */
export interface Flavor {
  /** Null: where the first rule that makes a tag says so. */
  readonly latest: boolean | null;
  readonly prefix: Affix;
  readonly suffix: Affix;
}

/** What stands before or behind each name. */
export interface Affix {
  readonly text: Template;
  /** `latest` has it too. */
  readonly onLatest: boolean;
}

/**
 * Returns what the input `flavor` says, in docker/metadata-action's syntax: `latest=auto`, `prefix=v,onlatest=true`.
 *
 * @throws UserError for a key or a value that there is not
 */
export function parseFlavor(text: string): Flavor {
  let flavor: Flavor = {
    latest: null,
    prefix: { text: [], onLatest: false },
    suffix: { text: [], onLatest: false },
  };
  for (const line of meaningfulLines(text)) {
    let last: 'prefix' | 'suffix' | null = null;
    for (const { key, value } of parseFields('flavor', plainText('flavor', line))) {
      switch (key) {
        case 'latest':
          if (!['auto', 'true', 'false'].includes(value))
            throw badValue('flavor', `latest=${value}`, 'latest=auto, latest=true, latest=false');
          flavor = { ...flavor, latest: value === 'auto' ? null : value === 'true' };
          break;
        case 'prefix':
        case 'suffix':
          last = key;
          flavor = {
            ...flavor,
            [key]: { text: parseTemplate(value, `flavor: ${line}`), onLatest: flavor[key].onLatest },
          };
          break;
        case 'onlatest':
          if (last === null || !['true', 'false'].includes(value))
            throw badValue('flavor', line, 'prefix=…,onlatest=true and suffix=…,onlatest=true');
          flavor = { ...flavor, [last]: { ...flavor[last], onLatest: value === 'true' } };
          break;
        case null:
        default:
          throw new UserError({
            what: `flavor: there is no ${JSON.stringify(key ?? value)}.`,
            next: suggestion(key ?? value, 'Keys', ['latest', 'prefix', 'suffix', 'onlatest']),
          });
      }
    }
  }
  return flavor;
}
