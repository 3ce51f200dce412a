interface Stage {
  readonly name: string;
  readonly base: string;
  /** It is made for the builder's own CPU, whatever is built. */
  readonly onBuilder: boolean;
  readonly runs: boolean;
  /** Stages that it copies from or mounts. */
  readonly uses: readonly string[];
}

/**
 * Returns the stages in which programs of the images' CPU run, in the order of the file: that CPU is another one than the
 * builder's, and something has to emulate it, where an image is built for another platform.
 *
 * It reads a written Dockerfile with the lines of its owner, who can put a `RUN` anywhere and stages of their own between.
 *
 * @param images names of the stages that are built for every platform; what none of them needs is made for the builder's alone
 */
export function foreignStages(text: string, images: readonly string[]): string[] {
  const stages = stagesIn(text);
  const needed = new Set(images);
  // The set grows while it is walked.
  for (const name of needed) {
    for (const stage of stages.filter((each) => matches(name, each.name))) {
      for (const other of [stage.base, ...stage.uses]) needed.add(other);
    }
  }
  const onBuilder = new Set<string>();
  return stages.flatMap((stage) => {
    const isOwn = stage.onBuilder || [...onBuilder].some((name) => matches(stage.base, name));
    if (isOwn) onBuilder.add(stage.name);
    const isNeeded = [...needed].some((name) => matches(name, stage.name));
    return !isOwn && stage.runs && isNeeded ? [stage.name] : [];
  });
}

/** A name with a variable in it stands for every stage that begins as it does. */
function matches(reference: string, name: string): boolean {
  const at = reference.indexOf('$');
  return at === -1 ? reference === name : name.startsWith(reference.slice(0, at));
}

function stagesIn(text: string): Stage[] {
  const stages: Stage[] = [];
  let end: string | null = null;
  for (const line of text.split('\n')) {
    // The text of a heredoc is no instruction.
    if (end !== null) {
      if (line.trim() === end) end = null;
      continue;
    }
    const from = /^\s*FROM\s+((?:--\S+\s+)*)(\S+)(?:\s+AS\s+(\S+))?\s*$/i.exec(line);
    const last = stages.at(-1);
    if (from !== null) {
      const [, flags = '', base = '', name = String(stages.length)] = from;
      stages.push({
        name: name.toLowerCase(),
        base: base.toLowerCase(),
        onBuilder: flags.includes('BUILDPLATFORM'),
        runs: false,
        uses: [],
      });
    } else if (last !== undefined) {
      const isRun = /^\s*RUN\s/i.test(line);
      const uses = Array.from(line.matchAll(/(?:--|,)from=([^\s,]+)/gi), ([, name = '']) =>
        name.toLowerCase(),
      );
      stages[stages.length - 1] = { ...last, runs: last.runs || isRun, uses: [...last.uses, ...uses] };
      end = /^\s*(?:RUN|COPY|ADD)\s.*<<-?["']?(\w+)["']?/i.exec(line)?.[1] ?? null;
    }
  }
  return stages;
}
