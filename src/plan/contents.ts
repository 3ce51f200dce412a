import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import { asked } from './decide.ts';
import { joinPath } from './paths.ts';
import type { Asset, Decision, Plan, PlannedImage, Runtime, RuntimeKind } from './plan.ts';

/** What an image holds besides the program, and how it starts. */
export type Contents = Pick<
  PlannedImage,
  'assets' | 'cmd' | 'entrypoint' | 'env' | 'healthcheck' | 'workdir'
>;

/** What is known of an image before its contents are. */
interface Image {
  readonly name: string;
  /** Absolute path of the program. */
  readonly binary: string;
  readonly runtime: Runtime;
  /** The workspace root, relative to the context. */
  readonly workspace: string;
}

/** Whether a base has programs of its own, so that an entrypoint may be one of those. */
const HAS_PROGRAMS: Readonly<Record<RuntimeKind, boolean>> = {
  scratch: false,
  distroless: false,
  alpine: true,
  debian: true,
  // Not known: if it has not, the check of the image says so.
  image: true,
};

/**
 * Returns what the options ask an image to hold.
 *
 * @throws UserError for a command that starts with what the image does not have
 */
export function planContents(options: Contents, image: Image): Contents {
  const fillIn = (word: string): string => word.replaceAll('{bin}', image.binary);
  const [program = '{bin}', ...rest] = options.entrypoint;
  const check = options.healthcheck?.command ?? null;
  return {
    entrypoint: [programOf('entrypoint', fillIn(program), options.assets, image), ...rest.map(fillIn)],
    cmd: options.cmd.map(fillIn),
    env: options.env,
    workdir: options.workdir,
    healthcheck:
      options.healthcheck === null
        ? null
        : {
            flags: options.healthcheck.flags,
            command:
              check === null
                ? null
                : [
                    programOf('healthcheck', fillIn(check[0] ?? ''), options.assets, image),
                    ...check.slice(1).map(fillIn),
                  ],
          },
    assets: options.assets.map(({ source, target }) => ({
      source: joinPath(image.workspace, allowed(source)),
      target,
    })),
  };
}

/** What a manifest names could be a stranger's wish: git's own folder may hold a token, and `.env` is for a developer's machine. */
function allowed(source: string): string {
  const part = source.split('/').find((each) => each === '.git' || each === '.env');
  if (part === undefined) return source;
  throw new UserError({
    what: `assets: ${JSON.stringify(source)} lies in ${part}, which is never sent to the builder.`,
    next: 'Copy what the image needs of it to another place in a step before this one.',
  });
}

/** Returns the path or name of the program that a command starts with. The name of the image's own stands for its path. */
function programOf(
  input: 'entrypoint' | 'healthcheck',
  word: string,
  assets: readonly Asset[],
  { name, binary, runtime }: Image,
): string {
  if (word === name || word === binary) return binary;
  const isAsset = assets.some(
    ({ target }) => word === target || word.startsWith(target.endsWith('/') ? target : `${target}/`),
  );
  const isProgram = /^(\/.+|[^/\s-][^/\s]*)$/.test(word);
  if (isAsset || (HAS_PROGRAMS[runtime.kind] && isProgram)) return word;
  const why = HAS_PROGRAMS[runtime.kind]
    ? 'it is neither the name of a program nor an absolute path'
    : `${runtime.image} has no programs, and ${assets.length === 0 ? 'there are no assets' : 'no asset goes there'}`;
  throw new UserError({
    what: `${input}: ${JSON.stringify(word)} names nothing that the image ${name} can start: ${why}.`,
    next: /\s/.test(word)
      ? 'Write a word a line: there is no shell that would split them.'
      : `Begin with {bin}, which is ${binary}, or with the path of an asset; or choose a runtime that has the program.`,
  });
}

/** What one image shows of a field; null: what every image has. */
const SHOWN: Readonly<Record<keyof Contents | 'expose', (image: PlannedImage) => string | null>> = {
  entrypoint: ({ entrypoint, binary }) =>
    entrypoint.length === 1 && entrypoint[0] === binary ? null : entrypoint.join(' '),
  cmd: ({ cmd }) => cmd.join(' ') || null,
  // Values may be long, and are in the Dockerfile.
  env: ({ env }) => Object.keys(env).join(', ') || null,
  workdir: ({ workdir }) => workdir,
  expose: ({ expose }) => expose.join(', ') || null,
  healthcheck: ({ healthcheck }) =>
    healthcheck === null ? null : (healthcheck.command?.join(' ') ?? 'none'),
  assets: ({ assets }) => assets.map(({ source, target }) => `${source} in ${target}`).join(', ') || null,
};

/** Returns the rows that show what images hold besides the program; none of what nobody asked for. */
export function contentDecisions(images: Plan['images'], { given }: Pick<Options, 'given'>): Decision[] {
  return Object.entries(SHOWN).flatMap(([about, shownOf]) => {
    const shown = images.flatMap((image) => {
      const value = shownOf(image);
      return value === null ? [] : [{ name: image.name, value }];
    });
    const values = new Set(shown.map(({ value }) => value));
    if (values.size === 0) return [];
    const value =
      values.size === 1 && shown.length === images.length
        ? [...values].join()
        : shown.map((one) => `${one.name}: ${one.value}`).join('; ');
    return given.includes(about)
      ? [asked(about, null, about, value).decision]
      : [
          {
            about,
            value,
            why: 'asked for in the manifest of the package',
            from: '[package.metadata.docker]',
            input: about,
          },
        ];
  });
}
