import type { Layer, LayerEntry } from './layers.ts';

/** A file system object of the merged image. */
export type Node = DirectoryNode | FileNode | SymlinkNode | OtherNode;

export interface DirectoryNode {
  readonly kind: 'directory';
  readonly children: Map<string, Node>;
}

export interface FileNode {
  readonly kind: 'file';
  /** Bytes. */
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  /** The layer that has its bytes, and which entry there. */
  readonly layer: Layer;
  readonly ordinal: number;
}

export interface SymlinkNode {
  readonly kind: 'symlink';
  readonly target: string;
}

/** A device or a pipe. */
export interface OtherNode {
  readonly kind: 'other';
}

/** What a path leads to. */
export interface Resolved {
  /** Absolute and without symlinks. */
  readonly path: string;
  readonly node: Exclude<Node, SymlinkNode>;
}

/** MAXSYMLINKS of Linux, after which it gives up with ELOOP. */
const MAX_SYMLINKS = 40;

/** Returns the tree that a container sees: the layers applied one on the other, from the base upwards. */
export function mergeLayers(layers: readonly Layer[]): DirectoryNode {
  const root = directory();
  for (const layer of layers) {
    // Whiteouts are about lower layers only, wherever they stand in the archive: so they come first.
    for (const entry of layer.entries) {
      if (entry.kind === 'whiteout' || entry.kind === 'opaque') {
        remove(root, entry);
      }
    }
    for (const entry of layer.entries) {
      add(root, entry, layer);
    }
  }
  return root;
}

/**
 * Returns what an absolute path leads to, as a process in the container would find it, or null. Symlinks are
 * followed, absolute ones from the root of the image, and `..` does not leave it.
 */
export function resolvePath(root: DirectoryNode, path: string): Resolved | null {
  return walk(root, path, false);
}

function walk(root: DirectoryNode, path: string, make: boolean): Resolved | null {
  const trail: { readonly name: string; readonly node: Exclude<Node, SymlinkNode> }[] = [];
  const pending = path.split('/').reverse();
  let symlinks = 0;
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (name === '' || name === '.') {
      continue;
    }
    if (name === '..') {
      trail.pop();
      continue;
    }
    const parent = trail.at(-1)?.node ?? root;
    if (parent.kind !== 'directory') {
      return null;
    }
    let node = parent.children.get(name);
    if (node === undefined && make) {
      node = directory();
      parent.children.set(name, node);
    }
    if (node === undefined) {
      return null;
    }
    if (node.kind !== 'symlink') {
      trail.push({ name, node });
      continue;
    }
    symlinks += 1;
    if (symlinks > MAX_SYMLINKS) {
      return null;
    }
    if (node.target.startsWith('/')) {
      trail.length = 0;
    }
    pending.push(...node.target.split('/').reverse());
  }
  return { path: `/${trail.map(({ name }) => name).join('/')}`, node: trail.at(-1)?.node ?? root };
}

function remove(root: DirectoryNode, { kind, path }: LayerEntry): void {
  const { folder, name } = split(path);
  const target = walk(root, kind === 'opaque' ? path : folder, false)?.node;
  if (target?.kind !== 'directory') {
    return;
  }
  if (kind === 'opaque') {
    target.children.clear();
  } else {
    target.children.delete(name);
  }
}

/**
 * Does what an engine does when it unpacks an entry: missing folders are made, symlinks on the way are followed, and
 * what was there is replaced, except that a folder keeps its content when a folder comes again. An entry that cannot
 * be unpacked (a hard link to nothing, a path through a file) is left out.
 */
function add(root: DirectoryNode, entry: LayerEntry, layer: Layer): void {
  const node = nodeOf(root, entry, layer);
  if (node === null) {
    return;
  }
  const { folder, name } = split(entry.path);
  const parent = walk(root, folder, true)?.node;
  if (parent?.kind !== 'directory') {
    return;
  }
  if (node.kind !== 'directory' || parent.children.get(name)?.kind !== 'directory') {
    parent.children.set(name, node);
  }
}

function nodeOf(root: DirectoryNode, entry: LayerEntry, layer: Layer): Node | null {
  switch (entry.kind) {
    case 'directory':
      return directory();
    case 'file':
      return { kind: 'file', size: entry.size, mode: entry.mode, layer, ordinal: entry.ordinal };
    case 'symlink':
      return { kind: 'symlink', target: entry.target };
    case 'other':
      return { kind: 'other' };
    case 'link': {
      const { folder, name } = split(entry.target);
      const parent = walk(root, folder, false)?.node;
      const linked = parent?.kind === 'directory' ? parent.children.get(name) : undefined;
      // There are no hard links to folders, and one would make a cycle of this tree.
      return linked === undefined || linked.kind === 'directory' ? null : linked;
    }
    case 'whiteout':
    case 'opaque':
      return null;
  }
}

function directory(): DirectoryNode {
  return { kind: 'directory', children: new Map() };
}

function split(path: string): { readonly folder: string; readonly name: string } {
  const slash = path.lastIndexOf('/');
  return { folder: path.slice(0, Math.max(slash, 0)), name: path.slice(slash + 1) };
}
