import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createBuilder, onBuilder } from './harness/builder.ts';
import { expectGood } from './harness/expect.ts';
import { place } from './harness/place.ts';
import { runStep, workspaceOf } from './harness/step.ts';
import { tool } from './harness/tools.ts';

/**
 * A program that links with libraries of the system in each of the ways there are, without a crate of a registry:
 * the crates here only have the names of those that the table knows.
 */
const FILES: Readonly<Record<string, string>> = {
  'Cargo.toml': `[package]
name = "native"
version = "0.1.0"
edition = "2021"

[dependencies]
libsqlite3-sys = { path = "sqlite" }
pq-sys = { path = "pq" }
`,
  'Cargo.lock': `version = 4

[[package]]
name = "libsqlite3-sys"
version = "0.1.0"

[[package]]
name = "native"
version = "0.1.0"
dependencies = [
 "libsqlite3-sys",
 "pq-sys",
]

[[package]]
name = "pq-sys"
version = "0.1.0"
`,
  'sqlite/Cargo.toml': sysCrate('libsqlite3-sys', 'sqlite3'),
  'sqlite/build.rs': buildScript('sqlite3', 'sqlite3'),
  'sqlite/src/lib.rs': 'extern "C" { pub fn sqlite3_libversion_number() -> i32; }\n',
  'pq/Cargo.toml': sysCrate('pq-sys', 'pq'),
  'pq/build.rs': buildScript('libpq', 'pq'),
  'pq/src/lib.rs': 'extern "C" { pub fn PQlibVersion() -> i32; }\n',
  'src/main.rs': `fn main() {
    let (sqlite, pq) = unsafe { (libsqlite3_sys::sqlite3_libversion_number(), pq_sys::PQlibVersion()) };
    println!("SQLite {}, libpq {}", sqlite / 1_000_000, pq / 10_000);
}
`,
};

function sysCrate(name: string, links: string): string {
  return `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\nlinks = "${links}"\n`;
}

/** Asks pkg-config as the pkg-config crate does: with the variables of the target. */
function buildScript(library: string, name: string): string {
  return `fn main() {
    let target = std::env::var("TARGET").unwrap().replace('-', "_");
    let folder = std::env::var(format!("PKG_CONFIG_LIBDIR_{target}")).unwrap();
    let output = std::process::Command::new("pkg-config")
        .args(["--libs", "${library}"])
        .env("PKG_CONFIG_LIBDIR", folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for word in String::from_utf8(output.stdout).unwrap().split_whitespace() {
        if let Some(folder) = word.strip_prefix("-L") {
            println!("cargo:rustc-link-search=native={folder}");
        }
    }
    println!("cargo:rustc-link-lib=${name}");
}
`;
}

describe('a program that needs libraries of the system', () => {
  const { registry } = place();
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  it.each([['auto'], ['distroless']])('runtime: %s: runs on both platforms', async (runtime) => {
    const tag = `${registry}/native:e2e-${Date.now()}`;
    const step = await runStep({
      checkout: await workspaceOf(FILES),
      inputs: { runtime, tags: tag, push: 'true', ...onBuilder(builder.name) },
    });
    expectGood(step);
    expect(step.outputs['binary-architecture']).toBe('x86_64,aarch64');
    for (const platform of ['linux/amd64', 'linux/arm64']) {
      const run = ['run', '--rm', '--platform', platform, '--pull', 'always'];
      expect(await tool('docker', ...run, tag)).toMatch(/^SQLite 3, libpq 1\d\n$/);
      if (runtime === 'auto') {
        const query = ['--entrypoint', 'dpkg-query', tag, '--show', '--showformat=${Architecture}', 'libpq5'];
        expect(await tool('docker', ...run, ...query)).toBe(platform.slice('linux/'.length));
      }
    }
    await step.post();
  });
});
