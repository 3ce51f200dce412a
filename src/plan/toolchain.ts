import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { asked, because, type Decided } from './decide.ts';
import { debianFor } from './pins.ts';
import type { Toolchain } from './plan.ts';

/**
 * Chooses the `rust` image: the version asked for, else the toolchain file's, else the newest 1.x.
 *
 * @throws UserError for a channel that the `rust` images do not have
 */
export function chooseToolchain(workspace: Workspace, options: Options): Decided<Toolchain> {
  if (options.rustVersion !== null) {
    const toolchain = imageOf(options.rustVersion);
    return asked('toolchain', toolchain, 'rust-version', toolchain.image);
  }
  const file = workspace.toolchain;
  if (file?.channel != null && file.channel !== 'stable') {
    if (!/^1\.\d+(\.\d+)?$/.test(file.channel)) {
      throw new UserError({
        what: `${file.path} asks for the toolchain ${JSON.stringify(file.channel)}, and the rust images have only stable releases.`,
        where: { file: file.path },
        next: 'Name a release (channel = "1.90"), or override it with rust-version.',
      });
    }
    const toolchain = imageOf(file.channel);
    return because('toolchain', toolchain, {
      shown: toolchain.image,
      why: `the toolchain file names ${file.channel}`,
      from: file.path,
      input: 'rust-version',
    });
  }
  const toolchain = imageOf('1');
  return because('toolchain', toolchain, {
    shown: toolchain.image,
    why:
      file?.channel === 'stable'
        ? 'the toolchain file names stable'
        : 'no toolchain file: the newest stable Rust',
    ...(file?.channel === 'stable' ? { from: file.path } : {}),
    input: 'rust-version',
  });
}

/** The slim variant: the full one adds 300 MB that no crate asked for. */
function imageOf(version: string): Toolchain {
  const debian = debianFor(version);
  return {
    version,
    image: `rust:${version}-slim-${debian.name}`,
    debian: debian.name,
    debianNumber: debian.number,
    installed: null,
    components: [],
  };
}
