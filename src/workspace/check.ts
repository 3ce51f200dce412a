import { UserError } from '../errors.ts';
import { findCycle } from './cycles.ts';
import { isInside, leadsOut, refuseOutside, refuseTooBig } from './files.ts';
import type { Readings } from './graph.ts';
import type { Member } from './workspace.ts';

/**
 * Refuses a path with a line break or another control character.
 *
 * Such a path would break out of the line it is shown in, and a line of a job's log can be a command to the runner.
 *
 * @throws UserError that names it
 */
export function refuseControlCharacters(path: string): void {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (!/[\u0000-\u001f\u007f]/.test(path)) return;
  throw new UserError({
    what: `The folder ${JSON.stringify(path)} has a line break or another control character in its name.`,
    next: 'Rename it.',
  });
}

/**
 * Returns the members without the examples that no image can be made of: their source is not below the root, or would break
 * out of the line it is shown in. They are no reason to refuse a workspace, because no image is made of an example unasked.
 */
export function withoutUnusableExamples(root: string, members: readonly Member[]): Member[] {
  return members.map((member) => ({
    ...member,
    targets: member.targets.filter(
      ({ kind, name, path }) =>
        kind !== 'example' ||
        // eslint-disable-next-line no-control-regex -- control characters are what is looked for
        (!/[\u0000-\u001f\u007f]/.test(name + path) &&
          isInside(root, `${root}/${path}`) &&
          !leadsOut(root, `${root}/${path}`)),
    ),
  }));
}

/**
 * Refuses what no build can use, and what cargo allows and an image cannot have: members and sources that are not below the root, and
 * binaries whose names are not those of a file, for they become names of stages, files and commands.
 *
 * @throws UserError that names the manifest
 */
export function refuseUnusable(readings: Readings): void {
  const { root, members } = readings;
  refuseControlCharacters(root);
  refuseTooBig(root, 'Cargo.toml');
  for (const member of members) {
    const { manifest } = member;
    refuseControlCharacters(manifest);
    refuseOutside(root, manifest);
    refuseTooBig(root, manifest);
    refuseTargets(root, member);
  }
  refuseCycle(readings);
}

function refuseTargets(root: string, { manifest, targets }: Member): void {
  const names = new Set<string>();
  for (const { kind, name, path } of targets) {
    if (kind === 'bin') {
      // eslint-disable-next-line no-control-regex -- control characters are what is looked for
      if (/[\u0000-\u001f\u007f/\\]/.test(name)) {
        throw new UserError({
          what: `${manifest} has a binary ${JSON.stringify(name)}, which cannot be the name of a file.`,
          where: { file: manifest },
          next: 'Rename it without line breaks, control characters and slashes.',
        });
      }
      if (names.has(name)) {
        throw new UserError({
          what: `${manifest} has two binaries of the name ${name}.`,
          where: { file: manifest },
          next: 'Rename one of the two in [[bin]], or move its file.',
        });
      }
      names.add(name);
    }
    refuseControlCharacters(path);
    if (!isInside(root, `${root}/${path}`)) {
      throw new UserError({
        what: `${manifest} has the source of ${name} at ${path}, and only what is inside the workspace root can get into an image.`,
        where: { file: manifest },
        next: 'Move the file below the workspace root.',
      });
    }
    refuseOutside(root, path);
  }
}

/** Cargo finds it only when it looks at the lockfile. */
function refuseCycle(readings: Readings): void {
  const cycle = findCycle(readings);
  if (cycle === null) return;
  const [name] = cycle;
  const file = readings.members.find((member) => member.name === name)?.manifest ?? 'Cargo.toml';
  throw new UserError({
    what:
      cycle.length === 1
        ? `${file}: the package ${name} depends on itself.`
        : `The packages ${cycle.join(', ')} depend on each other in a circle.`,
    where: { file },
    next: 'Take one of the dependencies away; in a circle cargo can compile none of them first.',
  });
}
