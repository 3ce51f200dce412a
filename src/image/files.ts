import type { Attribution } from './report.ts';
import type { DirectoryNode, FileNode } from './tree.ts';

/** A report lists this many files of each platform; distroless has a hundred without its time zones. */
export const MAX_FILES = 100;

/**
 * Returns the largest files that a container sees, by absolute path; of those of one size the first paths. A file with
 * several names counts once, under the first.
 */
export function largestFiles(root: DirectoryNode): Attribution {
  const paths = new Map<FileNode, string>();
  const pending: { readonly path: string; readonly node: DirectoryNode }[] = [{ path: '', node: root }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const [name, node] of next.node.children) {
      const path = `${next.path}/${name}`;
      if (node.kind === 'directory') {
        pending.push({ path, node });
      } else if (node.kind === 'file' && path < (paths.get(node) ?? '\uffff')) {
        paths.set(node, path);
      }
    }
  }
  const rows = [...paths]
    .map(([{ size }, key]) => ({ key, bytes: size }))
    .sort((a, b) => b.bytes - a.bytes || (a.key < b.key ? -1 : 1));
  const omitted = rows.slice(MAX_FILES);
  return {
    kind: 'file',
    rows: rows.slice(0, MAX_FILES),
    omitted: { rows: omitted.length, bytes: omitted.reduce((sum, { bytes }) => sum + bytes, 0) },
  };
}
