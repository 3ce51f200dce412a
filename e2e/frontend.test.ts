import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { BuildReport } from '../src/report/report.ts';
import { served, SERVER } from './frontend/served.ts';
import { createBuilder, onBuilder } from './harness/builder.ts';
import { expectGood } from './harness/expect.ts';
import { place } from './harness/place.ts';
import { runStep, type Step, workspaceOf } from './harness/step.ts';
import { runProgram, tool } from './harness/tools.ts';

const PORT = 18_080;
const PLATFORMS = ['linux/amd64', 'linux/arm64'];

/** Builds a page with the one package that it depends on. */
const BUILD = `import { mkdirSync, writeFileSync } from 'node:fs';
import ms from 'ms';
import { title } from './src/title.js';

mkdirSync('dist/assets', { recursive: true });
writeFileSync('dist/index.html', \`<!doctype html><title>\${title}</title>\${ms(172800000)}\`);
writeFileSync('dist/assets/app.js', 'export {};');
`;

const FILES = {
  'Cargo.toml':
    '[package]\nname = "shop"\nversion = "1.0.0"\nedition = "2021"\n\n[dependencies]\nitoa = "1"\n',
  'src/main.rs': SERVER.replace('SAYS', 'one'),
  'web/package.json': JSON.stringify({
    name: 'web',
    private: true,
    type: 'module',
    scripts: { build: 'node build.js' },
    dependencies: { ms: '2.1.3' },
  }),
  'web/build.js': BUILD,
  'web/src/title.js': "export const title = 'First';\n",
  // What a developer has there is not what is shipped.
  'web/dist/index.html': 'stale',
  'web/node_modules/ms/index.js': 'throw new Error("of the wrong machine")',
};

describe('the stage frontend with npm', () => {
  const { registry } = place();
  const image = `${registry}/frontend:e2e-${Date.now()}`;
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  let checkout: string;

  beforeAll(async () => {
    builder = await createBuilder();
    checkout = await workspaceOf(FILES);
    await tool('cargo', 'generate-lockfile', '--manifest-path', path.join(checkout, 'Cargo.toml'));
    const lock = ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'];
    const npm = await runProgram('npm', lock, { env: process.env, cwd: path.join(checkout, 'web') });
    expect([npm.code, npm.code === 0 ? '' : npm.all]).toEqual([0, '']);
  });

  afterAll(() => builder.remove());

  const build = async (inputs: Readonly<Record<string, string>>): Promise<Step> => {
    const step = await runStep({
      checkout,
      inputs: {
        ...{ cache: 'none', platforms: PLATFORMS.join(), ...onBuilder(builder.name) },
        ...{ tags: image, push: 'true', ...inputs },
      },
    });
    expectGood(step);
    return step;
  };
  const page = (title: string): string => `<!doctype html><title>${title}</title>2d`;
  const shop = async (platform = 'linux/amd64'): Promise<{ said: string; server: string | null }> => {
    const [answer] = await served({ image, platform, port: PORT }, ['/srv/www', String(PORT)], ['/']);
    return { said: answer?.body.toString() ?? '', server: answer?.headers.get('x-server') ?? null };
  };
  /** What ran again of a build: `[stage 2/3] RUN …`. */
  const ran = async (step: Step): Promise<string[]> => {
    const { steps } = JSON.parse(await readFile(step.outputs.report ?? '', 'utf8')) as BuildReport;
    return steps.filter(({ cached, name }) => !cached && name.includes(' RUN ')).map(({ name }) => name);
  };

  it('is served by the program out of its image, on every platform', async () => {
    const step = await build({ stages: 'runtime,frontend' });
    expect(step.outputs['binary-architecture']).toBe('x86_64,aarch64');
    for (const platform of PLATFORMS) {
      expect(await shop(platform)).toEqual({ said: page('First'), server: 'one' });
    }
    // Once for both platforms.
    expect((await ran(step)).filter((name) => name.includes('RUN npm run build'))).toHaveLength(1);
  });

  it('is built again after an edit of it, and nothing of the program is, nor is anything installed', async () => {
    await writeFile(path.join(checkout, 'web/src/title.js'), "export const title = 'Another';\n");
    const again = await ran(await build({ stages: 'runtime,frontend' }));
    expect(again.filter((name) => /cargo|npm ci|rustup|apt-get/.test(name))).toEqual([]);
    expect(again.filter((name) => name.includes('RUN npm run build'))).toHaveLength(1);
    expect(await shop()).toEqual({ said: page('Another'), server: 'one' });
  });

  it('stays as it is after an edit of the program', async () => {
    await writeFile(path.join(checkout, 'src/main.rs'), SERVER.replace('SAYS', 'another'));
    const again = await ran(await build({ stages: 'runtime,frontend' }));
    expect(again.filter((name) => /npm|frontend/.test(name))).toEqual([]);
    expect(again.some((name) => name.includes('cargo build'))).toBe(true);
    expect(await shop()).toEqual({ said: page('Another'), server: 'another' });
  });

  it('is an image of its own as a target, with a web server that has no rights', async () => {
    const step = await build({ target: 'frontend', tags: `${image}-web` });
    expect(await ran(step)).toEqual([]);
    for (const platform of PLATFORMS) {
      const paths = ['/', '/assets/app.js', '/shop/7', '/missing.js'];
      const answers = await served({ image: `${image}-web`, platform, port: 8080 }, [], paths);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404]);
      // A path of the page's own gets the page.
      expect(answers.slice(0, 3).map(({ body }) => body.toString())).toEqual([
        page('Another'),
        'export {};',
        page('Another'),
      ]);
    }
    const config = JSON.parse(await tool('crane', 'config', `${image}-web`)) as {
      config: { User: string; ExposedPorts: object; Labels: Record<string, string> };
    };
    expect(config.config).toMatchObject({ User: '101', ExposedPorts: { '8080/tcp': {} } });
    expect(config.config.Labels['org.opencontainers.image.title']).toBe('frontend');
  });

  it('is refused where it is not sent to the builder', async () => {
    const own = path.join(checkout, '.dockerignore');
    await writeFile(own, 'target\nweb\n');
    const step = await runStep({ checkout, inputs: { target: 'frontend', ...onBuilder(builder.name) } });
    await rm(own);
    expect(step.output.code).toBe(1);
    expect(step.annotations[0]?.message).toContain('frontend: web is left out by the .dockerignore');
  });

  it('fails the build where its own fails', async () => {
    await writeFile(path.join(checkout, 'web/build.js'), "throw new Error('no page today');\n");
    const step = await runStep({
      checkout,
      inputs: { stages: 'runtime,frontend', cache: 'none', ...onBuilder(builder.name) },
    });
    expect(step.output.code).toBe(1);
    expect(step.annotations[0]?.message).toContain('no page today');
  });
});
