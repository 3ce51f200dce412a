import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A checkout, and what a stranger hoped for. */
export interface Trap {
  /** Absolute path of the checkout. */
  readonly checkout: string;
  readonly commit: string;
  /** Returns the names of the settings whose program has run. */
  readonly ran: () => readonly string[];
}

/** Runs git as somebody. */
export function gitIn(root: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', root, ...who, '-c', 'tag.gpgsign=false', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

/** A configuration that starts a program wherever git lets it. */
function trappedConfig(traces: string, isBare: boolean): string {
  const trap = (name: string): string => JSON.stringify(`touch '${path.join(traces, name)}' #`);
  const gpg = path.join(traces, '..', 'gpg');
  writeFileSync(gpg, `#!/bin/sh\ntouch '${path.join(traces, 'gpg')}'\n`, { mode: 0o755 });
  return `[core]
  repositoryFormatVersion = 1
  bare = ${isBare}
  sshCommand = ${trap('ssh')}
  fsmonitor = ${trap('fsmonitor')}
  pager = ${trap('pager')}
  askPass = ${trap('askpass')}
[extensions]
  partialClone = origin
[credential]
  helper = ${JSON.stringify(`!touch '${path.join(traces, 'credential')}' #`)}
[protocol]
  allow = always
[protocol "ext"]
  allow = always
[log]
  showSignature = true
[gpg]
  program = ${JSON.stringify(gpg)}
[remote "origin"]
  url = ssh://example.invalid/x
  promisor = true
  uploadpack = ${trap('uploadpack')}
[url "ext::touch ${path.join(traces, 'ext')} %S"]
  insteadOf = https://
`;
}

/**
 * Clones a repository whose folder `sub` is a bare repository that was committed as files: git takes it for the repository of whoever
 * calls it there.
 *
 * @param head what the folder says is checked out: a commit that it lacks makes git fetch it
 */
export function bareTrap(head: string): Trap {
  const folder = mkdtempSync(path.join(tmpdir(), 'hostile-'));
  const [source, traces, checkout] = ['source', 'traces', 'checkout'].map((name) => path.join(folder, name));
  if (source === undefined || traces === undefined || checkout === undefined) throw new Error('no folders');
  mkdirSync(traces);
  for (const each of ['refs', 'objects', 'src'])
    mkdirSync(path.join(source, 'sub', each), { recursive: true });
  gitIn(folder, 'init', '-q', '-b', 'main', source);
  writeFileSync(path.join(source, 'sub/HEAD'), `${head}\n`);
  writeFileSync(path.join(source, 'sub/config'), trappedConfig(traces, true));
  for (const each of ['refs', 'objects', 'src']) writeFileSync(path.join(source, 'sub', each, 'keep'), '');
  gitIn(source, 'add', '.');
  gitIn(source, 'commit', '-q', '-m', 'hostile');
  gitIn(source, 'tag', 'v1.0.0');
  gitIn(folder, 'clone', '-q', `file://${source}`, checkout);
  return { checkout, commit: gitIn(source, 'rev-parse', 'HEAD'), ran: () => traced(traces) };
}

/** Makes a checkout whose own configuration is such a one, as out of an archive. */
export function ownTrap(): Trap {
  const folder = mkdtempSync(path.join(tmpdir(), 'hostile-'));
  const [traces, checkout] = [path.join(folder, 'traces'), path.join(folder, 'checkout')];
  mkdirSync(traces);
  gitIn(folder, 'init', '-q', '-b', 'main', checkout);
  gitIn(checkout, 'commit', '-q', '--allow-empty', '-m', 'first');
  const commit = gitIn(checkout, 'rev-parse', 'HEAD');
  writeFileSync(path.join(checkout, '.git/config'), trappedConfig(traces, false));
  return { checkout, commit, ran: () => traced(traces) };
}

function traced(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
