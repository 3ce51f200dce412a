import { describe, expect, it } from '@jest/globals';

import { type BakeOutput, writeBake } from '../../src/dockerfile/bake.ts';
import { DEPENDENCIES_TARGET } from '../../src/dockerfile/names.ts';
import { writeDockerfile } from '../../src/dockerfile/write.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { builtPart } from '../../src/plan/stages/built.ts';
import { expectGolden } from '../helpers/golden.ts';
import { aNodeFrontend } from '../helpers/frontend.ts';
import { aPlan, type Situation, someOptions } from '../helpers/plan.ts';
import { aMember } from '../helpers/workspace.ts';

const PATHS = {
  context: '/home/user/shop',
  dockerfile: '/home/user/shop/target/rust-docker/Dockerfile',
  layout: ({ name }: { name: string }) => `/tmp/layouts/${name}`,
};

const TWO: Situation = {
  workspace: { members: [aMember('api'), aMember('worker')] },
  inputs: {
    tags: 'ghcr.io/org/{bin}:1',
    provenance: 'mode=max',
    sbom: 'false',
    pull: 'true',
    'no-cache': 'true',
  },
  surroundings: { cacheService: 'write' },
};

/** The part of a bake definition that the tests look into. */
interface Definition {
  readonly group: { readonly default: { readonly targets: readonly string[] } };
  readonly target: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function definition(plan: Plan, output?: BakeOutput, paths = PATHS): Definition {
  return JSON.parse(writeBake(plan, paths, output)) as Definition;
}

describe('writeBake', () => {
  it.each<[string, Situation, BakeOutput]>([
    ['two-images', TWO, 'layout'],
    ['load', TWO, 'docker'],
    ['stages', { ...TWO, inputs: { ...TWO.inputs, stages: 'runtime,test,docs' } }, 'layout'],
    ['no-cache-service', {}, 'layout'],
    ['inline-cache', { inputs: { tags: 'ghcr.io/org/{bin}:1', cache: 'inline' } }, 'layout'],
  ])('writes %s.bake.json', (file, situation, output) => {
    expectGolden(`dockerfile/${file}.bake.json`, writeBake(aPlan(situation), PATHS, output));
  });

  it('hands on where secrets are, to every stage that needs them, and no secret', () => {
    const inputs = { secrets: 'TOKEN=hunter2', ssh: 'default\nkey=/a${b}' };
    const plan = aPlan({ ...TWO, inputs: { ...TWO.inputs, ...inputs } });
    expect(JSON.stringify(plan)).not.toContain('hunter2');
    const text = writeBake(plan, { ...PATHS, secrets: ['id=TOKEN,src=/tmp/${x}'] });
    const { target } = JSON.parse(text) as Definition;
    expect(target.shared).toMatchObject({
      secret: ['id=TOKEN,src=/tmp/$${x}'],
      ssh: ['default', 'key=/a$${b}'],
    });
    expect(target[DEPENDENCIES_TARGET]).toMatchObject({ inherits: ['shared'] });
  });

  it('exports the cache once, from the stage with the dependencies', () => {
    const { target, group } = definition(aPlan(TWO));
    expect(group.default.targets).toEqual([DEPENDENCIES_TARGET, 'api', 'worker']);
    expect(target[DEPENDENCIES_TARGET]).toMatchObject({ target: 'cook', output: ['type=cacheonly'] });
    expect(target.api?.['cache-to'] ?? []).toEqual([]);
  });

  it.each([
    ['chef', 'cook'],
    ['dummy', 'cook'],
    // Without a layer of dependencies, and with mounts that nothing exports, that is all there is to keep.
    ['mounts', 'build'],
    ['none', 'build'],
  ])('with dependency-cache: %s exports it from the stage %s', (kind, stage) => {
    const plan = aPlan({ inputs: { cache: 'local', 'dependency-cache': kind } });
    expect(definition(plan).target[DEPENDENCIES_TARGET]).toMatchObject({ target: stage });
  });

  it('exports it from the one stage that holds those of all that is built', () => {
    const keptBy = (inputs: Situation['inputs']): unknown =>
      definition(builtPart(aPlan({ ...TWO, inputs: { cache: 'local', ...inputs } }))).target[
        DEPENDENCIES_TARGET
      ]?.target;
    expect(keptBy({ stages: 'runtime,test' })).toBe('dependencies');
    expect(keptBy({ stages: 'runtime,test', target: 'test' })).toBe('cook-test');
    expect(keptBy({ stages: 'runtime,test', target: 'api' })).toBe('cook');
    expect(keptBy({ target: 'docs', 'dependency-cache': 'none' })).toBeUndefined();
  });

  it.each(['chef', 'dummy', 'none'])(
    'keeps the tool that lists packages beside what is kept with dependency-cache: %s',
    (kind) => {
      const plan = aPlan({ inputs: { cache: 'local', auditable: 'true', 'dependency-cache': kind } });
      expect(definition(plan).target[DEPENDENCIES_TARGET]).toMatchObject({ target: 'dependencies' });
      expect(writeDockerfile(plan)).toContain('COPY --from=auditable-tool /tool/.crates.toml');
    },
  );

  it('runs the extra stages once: a second build only loads the images, or pushes them', () => {
    const plan = aPlan({ ...TWO, inputs: { ...TWO.inputs, stages: 'runtime,test,docs' } });
    expect(definition(plan, 'docker').group.default.targets).toEqual(['api', 'worker']);
    expect(definition(plan, 'registry').group.default.targets).toEqual(['api', 'worker']);
  });

  it('loads the stage for development, with what compiled its tool in the cache', () => {
    const plan = builtPart(aPlan({ inputs: { target: 'dev', tags: 'shop', cache: 'local' } }));
    expect(definition(plan).target).toMatchObject({
      [DEPENDENCIES_TARGET]: { target: 'dev-tool' },
      dev: { output: ['type=cacheonly'] },
    });
    expect(definition(plan, 'docker').target.dev).toMatchObject({ tags: ['shop'], output: ['type=docker'] });
  });

  it('builds the image of a frontend for every platform, and keeps what was installed for it', () => {
    const inputs = { stages: 'runtime,frontend', tags: 'r.io/{bin}:1', cache: 'local' };
    const plan = aPlan({ inputs, frontends: [aNodeFrontend()] });
    expect(definition(plan).group.default.targets).toEqual(['dependencies', 'api']);
    expect(definition(plan).target[DEPENDENCIES_TARGET]).toMatchObject({ target: 'dependencies' });

    const alone = builtPart(
      aPlan({ inputs: { ...inputs, target: 'frontend' }, frontends: [aNodeFrontend()] }),
    );
    expect(definition(alone).target).toMatchObject({
      [DEPENDENCIES_TARGET]: { target: 'frontend-build' },
      frontend: {
        ...{ target: 'frontend', tags: ['r.io/frontend:1'], platforms: ['linux/amd64', 'linux/arm64'] },
        output: [expect.stringMatching(/^type=oci,/)],
      },
    });
    const nowhere = aPlan({ inputs: { ...inputs, 'frontend-path': 'none' }, frontends: [aNodeFrontend()] });
    expect(definition(nowhere).target['frontend-files']).toMatchObject({ output: ['type=cacheonly'] });
  });

  it('puts an inline cache into the images, and others beside them', () => {
    const to = 'type=inline\ntype=local,dest=x';
    const { target } = definition(aPlan({ inputs: { 'cache-to': to } }));
    expect(target.api).toMatchObject({ 'cache-to': ['type=inline'] });
    expect(target[DEPENDENCIES_TARGET]).toMatchObject({ 'cache-to': ['type=local,dest=x'] });
  });

  it('gives the time of the sources to what exports the image, and to nothing that a layer is made from', () => {
    const timestamp = { seconds: 1_769_860_800, text: '2026-01-31T12:00:00Z', from: 'git' } as const;
    const plan = aPlan({ ...TWO, surroundings: { ...TWO.surroundings, timestamp } });
    for (const output of ['layout', 'docker', 'registry'] as const) {
      const { target } = definition(plan, output);
      const [exporter = ''] = target.api?.output as readonly string[];
      expect(exporter).toMatch(/,rewrite-timestamp=true,source-date-epoch=1769860800$/);
      expect(JSON.stringify(target)).not.toContain('SOURCE_DATE_EPOCH');
      expect(target.api).not.toHaveProperty('args');
    }
    expect(definition({ ...plan, embedsTime: true }).target.api).toMatchObject({
      args: { COMMIT_TIME: '1769860800' },
    });
    expect(definition({ ...plan, embedsTime: true }).target[DEPENDENCIES_TARGET]).not.toHaveProperty('args');
  });

  it('exports and renews nothing when it is run once more to load', () => {
    const { target, group } = definition(aPlan(TWO), 'docker');
    expect(group.default.targets).toEqual(['api', 'worker']);
    expect(target.shared).not.toHaveProperty('no-cache');
    expect(target.shared).not.toHaveProperty('pull');
    // `docker exporter does not currently support exporting manifest lists` is what it would fail with.
    expect(target.api).toMatchObject({ output: ['type=docker'], attest: [] });
  });

  it.each([
    [{}, []],
    [{ provenance: 'true' }, ['type=provenance']],
    [{ provenance: 'false' }, ['type=provenance,disabled=true']],
    [{ sbom: 'generator=image:1' }, ['type=sbom,generator=image:1']],
  ])('asks for the attestations of %j', (inputs, attest) => {
    expect(definition(aPlan({ inputs })).target.api).toMatchObject({ attest });
  });

  it('writes a layout whose path has commas and quotes as one field of CSV', () => {
    const paths = { ...PATHS, layout: () => '/tmp/a,"b"' };
    expect(definition(aPlan(), 'layout', paths).target.api).toMatchObject({
      output: ['type=oci,tar=false,"dest=/tmp/a,""b"""'],
    });
  });

  it('gives every target the build arguments that the plan names', () => {
    const inputs = { 'build-args': 'HTTPS_PROXY=http://proxy:3128\nA=${upper("x")}' };
    const plan = aPlan({ inputs });
    const { buildArgs } = someOptions(inputs);
    const { target } = JSON.parse(writeBake(plan, PATHS, 'layout', buildArgs)) as Definition;
    expect(target.shared).toMatchObject({
      args: { A: '$${upper("x")}', HTTPS_PROXY: 'http://proxy:3128' },
    });
    expect(JSON.stringify(plan)).not.toContain('3128');
    expect(definition(aPlan()).target.shared).not.toHaveProperty('args');
  });

  it('lets bake interpret nothing that a user gives', () => {
    const evil = '${upper("x")}%{if true}';
    const safe = '$${upper("x")}%%{if true}';
    const plan = aPlan({
      inputs: {
        labels: `"key\${1+1}=${evil.replaceAll('"', '""')}"`,
        'cache-from': evil,
        'cache-to': evil,
        provenance: evil,
        sbom: evil,
      },
    });
    const paths = { context: evil, dockerfile: evil, layout: () => 'x' };
    expect(definition(plan, 'layout', paths).target).toMatchObject({
      shared: { context: safe, dockerfile: safe, 'cache-from': [safe] },
      [DEPENDENCIES_TARGET]: { 'cache-to': [safe] },
      api: {
        attest: [`type=provenance,${safe}`, `type=sbom,${safe}`],
        labels: { 'key$${1+1}': safe },
      },
    });
  });
});
