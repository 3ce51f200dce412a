import type { Workspace } from '../workspace/workspace.ts';
import type { Advice } from './plan.ts';

/** Debian's packages of programs that build scripts start, where their names differ or one is not enough. */
const PACKAGES: ReadonlyMap<string, readonly string[]> = new Map([
  ['go', ['golang-go']],
  ['node', ['nodejs']],
  ['npm', ['nodejs', 'npm']],
  ['npx', ['nodejs', 'npm']],
  ['protoc', ['protobuf-compiler']],
  ['ninja', ['ninja-build']],
]);

/** Programs that Debian has under their own name. */
const SAME_NAME: ReadonlySet<string> = new Set([
  ...[
    'autoconf',
    'automake',
    'bison',
    'clang',
    'cmake',
    'curl',
    'flex',
    'flatc',
    'g++',
    'git',
    'llvm-config',
    'm4',
  ],
  ...['make', 'meson', 'nasm', 'pandoc', 'patch', 'pkg-config', 'python3', 'unzip', 'wget', 'yasm', 'zip'],
]);

/** What the advice depends on. */
export interface ScriptChoice {
  /** Names of the members that are compiled. */
  readonly members: ReadonlySet<string>;
  /** Debian packages that are in the builder anyway. */
  readonly installed: readonly string[];
}

/**
 * Returns what is to be done about programs that build scripts start and the builder does not have. Whether a script can do
 * without is not known: nothing is installed for it.
 */
export function adviseOnBuildScripts(
  { scriptPrograms }: Workspace,
  { members, installed }: ScriptChoice,
): Advice[] {
  return scriptPrograms.flatMap(({ member, program, place }) => {
    const packages = PACKAGES.get(program) ?? (SAME_NAME.has(program) ? [program] : []);
    if (packages.length === 0 || !members.has(member)) return [];
    if (packages.every((name) => installed.includes(name))) return [];
    return [
      {
        what: `The build script of ${member} starts ${program} (${place}), which the builder does not have.`,
        why: `Where it cannot do without, the build fails.${program === 'git' ? ' It finds no .git either, which is not sent.' : ''}`,
        change: `If so: build-packages: ${packages.join(', ')}`,
      },
    ];
  });
}
