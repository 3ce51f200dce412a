import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';

/**
 * Writes generated files, formatted as the rest of the repository is; with `--check` among the arguments of the
 * process it only compares, and fails the process when one is out of date.
 *
 * @param files path → text
 * @param command what brings them up to date
 */
export async function writeGenerated(
  files: Readonly<Record<string, string>>,
  command: string,
): Promise<void> {
  for (const [file, raw] of Object.entries(files)) {
    const text = await format(raw, { ...(await resolveConfig(file)), filepath: file });
    if (!process.argv.includes('--check')) {
      await writeFile(file, text);
    } else if ((await readFile(file, 'utf8')) !== text) {
      process.exitCode = 1;
      console.error(`${file} does not say what the code does: run ${command}`);
    }
  }
}
