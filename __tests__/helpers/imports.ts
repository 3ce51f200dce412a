import { cruise, type ICruiseResult } from 'dependency-cruiser';

/** One import of a module, by the path of the file or the name of the package. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** True when nothing of it is left once types are gone. */
  readonly typeOnly: boolean;
}

/**
 * Returns every import below a folder.
 *
 * @param base absolute path that the answer's paths are relative to
 * @param folder path below it
 */
export async function readImports(base: string, folder: string): Promise<Import[]> {
  const { output } = await cruise(
    [folder],
    { baseDir: base, tsPreCompilationDeps: 'specify', doNotFollow: { path: 'node_modules' } },
    { exportsFields: ['exports'], conditionNames: ['node', 'import', 'types', 'default'] },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser gave a text');
  return (output satisfies ICruiseResult).modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved, preCompilationOnly, coreModule, couldNotResolve }) => {
      if (couldNotResolve) throw new Error(`${source} imports ${resolved}, which is not there`);
      return {
        from: source,
        to: coreModule ? `node:${resolved.replace(/^node:/, '')}` : resolved,
        typeOnly: preCompilationOnly === true,
      };
    }),
  );
}

/** Returns the imports that are left at run time. */
export function atRunTime(imports: readonly Import[]): Import[] {
  return imports.filter(({ typeOnly }) => !typeOnly);
}

/** Returns all that the files below a folder lead to, each with the way that leads there: `a.ts → b.ts → node:fs`. */
export function reachable(imports: readonly Import[], folder: string): Map<string, string> {
  const ways = new Map(
    imports.filter(({ from }) => from.startsWith(folder)).map(({ from }) => [from, from] as const),
  );
  for (const [file, way] of ways) {
    for (const { to } of imports.filter(({ from }) => from === file)) {
      if (!ways.has(to)) ways.set(to, `${way} → ${to}`);
    }
  }
  return ways;
}

/** Returns the cycles among imports, each once, as the way around. */
export function cycles(imports: readonly Import[]): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at !== -1) found.push([...way.slice(at), file].join(' → '));
    if (at !== -1 || done.has(file)) return;
    for (const { from, to } of imports) if (from === file) visit(to, [...way, file]);
    done.add(file);
  };
  for (const { from } of imports) visit(from, []);
  return found;
}
