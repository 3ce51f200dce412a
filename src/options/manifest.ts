import { UserError } from '../errors.ts';
import { suggestion } from '../plan/nearest.ts';
import type { ManifestScalar, ManifestTable, ManifestValue, Workspace } from '../workspace/workspace.ts';
import type { InputDefinition } from './definition.ts';
import type { Options } from './options.ts';
import { parseOptions } from './parse.ts';
import type { RawInputs } from './reader.ts';
import { INPUTS, type InputName } from './table.ts';

/** What one manifest says in place of inputs. */
export interface ManifestOptions {
  /** Relative to the workspace root. */
  readonly file: string;
  /** As a decision names it: `Cargo.toml [package.metadata.docker]`. */
  readonly origin: string;
  /** Names of the inputs that it gives. */
  readonly given: readonly InputName[];
  /** All options, of which only the given ones mean anything. */
  readonly options: Options;
}

/** What the manifests of a workspace say. */
export interface Manifests {
  readonly workspace: ManifestOptions | null;
  /** Those that say anything, by package. */
  readonly packages: ReadonlyMap<string, ManifestOptions>;
}

/** Where a table stands. */
interface Place {
  readonly file: string;
  readonly section: 'package' | 'workspace';
}

/**
 * Returns what the manifests of all members say.
 *
 * @throws UserError for a key that there is not, and for a value that the input of its name would not allow either
 */
export function readManifestOptions({ defaults, members }: Workspace): Manifests {
  return {
    workspace:
      defaults === null ? null : parseManifest(defaults, { file: 'Cargo.toml', section: 'workspace' }),
    packages: new Map(
      members.flatMap(({ name, manifest, defaults: own }) =>
        own === null ? [] : [[name, parseManifest(own, { file: manifest, section: 'package' })]],
      ),
    ),
  };
}

/**
 * Returns what a table in a manifest says. Its values are turned into the text that an input would have and are then read as
 * that, so a manifest can do nothing that an input cannot.
 */
export function parseManifest(table: ManifestTable, place: Place): ManifestOptions {
  const raw: Partial<Record<InputName, string>> = {};
  for (const [key, value] of Object.entries(table)) {
    const input = inputNamed(key, place);
    raw[input.name] = textOf(input, value, place);
  }
  return {
    file: place.file,
    origin: originOf(place),
    given: INPUTS.filter(({ name }) => Object.hasOwn(raw, name)).map(({ name }) => name),
    options: parse(raw, place),
  };
}

function originOf({ file, section }: Place): string {
  return `${file} [${section}.metadata.docker]`;
}

function parse(raw: RawInputs, place: Place): Options {
  try {
    return parseOptions(raw);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw wrong(place, error.problem.what, error.problem.next, { cause: error });
  }
}

function wrong(place: Place, what: string, next: string, options?: ErrorOptions): UserError {
  return new UserError({ what: `${originOf(place)}: ${what}`, where: { file: place.file }, next }, options);
}

/** Returns the inputs that stand in manifests of a kind. */
export function manifestInputs(
  section: Place['section'],
): readonly (InputDefinition & { name: InputName })[] {
  return INPUTS.filter(({ manifest }: InputDefinition) =>
    section === 'workspace' ? manifest !== undefined : manifest === 'package',
  );
}

function inputNamed(key: string, place: Place): InputDefinition & { name: InputName } {
  const allowed = manifestInputs(place.section);
  const found = allowed.find(({ name }) => name === key);
  if (found !== undefined) return found;
  if (manifestInputs('workspace').some(({ name }) => name === key)) {
    throw wrong(
      place,
      `${key} is for the whole workspace.`,
      'Write it into [workspace.metadata.docker] of the root manifest.',
    );
  }
  if (INPUTS.some(({ name }) => name === key)) {
    throw wrong(place, `${key} is not for a manifest.`, 'Give it as an input.');
  }
  throw wrong(
    place,
    `there is no key ${JSON.stringify(key)}.`,
    suggestion(
      key,
      'Keys',
      allowed.map(({ name }) => name),
    ),
  );
}

/** Returns the text that the input would be given. */
function textOf(input: InputDefinition, value: ManifestValue, place: Place): string {
  const isList = input.kind === 'list';
  if (value instanceof Array) {
    const items = value.map((item) => itemText(item));
    if (!isList || items.includes(null)) throw badType(input, place);
    if (items.length === 0 && input.default !== '') throw badType(input, place);
    return items.map((item) => quoted(item ?? '')).join('\n');
  }
  const isRight = input.kind === 'boolean' ? typeof value === 'boolean' : itemText(value) !== null;
  // `tzdata = true` is as good as "true".
  const isChoice = input.kind === 'choice' && input.choices.includes(String(value));
  if (!isRight && !isChoice) throw badType(input, place);
  const text = String(value);
  if (text.trim() === '') throw badType(input, place);
  return text;
}

function itemText(value: ManifestScalar): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** An item of a list as the reader of lists takes it for one, whatever is in it. */
function quoted(item: string): string {
  return `"${item.replaceAll('"', '""')}"`;
}

function badType(input: InputDefinition, place: Place): UserError {
  return wrong(place, `${input.name} has a value that it cannot have.`, `Write ${exampleOf(input)}.`);
}

function exampleOf(input: InputDefinition): string {
  switch (input.kind) {
    case 'boolean':
      return `${input.name} = true or ${input.name} = false`;
    case 'choice':
      return `${input.name} = "…", with one of ${input.choices.join(', ')}`;
    case 'list':
    case 'lines':
      return `${input.name} = ["…", "…"]`;
    case 'text':
      return `${input.name} = "…", in quotes`;
  }
}
