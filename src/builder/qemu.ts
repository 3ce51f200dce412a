import { UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Plan } from '../plan/plan.ts';
import type { Builder } from './builder.ts';
import { type Buildx, complaint } from './buildx.ts';
import type { RunTool, ToolOutput } from './run.ts';

/** What QEMU is set up with. */
export interface QemuSite {
  readonly buildx: Buildx;
  readonly builder: Pick<Builder, 'name' | 'driver'>;
  readonly run: RunTool;
  readonly log: Pick<Log, 'info'>;
  /** Waits some milliseconds. */
  readonly wait: (time: number) => Promise<unknown>;
}

/** BuildKit looks at most every 20 seconds which platforms it runs (util/archutil, `CacheMaxAge`); in milliseconds. */
const PAUSE = 2_000;
const ATTEMPTS = 13;

/** Whether the plan may need it. Whether it does is the builder's to say. */
export function mayNeedQemu({ qemu, images }: Plan): boolean {
  if (images.length === 0 || qemu.when === 'false') return false;
  return qemu.when === 'true' || qemu.stages.length > 0;
}

/**
 * Lets the builder's kernel run programs of the plan's platforms, unless it does: as docker/setup-qemu-action, by an image that
 * registers QEMU with it. What is registered stays, as it does there, until the machine is started again.
 *
 * @throws UserError where the builder does not run them afterwards
 */
export async function setUpQemu({ qemu, platforms }: Plan, site: QemuSite): Promise<void> {
  const { builder, log, run } = site;
  const names = platforms.map(({ name }) => name);
  const missing = await notRun(names, site);
  if (missing.length === 0 && qemu.when === 'auto') {
    log.info(`QEMU is not set up: ${builder.name} runs ${names.join(', ')} already`);
    return;
  }
  const wanted = missing.length === 0 ? names : missing;
  if (builder.driver !== 'docker-container') {
    if (missing.length === 0) {
      log.info(
        `QEMU is not set up: ${builder.name} (${builder.driver}) runs on another machine, and runs all`,
      );
      return;
    }
    throw new UserError({
      what: `The builder ${builder.name} (${builder.driver}) does not run ${missing.join(', ')}, and its machine is another one than this.`,
      next: `Register QEMU there: docker run --privileged --rm ${qemu.image} --install ${architectures(missing)}; or compile without emulation (leave cross out); or leave ${missing.join(', ')} out of platforms.`,
    });
  }
  const output = await run('docker', [
    ...['run', '--rm', '--privileged', qemu.image],
    ...['--install', architectures(wanted)],
  ]);
  if (output === null) throw new Error('docker is no longer on the PATH');
  // It ends with 0 even where it could not register anything (tonistiigi/binfmt, cmd/binfmt/main.go), so the builder is asked again.
  const still = output.exitCode === 0 ? await notRunSoon(names, site) : wanted;
  if (still.length > 0) {
    const said = output.exitCode === 0 ? problemsIn(output.stderr) : dockersComplaint(output);
    throw new UserError({
      what: `QEMU could not be set up for ${still.join(', ')} with ${qemu.image}: ${said}`,
      next: 'See that this job may start privileged containers and fetch that image (qemu-image names another); or put docker/setup-qemu-action before this step; or compile without emulation: leave cross out.',
    });
  }
  log.info(
    `QEMU: ${qemu.image} ${missing.length === 0 ? 'was started, as asked,' : 'is set up'} for ${wanted.join(', ')}`,
  );
}

/** As {@link notRun}, but the builder is given time to find out. */
async function notRunSoon(names: readonly string[], site: QemuSite): Promise<string[]> {
  let missing = await notRun(names, site);
  for (let attempt = 1; missing.length > 0 && attempt < ATTEMPTS; attempt += 1) {
    await site.wait(PAUSE);
    missing = await notRun(names, site);
  }
  return missing;
}

/** Docker's last line says where its help is. */
function dockersComplaint(output: ToolOutput): string {
  return complaint({ ...output, stderr: output.stderr.replace(/^(Run|See) 'docker .*$/gm, '') });
}

/** Returns the platforms that a builder does not say it runs. */
async function notRun(names: readonly string[], { buildx, builder }: QemuSite): Promise<string[]> {
  const output = await buildx.run(['inspect', '--bootstrap', builder.name]);
  if (output.exitCode !== 0) {
    throw new UserError({
      what: `The builder ${builder.name} does not say which platforms it runs: ${complaint(output)}`,
      next: 'Check that it works: docker buildx inspect --bootstrap.',
    });
  }
  const known = platformsIn(output.stdout);
  return names.filter((name) => !known.has(name));
}

/** Returns the platforms in what `docker buildx inspect` prints; a star marks those that somebody has set. */
export function platformsIn(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split('\n')
      .flatMap((line) => /^Platforms:\s*(.*)$/.exec(line)?.[1]?.split(',') ?? [])
      .map((name) => name.trim().replace(/\*$/, '')),
  );
}

/** The names that the image has for CPUs, which are Go's. */
function architectures(platforms: readonly string[]): string {
  return [...new Set(platforms.map((name) => name.split('/')[1] ?? name))].join(',');
}

/** What it says of each CPU: `installing: arm64 OK`. */
function problemsIn(stderr: string): string {
  const lines = stderr
    .split('\n')
    .filter((line) => /^(installing|error):/.test(line) && !line.endsWith(' OK'));
  return lines.length === 0 ? 'it said nothing, and the builder does not run them.' : lines.join('; ');
}
