/** Says what the lab does and how long it took, one line a step. */

/** What a step tells of itself, such as «kept» or «built»; nothing where there is nothing to add. */
export type Outcome = string | undefined;

export async function step(name: string, work: () => Promise<Outcome>): Promise<void> {
  const started = performance.now();
  const outcome = await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(7);
  console.log(`${seconds} s  ${name}${outcome === undefined ? '' : `: ${outcome}`}`);
}
