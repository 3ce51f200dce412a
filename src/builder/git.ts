import type { Job } from '../github/job.ts';
import type { GitContext } from '../release/git.ts';
import type { ExistingTags } from '../release/line.ts';
import { askRemote, askRepository, repositoryOf } from './repository.ts';
import type { RunTool, ToolOutput } from './run.ts';
import { readTimestamp } from './timestamp.ts';

/** What is asked of git and of the event, only where tags are made of the answer. */
export interface GitReader {
  /**
   * Returns what is built.
   *
   * @param ref what the input says it is; null: nothing
   */
  readonly context: (folder: string, ref: string | null) => Promise<GitContext>;
  /** Returns the names of all tags that the repository has where it was pushed to. */
  readonly tags: (folder: string) => Promise<ExistingTags>;
}

/** What git is asked with. */
interface Asked {
  /** Reads what the job's event says; null: this is no job. */
  readonly job: () => Promise<Job | null>;
  readonly run: RunTool;
  /** The input `github-token`; null: `GITHUB_TOKEN` of the environment, if there is one. */
  readonly token: string | null;
}

/** Returns a reader for a job, or for a laptop. */
export function gitReader(env: NodeJS.ProcessEnv, { job, run, token }: Asked): GitReader {
  return {
    context: async (folder, ref) => readContext(folder, ref, { env, run, job: await job() }),
    tags: (folder) => readTags(folder, token ?? env.GITHUB_TOKEN ?? '', env, run),
  };
}

/** Characters of a short commit, as docker/metadata-action has it. */
const SHORT_SHA = 7;

async function readContext(
  folder: string,
  given: string | null,
  { env, run, job }: { readonly env: NodeJS.ProcessEnv; readonly run: RunTool; readonly job: Job | null },
): Promise<GitContext> {
  const git = (...args: readonly string[]): Promise<string | null> => askGit(folder, args, run);
  const timestamp = await readTimestamp(folder, env, run);
  const isOther = given !== null && given !== job?.ref;
  const jobSha = job === null ? null : (job.pull?.head ?? job.commit);
  return {
    ref: given ?? (job === null ? await checkedOut(git) : job.ref),
    // With another ref than that of the event, the checkout is another commit too.
    sha: job !== null && !isOther ? jobSha : ((await headCommit(folder, run)) ?? jobSha),
    event: job === null || job.event === '' ? null : job.event,
    defaultBranch: job?.defaultBranch ?? (await remoteHead(git)),
    baseRef: job?.baseRef ?? null,
    commitDate: timestamp === null ? (job?.commitTime ?? Date.now()) : timestamp.seconds * 1000,
    now: Date.now(),
    shortSha: shortSha(env),
  };
}

/** The branch that is checked out; else the one tag of the commit. Of several tags none is more likely than the others. */
async function checkedOut(
  git: (...args: readonly string[]) => Promise<string | null>,
): Promise<string | null> {
  const branch = await git('symbolic-ref', '--quiet', 'HEAD');
  if (branch !== null) return branch;
  const tags = (await git('tag', '--points-at', 'HEAD'))?.split('\n') ?? [];
  return tags.length === 1 && tags[0] !== undefined ? `refs/tags/${tags[0]}` : null;
}

async function remoteHead(
  git: (...args: readonly string[]) => Promise<string | null>,
): Promise<string | null> {
  const head = await git('symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD');
  return head?.replace(/^refs\/remotes\/origin\//, '') ?? null;
}

/** Returns the commit that is checked out; null where there is no git, or it does not trust the folder. */
export async function headCommit(folder: string, run: RunTool): Promise<string | null> {
  return askGit(folder, ['rev-parse', '--verify', 'HEAD'], run);
}

/** Returns what git answers; null: nothing, or it fails. */
async function askGit(folder: string, args: readonly string[], run: RunTool): Promise<string | null> {
  const output = await askRepository(folder, args, run);
  const text = output?.exitCode === 0 ? output.stdout.trim() : '';
  return text === '' ? null : text;
}

/** The variable that docker/metadata-action reads. */
function shortSha({ DOCKER_METADATA_SHORT_SHA_LENGTH: length = '' }: NodeJS.ProcessEnv): number {
  return /^[1-9]\d?$/.test(length) ? Number(length) : SHORT_SHA;
}

/**
 * Asks the remote, because a checkout of a job has one tag or none. It takes what actions/checkout left for git and no right beyond
 * reading; where that is nothing, a token, or nobody's name, as for a public repository.
 *
 * @param token empty: there is none
 */
async function readTags(
  folder: string,
  token: string,
  env: NodeJS.ProcessEnv,
  run: RunTool,
): Promise<ExistingTags> {
  const first = await tagsOfOrigin(folder, run);
  if ('tags' in first || env.GITHUB_ACTIONS !== 'true') return first;
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository = '' } = env;
  // Without the repository's configuration: what it has for this server was tried, and would be sent beside the token.
  const list = ['ls-remote', '--tags', '--refs', `${server}/${repository}`];
  const second = tagsIn(await askRemote(null, list, run, withToken(server, token)));
  return 'tags' in second ? second : first;
}

/** Where there is no such remote, git would take `origin` for a path, and a folder of that name can be in the checkout. */
async function tagsOfOrigin(folder: string, run: RunTool): Promise<ExistingTags> {
  const top = repositoryOf(folder);
  if (top === null) return { unknown: 'there is no git checkout' };
  const remote = await askRepository(top, ['remote', 'get-url', 'origin'], run);
  if (remote?.exitCode !== 0) return tagsIn(remote);
  return tagsIn(await askRemote(top, ['ls-remote', '--tags', '--refs', 'origin'], run));
}

function withToken(server: string, token: string): Readonly<Record<string, string>> {
  if (token === '') return {};
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return { [`http.${server}/.extraheader`]: `AUTHORIZATION: basic ${basic}` };
}

/** Returns the tags that `git ls-remote` lists. */
function tagsIn(output: ToolOutput | null): ExistingTags {
  if (output === null) return { unknown: 'there is no git' };
  if (output.exitCode !== 0) return { unknown: complaint(output.stderr) };
  return {
    tags: output.stdout
      .split('\n')
      .map((line) => /\trefs\/tags\/(.+)$/.exec(line)?.[1])
      .filter((tag) => tag !== undefined),
  };
}

/** The first line says what is wrong, the others what may be done about it. The address of a remote can have a password in it. */
function complaint(stderr: string): string {
  const line = stderr.split('\n').find((each) => /^(?:fatal|error|remote|ssh):/.test(each));
  return (line ?? 'git failed').replaceAll(/\/\/[^/@\s]+@/g, '//').replace(/^(?:fatal|error): /, '');
}
