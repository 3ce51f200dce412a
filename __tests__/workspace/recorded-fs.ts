import * as fs from 'node:fs';

import { jest } from '@jest/globals';

/** A call of node:fs with the path it was given. */
export interface Call {
  readonly name: string;
  readonly path: string;
}

const calls: Call[] = [];

function recorded<T>(name: string, original: T): T {
  if (typeof original !== 'function') return original;
  const call = (...args: readonly unknown[]): unknown => {
    calls.push({ name, path: String(args[0]) });
    return (original as unknown as (...given: readonly unknown[]) => unknown)(...args);
  };
  return Object.assign(call, original);
}

/** Every function that looks at files; what is imported after this is recorded. */
const NAMES = [
  ...['existsSync', 'lstatSync', 'openSync', 'readFileSync', 'readdirSync', 'readlinkSync', 'realpathSync'],
  ...['statSync', 'accessSync', 'opendirSync', 'createReadStream', 'readFile', 'stat', 'open', 'readdir'],
] as const;

jest.unstable_mockModule('node:fs', () => ({
  ...fs,
  ...Object.fromEntries(NAMES.map((name) => [name, recorded(name, Reflect.get(fs, name) as unknown)])),
}));

/** Returns what was called since the last time. */
export function callsSince(): Call[] {
  return calls.splice(0);
}
