import type { BuildStep } from './result.ts';

/** What BuildKit's plain progress says, gathered as it comes. */
export interface Progress {
  /** Takes the next piece of output; it need not end with a line. */
  readonly write: (text: string) => void;
  /** Returns the steps in the order in which they began. */
  readonly steps: () => readonly BuildStep[];
  /** Returns how many bytes of the context were sent; null: BuildKit said nothing of it. */
  readonly contextBytes: () => number | null;
  /** Returns the output of each step that failed. */
  readonly failures: () => readonly FailedStep[];
}

export interface FailedStep {
  readonly name: string;
  /** BuildKit's own words: `process "/bin/sh -c …" did not complete successfully: exit code: 101`. */
  readonly error: string;
  /** What the step wrote, its last {@link MAX_LINES} lines. */
  readonly lines: readonly string[];
}

/** A step of a large workspace writes a line a crate; what matters of a failure is at the end. */
const MAX_LINES = 2_000;

/**
 * Steps that make their layer here. When one fetches a layer instead, it was found in an imported cache:
 * BuildKit then shows the transfer and `DONE`, and no `CACHED`.
 */
const RUNS_HERE = /\] (?:RUN|COPY|ADD|WORKDIR)\b/;

interface Step {
  name: string;
  cached: boolean;
  duration: number | null;
  error: string | null;
  lines: string[];
  /** Bytes of the context that it was sent. */
  sent: number | null;
}

/**
 * Returns a reader of `--progress=plain`: every line is `#<number> <event>`, where an event is the name of
 * the step, `CACHED`, `DONE 1.2s`, `ERROR: …`, `CANCELED`, or a time and a line of output
 * (moby/buildkit, util/progress/progressui/printer.go).
 */
export function readProgress(): Progress {
  const steps = new Map<string, Step>();
  let rest = '';
  const line = (text: string): void => {
    const match = /^#(\d+) (.*)$/s.exec(text);
    // Number 0 is buildx's own word on which builder it uses.
    if (match?.[1] === undefined || match[2] === undefined || match[1] === '0') return;
    event(steps, match[1], match[2]);
  };
  return {
    write: (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(line);
    },
    steps: () => [...steps.values()].map(({ name, cached, duration }) => ({ name, cached, duration })),
    contextBytes: () => {
      const sent = [...steps.values()].flatMap((step) => step.sent ?? []);
      return sent.length === 0 ? null : sent.reduce((sum, bytes) => sum + bytes, 0);
    },
    failures: () =>
      [...steps.values()].flatMap(({ name, error, lines }) =>
        error === null ? [] : [{ name, error, lines }],
      ),
  };
}

function event(steps: Map<string, Step>, number: string, text: string): void {
  const step = steps.get(number);
  if (step === undefined) {
    steps.set(number, { name: text, cached: false, duration: null, error: null, lines: [], sent: null });
    return;
  }
  const done = /^DONE (\d+(?:\.\d+)?)s$/.exec(text);
  const sent = /^transferring context: (\d+(?:\.\d+)?)([kMGT]?)B\b/.exec(text);
  const output = /^\d+\.\d+ (.*)$/s.exec(text);
  if (done !== null) {
    step.duration = Math.round(Number(done[1]) * 1000);
  } else if (sent !== null) {
    // Loading .dockerignore says the same words.
    if (step.name.endsWith('load build context'))
      step.sent = Math.round(Number(sent[1]) * unitOf(sent[2] ?? ''));
  } else if (text === 'CACHED') {
    step.cached = true;
    step.duration = 0;
  } else if (/^(?:extracting )?sha256:/.test(text) && RUNS_HERE.test(step.name)) {
    step.cached = true;
  } else if (text.startsWith('ERROR: ')) {
    step.error = text.slice('ERROR: '.length);
  } else if (output?.[1] !== undefined) {
    step.lines.push(output[1]);
    if (step.lines.length > MAX_LINES) step.lines.shift();
  }
}

/** Decimal, as docker/go-units writes them. */
function unitOf(prefix: string): number {
  return 1000 ** ['', 'k', 'M', 'G', 'T'].indexOf(prefix);
}
