/** A toolchain channel as rustup reads it, without the host that it may end with. */
export interface Channel {
  /** As it is given to rustup: `1.85`, `stable`, `nightly-2026-01-01`. */
  readonly name: string;
  /** Version of the `rust` image that has it: `1`, `1.85`; null: no image has it, rustup must install it. */
  readonly image: string | null;
}

/** rustup's grammar of toolchain names (rustup book, "Toolchains"; its `dist::PartialToolchainDesc`). */
const CHANNEL =
  /^(stable|beta|nightly|1(?:\.\d{1,3}){1,2}(?:-beta(?:\.\d{1,2})?)?)(-\d{4}-\d{2}-\d{2})?(?:-[a-z]\w*(?:-[a-z]\w*){1,3})?$/;

/** What a channel may look like, for messages. */
export const CHANNEL_FORMS = '1, 1.85, 1.85.1, stable, beta, nightly or nightly-2026-01-01';

/**
 * Returns the channel that a toolchain file or the input `rust-version` names, or null when it is none: a toolchain
 * of somebody's own, which exists on their machine alone.
 */
export function parseChannel(text: string): Channel | null {
  if (text === '1') return { name: 'stable', image: '1' };
  const [, channel, date = ''] = CHANNEL.exec(text) ?? [];
  if (channel === undefined) return null;
  const name = `${channel}${date}`;
  if (date !== '' || /^(beta|nightly)$|-beta/.test(channel)) return { name, image: null };
  return { name, image: channel === 'stable' ? '1' : channel };
}
