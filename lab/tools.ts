/** Builds the programs that Debian does not have in the version that is needed. */
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { GO_AT_LEAST, GO_MODULES, GO_PROGRAMS, GO_PROGRAMS_IN_FULL, PYTHON_PROGRAMS } from './pins.ts';
import { type Outcome, step } from './progress.ts';
import { PATHS, SOURCES } from './paths.ts';
import { unlessBuilt } from './recipe.ts';
import { capture, run } from './shell.ts';

/** Static, so that the same buildkitd runs here and in the image made from it. */
const GO_ENV = { CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false', GOTOOLCHAIN: 'local' };

/** buildkitd, buildctl and buildx, and what reads the packages of a program; for the full suite a scanner too. */
export async function buildTools({ full }: { readonly full: boolean }): Promise<void> {
  await requireGo();
  for (const [name, commands] of Object.entries(GO_MODULES)) {
    await step(`build ${name}`, () => buildModule(name, commands));
  }
  if (full) await buildPrograms(GO_PROGRAMS_IN_FULL);
  installBuildx();
}

/** actionlint, zizmor, hadolint, crane and act: of use without a lab, and without root. */
export async function buildLinters(): Promise<void> {
  await requireGo();
  await buildPrograms(GO_PROGRAMS);
  await step('install Python programs', installPythonPrograms);
}

async function buildPrograms(programs: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, program] of Object.entries(programs)) {
    await step(`build ${name}`, () => installProgram(name, program));
  }
}

async function buildModule(name: string, commands: readonly string[]): Promise<Outcome> {
  const folder = join(SOURCES, 'tools', name);
  const binaries = commands.map((command) => join(PATHS.bin, basename(command)));
  return unlessBuilt(
    `tool-${name}`,
    [{ path: folder }, ...commands, GO_ENV.CGO_ENABLED],
    () => Promise.resolve(binaries.every((binary) => existsSync(binary))),
    async () => {
      mkdirSync(PATHS.bin, { recursive: true });
      const flags = ['-mod=readonly', '-trimpath', `-ldflags=${await versionFlags(folder, commands)}`];
      await run(`build-${name}`, ['go', 'build', ...flags, '-o', `${PATHS.bin}/`, ...commands], {
        cwd: folder,
        env: GO_ENV,
      });
    },
  );
}

/** Released binaries know their version by such flags; buildx reports BuildKit's, and callers parse buildx's. */
async function versionFlags(folder: string, commands: readonly string[]): Promise<string> {
  const modules = new Set(commands.map((command) => command.slice(0, command.indexOf('/cmd/'))));
  const flags: string[] = [];
  for (const module of modules) {
    const version = await capture(['go', 'list', '-m', '-f', '{{.Version}}', module], {
      cwd: folder,
      env: GO_ENV,
    });
    flags.push(`-X ${module}/version.Version=${version}`, `-X ${module}/version.Package=${module}`);
  }
  return ['-s', '-w', ...flags].join(' ');
}

/** Docker finds its plugins in its configuration folder. */
function installBuildx(): void {
  const plugins = join(PATHS.dockerConfig, 'cli-plugins');
  const plugin = join(plugins, 'docker-buildx');
  mkdirSync(plugins, { recursive: true });
  rmSync(plugin, { force: true });
  symlinkSync(join(PATHS.bin, 'buildx'), plugin);
}

async function installProgram(name: string, program: string): Promise<Outcome> {
  return unlessBuilt(
    `tool-${name}`,
    [program],
    () => Promise.resolve(existsSync(join(PATHS.bin, name))),
    async () => {
      mkdirSync(PATHS.bin, { recursive: true });
      await run(`build-${name}`, ['go', 'install', program], { env: { ...GO_ENV, GOBIN: PATHS.bin } });
    },
  );
}

async function installPythonPrograms(): Promise<Outcome> {
  const requirements = Object.values(PYTHON_PROGRAMS);
  const names = Object.keys(PYTHON_PROGRAMS);
  return unlessBuilt(
    'tool-python',
    requirements,
    () => Promise.resolve(names.every((name) => existsSync(join(PATHS.bin, name)))),
    async () => {
      mkdirSync(PATHS.bin, { recursive: true });
      await run('python-venv', ['python3', '-m', 'venv', '--clear', PATHS.venv]);
      await run('python-install', [join(PATHS.venv, 'bin', 'pip'), 'install', ...requirements]);
      for (const name of names) {
        rmSync(join(PATHS.bin, name), { force: true });
        symlinkSync(join(PATHS.venv, 'bin', name), join(PATHS.bin, name));
      }
    },
  );
}

/** Debian's Go is too old for these tools, so the machine must bring its own. */
async function requireGo(): Promise<void> {
  let version: string;
  try {
    version = (await capture(['go', 'env', 'GOVERSION'], { env: GO_ENV })).replace(/^go/, '');
  } catch {
    throw new Error(
      `Go is missing: the lab's tools are built with Go ${GO_AT_LEAST} or newer (https://go.dev/dl/)`,
    );
  }
  if (isOlder(version, GO_AT_LEAST)) {
    throw new Error(`Go ${version} is too old: the lab's tools are built with Go ${GO_AT_LEAST} or newer`);
  }
}

export function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  for (let index = 0; index < 3; index++) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
