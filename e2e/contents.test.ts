import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer, type Server } from 'node:tls';

import { createBuilder, onBuilder } from './harness/builder.ts';
import { expectGood } from './harness/expect.ts';
import { place } from './harness/place.ts';
import { copyOf, runStep, type Step } from './harness/step.ts';
import { runProgram, tool } from './harness/tools.ts';

const TIMEOUT = 15 * 60 * 1000;

/** What an image holds besides its program, read from inside of it by a program that says what it finds. */
describe('what an image holds', () => {
  const { registry } = place();
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  let authority: Awaited<ReturnType<typeof createAuthority>>;
  let server: Server;

  beforeAll(async () => {
    builder = await createBuilder();
    authority = await createAuthority();
    server = await serve(authority);
  });

  afterAll(async () => {
    server.close();
    await builder.remove();
  });

  async function built(name: string, inputs: Readonly<Record<string, string>>): Promise<[string, Step]> {
    const checkout = await copyOf('e2e/workspaces/probe');
    await copyFile(authority.certificate, path.join(checkout, 'authority.pem'));
    const tag = `${registry}/probe-${name}:e2e-${Date.now()}`;
    const step = await runStep({
      checkout,
      // With the same platforms and C library, all of them have one compile.
      inputs: { libc: 'musl', ...inputs, tags: tag, push: 'true', ...onBuilder(builder.name) },
    });
    expectGood(step);
    return [tag, step];
  }

  const run = async (image: string, args: readonly string[], options: readonly string[] = []) =>
    (
      await tool('docker', 'run', '--rm', '--pull', 'always', '--network', 'host', ...options, image, ...args)
    ).trim();

  it(
    'scratch: certificates, time zones, files, variables, an account, and nothing else',
    async () => {
      const [image, step] = await built('scratch', {
        runtime: 'scratch',
        assets: 'authority.pem:/etc/ssl/test/, static:/srv/www',
        env: 'TZ=America/New_York, "GREETING=it\'s ""$HOME"" \\n ${x}"',
        workdir: '/data',
        cmd: 'said, $HOME, a b',
        healthcheck: '--interval=1s, --retries=1, {bin}, --health',
        expose: '8080',
      });
      const port = (server.address() as AddressInfo).port;
      expect(await run(image, [])).toBe('probe 0.1.0 said|$HOME|a b');
      expect(Number(await run(image, ['roots']))).toBeGreaterThan(50);
      expect(await run(image, ['tls', `127.0.0.1:${port}`])).toContain('UnknownIssuer');
      const trusting = ['-e', 'SSL_CERT_FILE=/etc/ssl/test/authority.pem'];
      expect(await run(image, ['tls', `127.0.0.1:${port}`], trusting)).toBe('a secret answer');
      expect(await run(image, ['time'])).toBe('2025-06-15T11:06:40-04:00');
      expect(await run(image, ['time'], ['-e', 'TZ=Asia/Kolkata'])).toBe('2025-06-15T20:36:40+05:30');
      expect(await run(image, ['read', '/srv/www/page.txt'])).toBe('A page from the workspace.');
      expect(await run(image, ['env', 'GREETING'])).toBe('it\'s "$HOME" \\n ${x}');
      expect(await run(image, ['write', 'own'])).toBe('own in /data');
      expect(await run(image, ['read', '/etc/passwd'])).toContain('nonroot:x:65532:65532:');
      expect(await run(image, ['write', '/etc/own'])).toContain('Permission denied');

      const config = JSON.parse(await tool('crane', 'config', image)) as { config: Record<string, unknown> };
      expect(config.config).toMatchObject({
        User: '65532:65532',
        WorkingDir: '/data',
        ExposedPorts: { '8080/tcp': {} },
        Healthcheck: {
          Test: ['CMD', '/usr/local/bin/probe', '--health'],
          Interval: 1_000_000_000,
          Retries: 1,
        },
      });
      // The binary, and data: zone information is 1.6 MB, the bundle 0.3 MB.
      const { uncompressed } = sizesOf(step);
      const [binary] = JSON.parse(step.outputs.binaries ?? '[]') as readonly { readonly size: number }[];
      expect(uncompressed - (binary?.size ?? 0)).toBeLessThan(6_000_000);
      process.stdout.write(`scratch: ${uncompressed} bytes, of them ${binary?.size ?? 0} the binary\n`);
      await step.post();
    },
    TIMEOUT,
  );

  it(
    'alpine: a shell, a static binary, and an account with a name, on both platforms',
    async () => {
      const [image, step] = await built('alpine', {
        runtime: 'alpine',
        entrypoint: 'sh, -c, exec {bin} "$@", sh',
        cmd: 'time',
        env: 'TZ=Europe/Berlin',
      });
      const binaries = JSON.parse(step.outputs.binaries ?? '[]') as readonly { elf: { static: boolean } }[];
      expect(binaries.map(({ elf }) => elf.static)).toEqual([true, true]);
      for (const platform of ['linux/amd64', 'linux/arm64']) {
        expect(await run(image, [], ['--platform', platform])).toBe('2025-06-15T17:06:40+02:00');
        expect(
          await run(image, ['-c', 'whoami; id -u'], ['--platform', platform, '--entrypoint', '/bin/sh']),
        ).toBe('nonroot\n65532');
      }
      await step.post();
    },
    TIMEOUT,
  );

  it(
    'init: tini: a signal stops a program that knows of none, and orphans leave no zombie',
    async () => {
      const [plain, first] = await built('plain', { runtime: 'scratch', user: '1000' });
      const [image, step] = await built('init', {
        runtime: 'scratch',
        init: 'tini',
      });
      expect(await run(plain, ['orphan'])).toMatch(/^1 zombies, process 1$/m);
      expect(await run(image, ['orphan'])).toMatch(/^0 zombies, process [2-9]\d*$/m);
      expect(await run(image, ['orphan'], ['--platform', 'linux/arm64'])).toMatch(/^0 zombies, /m);
      expect(await stopped(plain)).toBe('137');
      expect(await stopped(image)).toBe('143');
      await first.post();
      await step.post();
    },
    TIMEOUT,
  );

  it(
    'a base of the user’s own: used as it is, and refused before it is published when the program cannot start on it',
    async () => {
      const [image, step] = await built('own', {
        runtime: 'gcr.io/distroless/static-debian13:nonroot',
        user: '1000:0',
      });
      expect(await run(image, ['--health'])).toBe('well');
      expect(JSON.parse(await tool('crane', 'config', image))).toMatchObject({ config: { User: '1000:0' } });
      await step.post();
      const refused = await runStep({
        checkout: await copyOf('e2e/workspaces/probe'),
        inputs: {
          runtime:
            'gcr.io/distroless/static-debian13:nonroot@sha256:' +
            (await digestOf('distroless/static-debian13:nonroot')),
          libc: 'musl',
          entrypoint: '/bin/launch',
          tags: `${registry}/probe-refused:1`,
          push: 'true',
          ...onBuilder(builder.name),
        },
      });
      expect(refused.output.code).toBe(1);
      expect(refused.annotations.map(({ message }) => message).join('\n')).toContain('/bin/launch');
      await refused.post();
    },
    TIMEOUT,
  );

  async function digestOf(name: string): Promise<string> {
    const digest = (await tool('crane', 'digest', `${registry}/${name}`)).trim();
    return digest.replace(/^sha256:/, '');
  }

  /** Returns the exit code of a container that is asked to stop, and killed two seconds later. */
  async function stopped(image: string): Promise<string> {
    const id = (await tool('docker', 'run', '--detach', image, 'wait')).trim();
    try {
      await tool('docker', 'stop', '--time', '2', id);
      return (await tool('docker', 'inspect', '--format', '{{.State.ExitCode}}', id)).trim();
    } finally {
      await tool('docker', 'rm', '--force', id);
    }
  }

  it.each([
    [{ assets: 'missing:/srv' }, 'assets: missing is not in the workspace.'],
    [{ assets: 'escape:/srv' }, 'escape'],
    [{ assets: 'static:/srv' }, 'assets: static is left out by the .dockerignore'],
    [{ runtime: 'debain' }, 'Did you mean debian?'],
    [{ entrypoint: '/bin/sh' }, 'has no programs'],
  ])('%j is refused before anything is built', async (inputs, message) => {
    const checkout = await copyOf('e2e/workspaces/probe');
    await writeFile(path.join(checkout, '.dockerignore'), 'target\nstatic\n');
    execFileSync('ln', ['-s', '/etc', path.join(checkout, 'escape')]);
    const step = await runStep({ checkout, inputs: { ...inputs, ...onBuilder(builder.name) } });
    expect(step.output.code).toBe(1);
    expect(step.annotations.map((each) => each.message).join('\n')).toContain(message);
    expect(step.output.stdout).not.toContain('Build');
    await step.post();
  });
});

function sizesOf(step: Step): { readonly uncompressed: number } {
  const sizes = JSON.parse(step.outputs['image-sizes'] ?? '{}') as Record<
    string,
    Record<string, { uncompressed: number }>
  >;
  return sizes.probe?.['linux/amd64'] ?? { uncompressed: Number.NaN };
}

/** Makes a certificate authority, and a certificate for localhost that it signed. */
async function createAuthority(): Promise<{
  readonly certificate: string;
  readonly key: string;
  readonly leaf: string;
}> {
  const folder = await mkdtemp(path.join(tmpdir(), 'authority-'));
  const file = (name: string): string => path.join(folder, name);
  const openssl = async (...args: readonly string[]): Promise<void> => {
    const { code, all } = await runProgram('openssl', args, { env: process.env });
    if (code !== 0) throw new Error(all);
  };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await openssl(
    'req',
    '-x509',
    ...key,
    '-subj',
    '/CN=Test authority',
    '-days',
    '2',
    '-keyout',
    file('ca.key'),
    '-out',
    file('ca.pem'),
  );
  await openssl(
    'req',
    '-new',
    ...key,
    '-subj',
    '/CN=localhost',
    '-keyout',
    file('leaf.key'),
    '-out',
    file('leaf.csr'),
  );
  await writeFile(file('leaf.ext'), 'subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n');
  await openssl(
    'x509',
    '-req',
    '-in',
    file('leaf.csr'),
    '-CA',
    file('ca.pem'),
    '-CAkey',
    file('ca.key'),
    '-CAcreateserial',
    '-days',
    '2',
    '-extfile',
    file('leaf.ext'),
    '-out',
    file('leaf.pem'),
  );
  return { certificate: file('ca.pem'), key: file('leaf.key'), leaf: file('leaf.pem') };
}

async function serve({ key, leaf }: Awaited<ReturnType<typeof createAuthority>>): Promise<Server> {
  const server = createServer({ key: await readFile(key), cert: await readFile(leaf) }, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end('HTTP/1.0 200 OK\r\n\r\na secret answer\n'));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
