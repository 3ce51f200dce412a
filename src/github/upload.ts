import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Days that a comparison is kept for the workflow that comments. */
const RETENTION_DAYS = 7;

/** Keeps a value as the one file of an artifact of this run. Throws where the service refuses. */
export async function uploadJson(name: string, file: string, value: unknown, folder: string): Promise<void> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const own = await mkdtemp(path.join(folder, 'artifact-'));
  const target = path.join(own, file);
  await writeFile(target, JSON.stringify(value));
  await new DefaultArtifactClient().uploadArtifact(name, [target], own, { retentionDays: RETENTION_DAYS });
}
