import type { Plan, PlannedImage } from '../../plan/plan.ts';
import type { InstalledTool, MigrateStage } from '../../plan/stages/types.ts';
import { tripleOf } from '../compile.ts';
import { STAGES } from '../names.ts';
import { shellWord } from '../quote.ts';
import { run } from '../run.ts';
import { asRoot } from '../user.ts';
import { setUp } from './members.ts';

/**
 * Returns the stage that compiles the tools that migrate; none where binaries of the workspace do.
 *
 * `cargo install` takes one `--target`, so it is called for each platform; with one target folder it compiles build scripts and
 * procedural macros once all the same. The arguments FEATURES and PROFILE are the workspace's, and not declared here.
 */
export function migrateStages(plan: Plan, { installs, tools }: MigrateStage): string[] {
  if (installs.length === 0) return [];
  const names = installs.map(({ crate, version }) => `${crate} ${version}`).join(' and ');
  return [
    [
      `# ${names}, of which no change of the workspace's sources makes a new layer. Each --target needs a call of its own.`,
      `FROM ${STAGES.toolchain} AS ${STAGES.migrateTool}`,
      ...asRoot(plan, setUp({ packages: [], tools, env: {} })),
      'ENV CARGO_PROFILE_RELEASE_STRIP=symbols',
      run([
        ...installs.flatMap((tool) => plan.platforms.map((platform) => install(plan, tool, platform))),
        // Only the programs are wanted, and the layer is kept between builds. The folder itself is root's to remove.
        ['rm -rf "${CARGO_TARGET_DIR:?}"/* "$CARGO_HOME"/registry'],
      ]),
    ].join('\n'),
  ];
}

function install(plan: Plan, tool: InstalledTool, platform: Plan['platforms'][number]): string[] {
  const { crate, version, bin, features } = tool;
  return [
    plan.cross === 'zig' ? 'cargo-zigbuild install' : 'cargo install',
    '--locked',
    `--root ${folderOf(tool, platform.name)}`,
    `--target ${tripleOf(plan, platform)}`,
    '--no-default-features',
    `--features ${features.join(',')}`,
    `--bin ${bin}`,
    shellWord(`${crate}@${version}`),
  ];
}

/** Returns the place of the program that an image runs in place of one of the workspace. */
export function toolPath(tool: InstalledTool, platform: string): string {
  return `${folderOf(tool, platform)}/bin/${tool.bin}`;
}

/** One folder for each version: two members can be locked to different ones. */
function folderOf({ crate, version }: InstalledTool, platform: string): string {
  return `/out/${platform}/${crate}-${version}`;
}

/** Returns a small file that the stage leaves: cargo's own record of what it installed. */
export function recordOf(plan: Plan, [first]: MigrateStage['installs']): string {
  const [platform] = plan.platforms;
  if (first === undefined || platform === undefined) throw new Error('nothing is installed');
  return `${folderOf(first, platform.name)}/.crates.toml`;
}

/** Whether an image runs a binary of the workspace, which has to be compiled for it. */
export function isCompiled({ stage, tool }: PlannedImage): boolean {
  return tool === null && stage !== 'frontend';
}
