import { UserError } from '../errors.ts';
import { imageFor, PLACEHOLDERS } from '../plan/builder-image.ts';
import { nearest } from '../plan/nearest.ts';
import type { Asset, BuildUser, Healthcheck } from '../plan/plan.ts';
import { isExact, isReference } from '../plan/references.ts';
import type { Options } from './options.ts';
import { badValue, plainText } from './values.ts';

const RUNTIMES = ['auto', 'scratch', 'distroless', 'alpine', 'debian'] as const;

/** Reads `runtime`: one of ours, or the reference of an image. A single word is taken for one of ours, misspelt. */
export function runtimeOf(text: string): Pick<Options, 'runtime' | 'runtimeImage'> {
  const own = RUNTIMES.find((candidate) => candidate === text);
  if (own !== undefined) return { runtime: own, runtimeImage: null };
  if (/[/:@]/.test(text) && isReference(text)) {
    if (isExact(text)) return { runtime: 'image', runtimeImage: text };
    throw badValue('runtime', text, `the reference of an image with its tag, such as ${text}:latest`);
  }
  const near = nearest(text, RUNTIMES);
  throw new UserError({
    what: `runtime: ${JSON.stringify(text)} is no base image.`,
    next: `${near === null ? '' : `Did you mean ${near}? `}Allowed: ${RUNTIMES.join(', ')}, or the reference of an image, with its tag: ${/^[a-z0-9._-]+$/.test(text) ? text : 'name'}:latest.`,
  });
}

/** Reads `builder-image`: a reference in which placeholders stand for what differs from platform to platform. */
export function builderImageOf(text: string): string {
  const filled = imageFor(text, 'aarch64-unknown-linux-musl', 'linux/arm64');
  if (!/[/:@]/.test(filled) || !isReference(filled) || !isExact(filled)) {
    throw badValue(
      'builder-image',
      text,
      `the reference of an image with its tag, such as registry.corp/rust:1.85; in it ${PLACEHOLDERS.map((name) => `{${name}}`).join(', ')} stand for what the platform has`,
    );
  }
  return text;
}

/** The largest id that Linux has for somebody: the one above it means «no change» (chown(2)). */
const LARGEST_ID = 4_294_967_294;

/** Reads `user`: numbers, or names in the letters that `useradd` allows. A single number stands for the group too. */
export function userOf(text: string): string {
  const [user = '', group, ...rest] = text.split(':');
  const isId = (part: string): boolean => /^\d{1,10}$/.test(part) && Number(part) <= LARGEST_ID;
  const isName = (part: string): boolean => /^[a-z_][a-z0-9_-]{0,31}$/.test(part);
  if (rest.length > 0 || ![user, group ?? user].every((part) => isId(part) || isName(part))) {
    throw badValue('user', text, 'uid, uid:gid, or names of a user and a group: 1000:1000, nobody');
  }
  // Without a group, an engine gives a number that the image has no account for the group of root.
  return group === undefined && isId(user) ? `${user}:${user}` : text;
}

/** What an account of the builder is called that was given as a number, and the number of one that was given by name. */
const BUILDER = { name: 'builder', id: 1000 };

/** Accounts that every base image has: a second line with their name would be of no effect. */
const SYSTEM_NAMES =
  /^(adm|audio|backup|bin|daemon|dialout|disk|games|irc|kmem|list|lp|mail|man|news|nobody|nogroup|operator|proxy|shadow|src|staff|sudo|sync|sys|tty|users|utmp|uucp|video|www-data|_apt)$/;

/** Reads `build-user`: a name, or numbers. Root is null. */
export function buildUserOf(text: string): BuildUser | null {
  const [user = '', group = user, ...rest] = text.split(':');
  const isName = /^[a-z][a-z0-9_-]{0,31}$/.test(text);
  if (/^(root|0(:0)?)$/.test(text)) return null;
  if (isName && !SYSTEM_NAMES.test(text)) return { name: text, uid: BUILDER.id, gid: BUILDER.id };
  const isId = (part: string): boolean => /^\d{1,10}$/.test(part) && Number(part) <= LARGEST_ID;
  if (rest.length > 0 || !isId(user) || !isId(group) || Number(user) === 0) {
    throw badValue(
      'build-user',
      text,
      'uid, uid:gid, or a name for an account that is made: 1000, 1000:1000, builder',
    );
  }
  return { name: BUILDER.name, uid: Number(user), gid: Number(group) };
}

/** Reads `env`. The last of several that have one name counts. */
export function variables(values: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    values.map((value) => {
      const found = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(plainText('env', value));
      if (found === null) throw badValue('env', value, 'NAME=value, the name of letters, digits and _');
      return [found[1] ?? '', found[2] ?? ''];
    }),
  );
}

/** Reads the absolute path of something in an image, and returns it without what means nothing in it. */
export function absolutePath(name: 'assets' | 'frontend-path' | 'workdir', text: string): string {
  const parts = plainText(name, text).split('/');
  if (!text.startsWith('/') || parts.includes('..')) {
    throw badValue(name, text, 'an absolute path, without ..');
  }
  return `/${parts.filter((part) => part !== '' && part !== '.').join('/')}`;
}

/** Reads one of `assets`. The colon is the last one that a slash follows, so a source may hold one. */
export function assetOf(text: string): Asset {
  const [, from = '', to = ''] = /^(.+):(\/.*)$/s.exec(plainText('assets', text)) ?? [];
  const parts = from.split('/').filter((part) => part !== '' && part !== '.');
  if (from.startsWith('/') || parts.includes('..') || parts.length === 0) {
    throw badValue('assets', text, 'source:/target, the source a path of the workspace, without ..');
  }
  const target = absolutePath('assets', to);
  // COPY puts a file under its own name into what ends with a slash.
  return { source: parts.join('/'), target: to.endsWith('/') && target !== '/' ? `${target}/` : target };
}

/** Flags of `HEALTHCHECK` (Dockerfile reference); times are Go's, such as 1m30s. */
const HEALTH_FLAGS =
  /^--(?:(?:interval|timeout|start-period|start-interval)=(?:\d+(?:\.\d+)?(?:ms|s|m|h))+|retries=\d+)$/;

/** Reads `healthcheck`: flags first, then the command. */
export function healthcheckOf(words: readonly string[]): Healthcheck | null {
  if (words.length === 0) return null;
  if (words.length === 1 && words[0]?.toLowerCase() === 'none') return { flags: [], command: null };
  const at = words.findIndex((word) => !word.startsWith('--'));
  const flags = at === -1 ? words : words.slice(0, at);
  const odd = flags.find((flag) => !HEALTH_FLAGS.test(flag));
  if (odd !== undefined) {
    throw badValue(
      'healthcheck',
      odd,
      '--interval=30s, --timeout=3s, --start-period=5s, --start-interval=1s, --retries=3',
    );
  }
  if (at === -1) throw badValue('healthcheck', words.join(' '), 'a command after the flags');
  return { flags, command: words.slice(at) };
}
