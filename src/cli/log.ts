import { styleText } from 'node:util';

import { formatPlace, type Problem } from '../errors.ts';
import type { Log } from '../log.ts';
import { withoutCommands } from '../printable.ts';

/** `styleText` asks the stream itself whether it is a terminal that shows colours, and honours `NO_COLOR`. */
function style(format: Parameters<typeof styleText>[0], text: string): string {
  return styleText(format, text, { stream: process.stderr });
}

/** Returns a log that writes to standard error, so that standard output holds nothing but the answer. */
export function terminalLog(): Log {
  return {
    info: (text) => {
      process.stderr.write(`${withoutCommands(text)}\n`);
    },
    warn: (problem) => {
      writeProblem('warning', problem);
    },
    stream: (text) => {
      process.stderr.write(text);
    },
    step: async (title, work) => {
      process.stderr.write(`${style('bold', `== ${title}`)}\n`);
      return work();
    },
  };
}

/** Writes a problem as what, where and next. */
export function writeProblem(kind: 'error' | 'warning', { what, where, next }: Problem): void {
  const head = style(kind === 'error' ? ['red', 'bold'] : ['yellow', 'bold'], `${kind}:`);
  const place = where === undefined ? '' : `\n  at ${formatPlace(where)}`;
  process.stderr.write(withoutCommands(`${head} ${what}${place}\n${style('dim', next)}\n`));
}
