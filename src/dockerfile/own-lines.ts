import { UserError } from '../errors.ts';
import { suggestion } from '../plan/nearest.ts';

/** A place of a Dockerfile with what its owner wrote there, between `# >>> <place>` and `# <<< <place>`. */
export interface OwnLines {
  readonly place: string;
  /** As they stand in the file. */
  readonly lines: readonly string[];
  /** Line of the opening marker, counted from 1. */
  readonly line: number;
}

/** A Dockerfile taken apart. */
export interface Owned {
  readonly own: readonly OwnLines[];
  /** The other lines, each with its number. */
  readonly generated: readonly { readonly text: string; readonly line: number }[];
}

interface Marker {
  readonly opens: boolean;
  readonly place: string;
}

interface Stage {
  readonly name: string;
  /** Index of its `FROM`. */
  readonly from: number;
  /** Index after its last instruction. */
  readonly end: number;
}

/** Something of the owner's, and the index of the line that it is put in front of. */
interface Insertion {
  readonly place: string;
  readonly at: number;
  /** Written as a paragraph of its own: blank lines that keep it from what is there. */
  readonly paragraph: 'none' | 'before' | 'after';
}

/**
 * Takes a generated Dockerfile apart into its owner's lines and the others.
 *
 * @param file how the file is called in an error
 * @throws UserError for a place that is not closed, is closed only, or is there twice
 */
export function readOwnLines(text: string, file: string): Owned {
  const lines = withoutCarriageReturns(text).split('\n');
  const own: OwnLines[] = [];
  const generated: { text: string; line: number }[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const found = markerOf(lines[at]);
    if (found === null) {
      generated.push({ text: lines[at] ?? '', line: at + 1 });
      continue;
    }
    const where = { file, line: at + 1 };
    const { place } = found;
    if (!found.opens) {
      throw new UserError({
        what: `The place "${place}" ends here, and begins nowhere.`,
        where,
        next: `Put the line "# >>> ${place}" in front of your own lines, or delete this one.`,
      });
    }
    const before = own.find((each) => each.place === place);
    if (before !== undefined) {
      throw new UserError({
        what: `The place "${place}" is there a second time; the first is on line ${before.line}.`,
        where,
        next: 'Put your lines together between one pair of markers.',
      });
    }
    const end = lines.findIndex((line, index) => index > at && isEndOf(place, line));
    if (end === -1) {
      throw new UserError({
        what: `The place "${place}" begins here, and ends nowhere.`,
        where,
        next: `Put the line "# <<< ${place}" after the last of your own lines.`,
      });
    }
    own.push({ place, lines: lines.slice(at + 1, end), line: at + 1 });
    at = end;
  }
  return { own, generated };
}

/** A checkout can turn every line end into CRLF; then that is no part of anybody's lines. */
export function withoutCarriageReturns(text: string): string {
  return /(?:^|[^\r])\n/.test(text) ? text : text.replaceAll('\r\n', '\n');
}

/** The spaces are the owner's to choose; they are written as in the documentation. */
function markerOf(line = ''): Marker | null {
  const found = /^\s*#\s*(>>>|<<<)\s*(.*?)\s*$/.exec(line);
  return found === null ? null : { opens: found[1] === '>>>', place: (found[2] ?? '').replace(/\s+/g, ' ') };
}

function isEndOf(place: string, line: string): boolean {
  const marker = markerOf(line);
  return marker?.opens === false && marker.place === place;
}

/**
 * Puts an owner's lines into a Dockerfile that was written anew, each at its place wherever it stood before.
 *
 * @param images names of the stages that are images
 * @param file how the file is called in an error
 * @throws UserError where a place does not exist (any more), so that no line is lost
 */
export function withOwnLines(
  text: string,
  own: readonly OwnLines[],
  images: readonly string[],
  file: string,
): string {
  const lines = text.split('\n');
  const places = placesIn(lines, images);
  const unknown = own.find(({ place }) => !places.some((each) => each.place === place));
  if (unknown !== undefined) {
    throw new UserError({
      what: `Your own lines are for the place "${unknown.place}", which this Dockerfile does not have.`,
      where: { file, line: unknown.line },
      next: `Move them to another place, or delete them. ${suggestion(
        unknown.place,
        'Places',
        places.map(({ place }) => place),
      )}`,
    });
  }
  return lines
    .flatMap((line, index) => [
      ...places
        .filter(({ at }) => at === index)
        .flatMap((insertion) =>
          block(
            insertion,
            own.find(({ place }) => place === insertion.place),
          ),
        ),
      line,
    ])
    .join('\n');
}

function block({ place, paragraph }: Insertion, own: OwnLines | undefined): string[] {
  if (own === undefined) return [];
  return [
    ...(paragraph === 'before' ? [''] : []),
    `# >>> ${place}`,
    ...own.lines,
    `# <<< ${place}`,
    ...(paragraph === 'after' ? [''] : []),
  ];
}

/** In the order in which they stand in the file. Of two at one index the first is written first. */
function placesIn(lines: readonly string[], images: readonly string[]): Insertion[] {
  const stages = stagesIn(lines);
  const ofStages = stages.flatMap((stage): Insertion[] => {
    const run = lines.findIndex((line, at) => at > stage.from && at < stage.end && /^RUN\s/.test(line));
    return [
      ...(run === -1 ? [] : [insertion(`before ${stage.name}`, stepBack(lines, run, /^(#|ARG\s)/))]),
      insertion(stage.name, stage.end),
    ];
  });
  const firstStage = stages[0]?.from ?? lines.length;
  const firstImage = stages.find(({ name }) => images.includes(name))?.from;
  return [
    insertion('before stages', stepBack(lines, firstStage, /^#/), 'after'),
    ...ofStages,
    // Without an image there is no such place, and what was there is an error: nothing of the owner's is dropped.
    ...(firstImage === undefined
      ? []
      : [insertion('before images', stepBack(lines, firstImage, /^#/), 'after')]),
    insertion('after images', lines.length - 1, 'before'),
  ].sort((one, other) => one.at - other.at);
}

function insertion(place: string, at: number, paragraph: Insertion['paragraph'] = 'none'): Insertion {
  return { place, at, paragraph };
}

/** What leads to a stage, such as its comment, stands in front of it and after the one before. */
function stagesIn(lines: readonly string[]): Stage[] {
  const heads = lines.flatMap((line, from) => {
    const name = /^FROM\s.*\sAS\s+(\S+)\s*$/.exec(line)?.[1];
    return name === undefined ? [] : [{ name, from }];
  });
  return heads.map(({ name, from }, index) => ({
    name,
    from,
    end: stepBack(lines, heads[index + 1]?.from ?? lines.length, /^(#|$)/),
  }));
}

/** Returns the index of the first of the lines directly in front of one that match. */
function stepBack(lines: readonly string[], index: number, pattern: RegExp): number {
  let at = index;
  while (at > 0 && pattern.test(lines[at - 1] ?? '')) at -= 1;
  return at;
}
