import { UserError } from '../errors.ts';
import { readOwnLines } from './own-lines.ts';

/** Stands for a digest that a registry has to be asked for. */
export const UNKNOWN_DIGEST = 'sha256:…';

/** A `FROM` as it is written here. */
interface From {
  readonly platform: string;
  readonly image: string;
  readonly stage: string;
}

function fromOf(line: string): From | null {
  const found = /^FROM ((?:--platform=\S+ )?)(\S+) AS (\S+)$/.exec(line);
  return found === null ? null : { platform: found[1] ?? '', image: found[2] ?? '', stage: found[3] ?? '' };
}

/** Returns whether text is a digest that an image can be pinned by. */
export function isDigest(text: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}

/** Returns the images that a written Dockerfile starts stages from, each once, its arguments having their defaults. */
export function imagesIn(text: string): string[] {
  const lines = text.split('\n');
  const stages = new Set<string>();
  const images = lines.flatMap((line) => {
    const from = fromOf(line);
    if (from === null) return [];
    const image = filledIn(from.image, lines);
    // What still holds a variable is a stage that is chosen by the platform.
    const isImage = image !== 'scratch' && !stages.has(image) && !image.includes('@') && !image.includes('$');
    stages.add(from.stage);
    return isImage ? [image] : [];
  });
  return [...new Set(images)];
}

/** Returns an image with the defaults of the arguments that stand in front of the first stage. */
function filledIn(image: string, lines: readonly string[]): string {
  return image.replaceAll(/\$\{(\w+)\}/g, (variable, name: string) => {
    const value = lines
      .slice(
        0,
        lines.findIndex((line) => fromOf(line) !== null),
      )
      .map((line) => /^ARG (\w+)=(\S*)$/.exec(line))
      .find((found) => found?.[1] === name)?.[2];
    return value ?? variable;
  });
}

/**
 * Returns a Dockerfile with its images by digest, the tag kept for the reader.
 *
 * A digest decides alone, so a build argument in the tag would have no effect. Such an image becomes a stage that is named
 * by the argument, and another value asks for a stage that there is not: an error that says so, and not the wrong version.
 *
 * @param pins digest of each image
 */
export function withPins(text: string, pins: Readonly<Record<string, string>>): string {
  const lines = text.split('\n');
  return lines
    .flatMap((line) => {
      const from = fromOf(line);
      if (from === null) return [line];
      const { platform, image, stage } = from;
      const filled = filledIn(image, lines);
      const digest = Object.hasOwn(pins, filled) ? pins[filled] : undefined;
      if (digest === undefined) return [line];
      const [variable] = /\$\{\w+\}/.exec(image) ?? [];
      if (variable === undefined) return [`FROM ${platform}${image}@${digest} AS ${stage}`];
      const name = (value: string): string => `${/([^/:]+)(?::|$)/.exec(image)?.[1] ?? ''}.${value}`;
      return [
        `FROM ${platform}${filled}@${digest} AS ${name(filledIn(variable, lines))}`,
        `# A digest decides, whatever the tag says: another ${variable.slice(2, -1)} needs a stage of its name in front of this one.`,
        '# hadolint ignore=DL3006',
        `FROM ${name(variable)} AS ${stage}`,
      ];
    })
    .join('\n');
}

/**
 * Returns the digests in the generated lines of a Dockerfile, by image.
 *
 * @param file how the file is called in an error
 * @throws UserError for one that is not `sha256:` and 64 hexadecimal digits
 */
export function pinsIn(text: string, file: string): Record<string, string> {
  const pins: Record<string, string> = {};
  for (const { text: line, line: number } of readOwnLines(text, file).generated) {
    const [image = '', digest] = fromOf(line)?.image.split('@') ?? [];
    if (digest === undefined) continue;
    if (!isDigest(digest)) {
      throw new UserError({
        what: `${image} is pinned to ${JSON.stringify(digest)}, which is no digest.`,
        where: { file, line: number },
        next: 'A digest is sha256: and 64 hexadecimal digits. rust-docker generate --pin --update-pins asks the registry for it.',
      });
    }
    pins[image] ??= digest;
  }
  return pins;
}
