import { expect, it } from '@jest/globals';

import { writeDockerignore } from '../../src/dockerfile/ignore.ts';
import { isDockerignored } from '../../src/workspace/ignored.ts';

const CONTEXT = {
  ...{
    path: '/home/user/shop',
    workspace: '.',
    dependencies: [],
    frontend: null,
    vendored: [],
    outputs: ['target'],
  },
  dockerfile: 'target/rust-docker/Dockerfile',
} as const;

/** What sources and build scripts of published programs read from outside src. */
it.each([
  'README.md',
  'crates/api/README.md',
  'LICENSE',
  'migrations/1.sql',
  'templates/index.html',
  'static/app.js',
  '.sqlx/query-0.json',
  'sqlx-data.json',
  'proto/shop.proto',
  'assets/logo.png',
  'tests/data.json',
  'examples/config.toml',
  '.cargo/config.toml',
  'build.rs',
  'templates/Dockerfile.tera',
])('the context holds %s', (file) => {
  expect(isDockerignored(writeDockerignore(CONTEXT, null), file)).toBe(false);
});

it.each(['target/release/shop', '.git/config', '.env', 'crates/api/.env', 'Dockerfile', 'Dockerfile.dev'])(
  'the context does not hold %s',
  (file) => {
    expect(isDockerignored(writeDockerignore(CONTEXT, null), file)).toBe(true);
  },
);

it('the context does not hold the Dockerfile, wherever it is written', () => {
  const text = writeDockerignore({ ...CONTEXT, dockerfile: 'docker/api' }, null);
  expect(['docker/api', 'docker/api.dockerignore'].map((file) => isDockerignored(text, file))).toEqual([
    true,
    true,
  ]);
});
