import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { runCargo } from '../../src/builder/cargo.ts';
import { resolve } from '../../src/plan/resolve.ts';
import { readWorkspace } from '../../src/workspace/read.ts';
import { aCargoCall } from '../helpers/graph.ts';
import { unitsOfCargo, unitsOfResolution } from '../helpers/unit-graph.ts';
import { type Files, writeFolder } from './small-workspace.ts';

const hasCargo = (await runCargo(['--version'], import.meta.dirname))?.exitCode === 0;
const describeWithCargo = hasCargo ? describe : describe.skip;

/** In milliseconds, for a machine that has other things to do. */
const TIMEOUT = 120_000;

/** A package with the lines of its manifest below `version`. */
function aCrate(folder: string, manifest: string, ...files: readonly string[]): Files {
  const name = path.basename(folder);
  return {
    [`${folder}/Cargo.toml`]: `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n${manifest}`,
    ...Object.fromEntries(files.map((file) => [`${folder}/${file}`, 'fn main() {}'])),
  };
}

const SHARED_FEATURES = ['default', 'app', 'dev', 'win', 'arm', 'gen', 'mac', 'tool', 'more', 'old'];

/** Every kind of dependency and feature at once, on path crates, so that cargo needs no registry. */
const CRATES: Files = {
  ...aCrate(
    'crates/app',
    `
[features]
default = ["opt"]
extra = ["dep:hidden", "shared/more"]
weak = ["hidden?/w", "opt?/w"]
strong = ["opt/w"]
legacy = ["implicit/w"]

[dependencies]
shared = { path = "../shared", default-features = false, features = ["app"] }
opt = { path = "../opt", optional = true }
hidden = { path = "../hidden", optional = true }
implicit = { path = "../implicit", optional = true }
mac = { path = "../mac" }
nick-name = { path = "../real", package = "real" }
shared-old = { path = "../old/shared", package = "shared", features = ["old"] }
no-script = { path = "../no-script" }

[build-dependencies]
gen = { path = "../gen" }

[dev-dependencies]
shared = { path = "../shared", features = ["dev"] }
dev-only = { path = "../dev-only" }

[target.'cfg(windows)'.dependencies]
win = { path = "../win" }
shared = { path = "../shared", features = ["win"] }

[target.'cfg(all(unix, target_arch = "aarch64"))'.dependencies]
arm = { path = "../arm" }
shared = { path = "../shared", default-features = false, features = ["arm"] }

[target.'cfg(target_env = "musl")'.dependencies]
alloc = { path = "../alloc" }

[target.aarch64-unknown-linux-gnu.dependencies]
precise = { path = "../precise" }
`,
    'src/main.rs',
    'src/lib.rs',
    'build.rs',
  ),
  ...aCrate(
    'crates/tool',
    `
[features]
extra = ["opt/w"]

[dependencies]
shared = { path = "../shared", features = ["tool"] }
opt = { path = "../opt", optional = true }

[dev-dependencies]
dev-only = { path = "../dev-only" }
`,
    'src/main.rs',
  ),
  ...aCrate(
    'crates/shared',
    `
[features]
${SHARED_FEATURES.map((name) => `${name} = []\n`).join('')}`,
    'src/lib.rs',
  ),
  ...aCrate('crates/opt', '[features]\nw = []\n', 'src/lib.rs'),
  ...aCrate(
    'crates/hidden',
    '[features]\nw = ["inner"]\n[dependencies]\ninner = { path = "../inner", optional = true }\n',
    'src/lib.rs',
  ),
  ...aCrate('crates/implicit', '[features]\nw = []\n', 'src/lib.rs'),
  ...aCrate('crates/inner', '', 'src/lib.rs'),
  ...aCrate(
    'crates/mac',
    '[lib]\nproc-macro = true\n[dependencies]\nshared = { path = "../shared", features = ["mac"] }\n',
    'src/lib.rs',
  ),
  ...aCrate('crates/real', '', 'src/lib.rs'),
  ...aCrate(
    'crates/no-script',
    '[build-dependencies]\nscript-only = { path = "../script-only" }\n',
    'src/lib.rs',
  ),
  ...aCrate('crates/script-only', '', 'src/lib.rs'),
  ...aCrate(
    'crates/gen',
    `
[dependencies]
shared = { path = "../shared", features = ["gen"] }

[target.'cfg(target_arch = "aarch64")'.dependencies]
arm = { path = "../arm" }

[target.'cfg(target_arch = "x86_64")'.dependencies]
inner = { path = "../inner" }
`,
    'src/lib.rs',
  ),
  ...aCrate('crates/dev-only', '', 'src/lib.rs'),
  ...aCrate('crates/win', '', 'src/lib.rs'),
  ...aCrate('crates/arm', '', 'src/lib.rs'),
  ...aCrate('crates/alloc', '', 'src/lib.rs'),
  ...aCrate('crates/precise', '', 'src/lib.rs'),
  'crates/old/shared/Cargo.toml':
    '[package]\nname = "shared"\nversion = "0.0.1"\nedition = "2021"\n[features]\nold = []\n',
  'crates/old/shared/src/lib.rs': '',
};

const MEMBERS = 'members = ["crates/app", "crates/tool"]\nexclude = ["crates/old"]\n';

/** The root package has features of the same names as others, and a dependency of its own. */
const ROOT_PACKAGE = `[package]
name = "root"
version = "0.1.0"
edition = "2021"

[features]
default = ["on"]
on = ["shared/dev"]
extra = ["shared/more"]

[dependencies]
shared = { path = "crates/shared" }
`;

const ROOTS: readonly (readonly [root: string, files: Files])[] = [
  ['a virtual workspace with resolver 1', { 'Cargo.toml': `[workspace]\nresolver = "1"\n${MEMBERS}` }],
  ['a virtual workspace with resolver 2', { 'Cargo.toml': `[workspace]\nresolver = "2"\n${MEMBERS}` }],
  [
    'a root package with resolver 1',
    {
      'Cargo.toml': `${ROOT_PACKAGE}\n[workspace]\nresolver = "1"\n${MEMBERS}`,
      'src/main.rs': 'fn main() {}',
    },
  ],
  [
    'a root package with the resolver of its edition',
    { 'Cargo.toml': `${ROOT_PACKAGE}\n[workspace]\n${MEMBERS}`, 'src/main.rs': 'fn main() {}' },
  ],
];

const APP = { packages: ['app'], bins: ['app'] };
const TOOL = { packages: ['tool'], bins: ['tool'] };

const CALLS = [
  aCargoCall(APP),
  aCargoCall({ ...APP, defaultFeatures: false }),
  aCargoCall({ ...APP, allFeatures: true }),
  aCargoCall({ ...APP, features: ['app/weak'] }),
  aCargoCall({ ...APP, features: ['app/weak', 'app/extra'] }),
  aCargoCall({ ...APP, features: ['app/strong', 'app/legacy'], defaultFeatures: false }),
  aCargoCall(TOOL),
  aCargoCall({ ...TOOL, features: ['tool/extra'], defaultFeatures: false }),
  aCargoCall({ packages: ['app', 'tool'], bins: ['app', 'tool'] }),
];

/** Features without a package, which mean different things with the first resolver. */
const PLAIN_CALLS = [
  aCargoCall({ ...TOOL, features: ['extra'] }),
  aCargoCall({ packages: ['app', 'tool'], bins: ['app', 'tool'], features: ['extra'] }),
  aCargoCall({ ...TOOL, features: ['shared/more'] }),
  aCargoCall({ ...TOOL, features: ['shared/more'], allFeatures: true, defaultFeatures: false }),
];

const TRIPLES = [
  ['x86_64-unknown-linux-gnu'],
  ['aarch64-unknown-linux-gnu', 'x86_64-unknown-linux-musl'],
] as const;

function withLockfile(files: Files): string {
  const folder = writeFolder(files);
  execFileSync('cargo', ['generate-lockfile', '--offline'], { cwd: folder, stdio: 'pipe' });
  return folder;
}

describeWithCargo('what is compiled is what cargo would compile (skipped where there is no cargo)', () => {
  it.each(ROOTS)(
    'in %s',
    async (_, files) => {
      const folder = withLockfile({ ...CRATES, ...files });
      const workspace = await readWorkspace(folder, runCargo, null);
      expect(workspace.graph.precision).toBe('exact');
      for (const call of [...CALLS, ...PLAIN_CALLS]) {
        for (const triples of TRIPLES) {
          const ours = { call, triples, units: unitsOfResolution(resolve(workspace, call, triples)) };
          expect(ours).toEqual({ call, triples, units: unitsOfCargo(folder, call, triples) });
        }
      }
    },
    TIMEOUT,
  );
});

describeWithCargo('without cargo, nothing is missed (skipped where there is no cargo)', () => {
  it.each(ROOTS)(
    'in %s',
    async (_, files) => {
      const folder = withLockfile({ ...CRATES, ...files });
      const exact = await readWorkspace(folder, runCargo, null);
      const version = /version = 4/;
      for (const lock of [4, 3]) {
        const file = path.join(folder, 'Cargo.lock');
        writeFileSync(file, readFileSync(file, 'utf8').replace(version, `version = ${String(lock)}`));
        const bare = await readWorkspace(folder, null, null);
        expect(bare.graph.precision).toBe('upper-bound');
        for (const call of [...CALLS, ...PLAIN_CALLS]) {
          const bound = new Set(unitsWithoutFeatures(resolve(bare, call, TRIPLES[1])));
          const missed = unitsWithoutFeatures(resolve(exact, call, TRIPLES[1])).filter(
            (one) => !bound.has(one),
          );
          expect({ call, missed }).toEqual({ call, missed: [] });
        }
      }
    },
    TIMEOUT,
  );
});

function unitsWithoutFeatures(resolution: ReturnType<typeof resolve>): string[] {
  return unitsOfResolution(resolution).map((line) => line.replace(/ with .*/, ''));
}
