import { describe, expect, it } from '@jest/globals';

import { readWorkspace } from '../../src/workspace/read.ts';
import { packageIn, packageToml, problemOf, writeFolder } from './small-workspace.ts';

describe('the resolver', () => {
  it.each<[manifest: string, resolver: number]>([
    [packageToml('app'), 2],
    [packageToml('app').replace('2021', '2024'), 3],
    [packageToml('app').replace('2021', '2018'), 1],
    [packageToml('app', 'resolver = "1"\n'), 1],
    [packageToml('app').replace('2021', '2015').concat('resolver = "3"\n'), 3],
    [packageToml('app', '[workspace]\nresolver = "1"\n'), 1],
    ['[workspace]\nmembers = ["app"]\n', 1],
    ['[workspace]\nmembers = ["app"]\nresolver = "2"\n', 2],
    ['[workspace]\nmembers = ["app"]\n[workspace.package]\nedition = "2024"\n', 1],
  ])('of %j is %d', async (manifest, resolver) => {
    const folder = writeFolder({ 'Cargo.toml': manifest, 'src/main.rs': '', ...packageIn('app', 'bin') });
    expect((await readWorkspace(folder, null, null)).resolver).toBe(resolver);
  });

  it('of a number that cargo does not know is refused', async () => {
    const folder = writeFolder({ 'Cargo.toml': packageToml('app', 'resolver = "4"\n'), 'src/main.rs': '' });
    expect((await problemOf(() => readWorkspace(folder, null, null))).what).toContain('resolver "4"');
  });
});
