import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createBuilder, onBuilder } from './harness/builder.ts';
import { expectGood } from './harness/expect.ts';
import { place } from './harness/place.ts';
import { runStep, workspaceOf } from './harness/step.ts';
import { runProgram, tool } from './harness/tools.ts';

const TIMEOUT = 15 * 60 * 1000;
const TOKEN = 'corp-1f0c9a7e5b3d';

/** A dependency from a registry that wants a token (cargo book, "Registry Authentication"): somebody's own, not the internet's. */
describe('a private registry', () => {
  const { registry: images } = place();
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  let registry: Server;
  let url: string;
  let crate: Buffer;
  const refused: string[] = [];

  beforeAll(async () => {
    builder = await createBuilder();
    crate = await packed();
    registry = createServer((request, response) => {
      const answer = (code: number, body: string | Buffer): void => {
        response.writeHead(code).end(body);
      };
      const address = request.url ?? '';
      if (request.headers.authorization !== TOKEN) {
        refused.push(address);
        response.writeHead(401, { 'WWW-Authenticate': 'Cargo' }).end();
      } else if (address === '/config.json')
        answer(200, JSON.stringify({ dl: `${url}dl`, api: url, 'auth-required': true }));
      else if (address === '/gr/ee/greeting') answer(200, indexEntry(crate));
      else if (address.startsWith('/dl/greeting/')) answer(200, crate);
      else answer(404, '');
    });
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`;
  });

  afterAll(async () => {
    registry.close();
    await builder.remove();
  });

  async function checkout(): Promise<string> {
    const folder = await workspaceOf({
      'Cargo.toml':
        '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ngreeting = { version = "1", registry = "corp" }\n',
      '.cargo/config.toml': `[registries.corp]\nindex = "sparse+${url}"\ncredential-provider = "cargo:token"\n`,
      'src/main.rs': 'fn main() {\n    println!("{}", greeting::WORDS);\n}\n',
    });
    // Locked by its owner, who has the token.
    const locked = await runProgram('cargo', ['generate-lockfile'], {
      cwd: folder,
      env: { ...process.env, CARGO_REGISTRIES_CORP_TOKEN: TOKEN },
    });
    expect([locked.code, locked.code === 0 ? '' : locked.all]).toEqual([0, '']);
    return folder;
  }

  it(
    'is asked with the token of a secret, which is in no layer, history, log or cache',
    async () => {
      const tag = `${images}/private:e2e-${Date.now()}`;
      const kept = await mkdtemp(path.join(tmpdir(), 'kept-'));
      const folder = await checkout();
      const step = await runStep({
        checkout: folder,
        inputs: {
          platforms: 'linux/amd64',
          tags: tag,
          push: 'true',
          secrets: `CARGO_REGISTRIES_CORP_TOKEN=${TOKEN}`,
          'cache-to': `type=local,dest=${kept},mode=max`,
          ...onBuilder(builder.name),
        },
      });
      expectGood(step);
      expect(await tool('docker', 'run', '--rm', '--pull', 'always', tag)).toBe('Hello from the registry.\n');
      // Asked of the runner, so that it is hidden in every later step too.
      const log = step.output.all.replaceAll(`::add-mask::${TOKEN}`, '');
      expect(log).not.toContain(TOKEN);
      expect(step.output.all).toContain(`::add-mask::${TOKEN}`);
      for (const text of [step.summary, JSON.stringify(step.outputs), await tool('crane', 'config', tag)])
        expect(text).not.toContain(TOKEN);
      expect(await readFile(step.outputs.report ?? '', 'utf8')).not.toContain(TOKEN);
      expect(await readFile(step.outputs.dockerfile ?? '', 'utf8')).not.toContain(TOKEN);
      await step.post();
      expect(await holders(kept, TOKEN)).toEqual([]);
      expect(await holders(step.temp, TOKEN)).toEqual([]);
      // What the search would find, if it were there.
      expect((await holders(kept, 'Hello from the registry.')).length).toBeGreaterThan(0);
    },
    TIMEOUT,
  );

  it(
    'refuses a build without it, and the message says what to do',
    async () => {
      const step = await runStep({
        checkout: await checkout(),
        inputs: { platforms: 'linux/amd64', ...onBuilder(builder.name), 'no-cache': 'true' },
      });
      expect(step.output.code).toBe(1);
      const [annotation] = step.annotations;
      expect(annotation?.message).toContain('corp');
      expect(annotation?.message).toContain('CARGO_REGISTRIES_CORP_TOKEN');
      expect(refused.length).toBeGreaterThan(0);
      await step.post();
    },
    TIMEOUT,
  );
});

/** Packs the crate that the registry has. */
async function packed(): Promise<Buffer> {
  const folder = await workspaceOf({
    'Cargo.toml':
      '[package]\nname = "greeting"\nversion = "1.0.0"\nedition = "2021"\ndescription = "a"\nlicense = "MIT"\n',
    'src/lib.rs': 'pub const WORDS: &str = "Hello from the registry.";\n',
  });
  execFileSync('cargo', ['package', '--no-verify', '--allow-dirty', '--quiet'], {
    cwd: folder,
    stdio: 'ignore',
  });
  return readFile(path.join(folder, 'target/package/greeting-1.0.0.crate'));
}

/** One line of a sparse index (cargo book, "Index Format"). */
function indexEntry(crate: Buffer): string {
  const cksum = createHash('sha256').update(crate).digest('hex');
  return `${JSON.stringify({ name: 'greeting', vers: '1.0.0', deps: [], cksum, features: {}, yanked: false })}\n`;
}

/** Returns the files below a folder whose bytes, unpacked where they are compressed, hold a text. */
async function holders(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return files.filter((file) => {
    const script = `for unpack in 'zstd -dcq' 'gzip -dcq' cat; do $unpack "$1" 2>/dev/null | grep -qaF "$2" && exit 0; done; exit 1`;
    try {
      execFileSync('sh', ['-c', script, 'sh', file, text]);
      return true;
    } catch {
      return false;
    }
  });
}
