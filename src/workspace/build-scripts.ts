import type { Readings } from './graph.ts';
import { looseText } from './files.ts';
import type { ScriptProgram } from './workspace.ts';

/** How a build script starts a program; `NpmBuild` of the crate static-files starts npm. */
const START = /\bCommand::new\(\s*"([A-Za-z0-9][\w.+-]*)"\s*\)|\b(NpmBuild)::new\(/g;

/**
 * Returns the programs that the members' own build scripts start by a name that stands in their text, each once for a member,
 * in the order in which they stand there. What those scripts' modules and dependencies start is not looked for.
 */
export function readScriptPrograms({ root, members }: Pick<Readings, 'root' | 'members'>): ScriptProgram[] {
  return members.flatMap(({ name, targets }) =>
    targets
      .filter(({ kind }) => kind === 'build-script')
      .flatMap((script) => {
        const seen = new Map<string, string>();
        looseText(root, script.path)
          .split('\n')
          .forEach((line, at) => {
            if (/^\s*\/\//.test(line)) return;
            for (const [, named, npm] of line.matchAll(START)) {
              const program = named ?? (npm === undefined ? null : 'npm');
              if (program !== null && !seen.has(program)) seen.set(program, `${script.path}:${at + 1}`);
            }
          });
        return [...seen].map(([program, place]) => ({ member: name, program, place }));
      }),
  );
}
