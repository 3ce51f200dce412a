import { describe, expect, it } from '@jest/globals';

import { imagesIn, pinsIn, UNKNOWN_DIGEST, withPins } from '../../src/dockerfile/pins.ts';
import { baseImages, renewDockerfile, withCommittedPins } from '../../src/dockerfile/renew.ts';
import { writeDockerfile } from '../../src/dockerfile/write.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { expectGolden } from '../helpers/golden.ts';
import { aPlan, type Situation } from '../helpers/plan.ts';
import { problemOf } from '../helpers/problem.ts';
import { digest } from '../helpers/report.ts';

const CHEF = 'lukemathwalker/cargo-chef:0.1.78-rust-1-alpine';

/** Returns a plan with a digest for every image that it starts from: `a…`, `b…` and so on. */
function pinned(situation: Situation): Plan {
  const plan = aPlan({ ...situation, inputs: { ...situation.inputs, pin: 'true' } });
  const pins = baseImages(plan).map((image, at) => [image, digest('abcdef'.charAt(at))] as const);
  return { ...plan, pins: Object.fromEntries(pins) };
}

describe('imagesIn', () => {
  it('takes a stage that the platform chooses for none', () => {
    const inputs = { 'builder-image': 'corp/rust:{platform}' };
    expect(imagesIn(writeDockerfile(aPlan({ inputs })))).toEqual([
      'lukemathwalker/cargo-chef:0.1.78-rust-1-alpine',
      'corp/rust:amd64',
      'corp/rust:arm64',
      'gcr.io/distroless/cc-debian13:nonroot',
    ]);
  });
});

describe('base images', () => {
  it.each<[NonNullable<Situation['inputs']>, string[]]>([
    [{}, [CHEF, 'rust:1-slim-trixie', 'gcr.io/distroless/cc-debian13:nonroot']],
    [
      { 'rust-version': '1.85', runtime: 'debian', 'dependency-cache': 'none' },
      ['rust:1.85-slim-bookworm', 'debian:bookworm-slim'],
    ],
    [{ runtime: 'scratch' }, [CHEF, 'rust:1-slim-trixie']],
    [
      { 'runtime-packages': 'libpq5', runtime: 'distroless' },
      [CHEF, 'rust:1-slim-trixie', 'gcr.io/distroless/cc-debian13:nonroot', 'debian:trixie-slim'],
    ],
  ])('of %j are those that no stage has made', (inputs, images) => {
    expect(baseImages(aPlan({ inputs }))).toEqual(images);
    // Whether they are pinned already makes no difference.
    expect(baseImages(pinned({ inputs }))).toEqual(images);
  });

  it('are none of the owner’s: theirs may come by digest', () => {
    expect(imagesIn(`FROM node:24@${digest('a')} AS web\nFROM web AS other\n`)).toEqual([]);
  });
});

describe('a pinned Dockerfile', () => {
  it('names each base by tag and digest', () => {
    const plan = pinned({ inputs: { runtime: 'debian', 'rust-version': '1.85' } });
    expectGolden('dockerfile/pinned.Dockerfile', writeDockerfile(plan));
  });

  it.each([{}, { runtime: 'scratch' }, { 'runtime-packages': 'libpq5' }, { libc: 'musl' }])(
    'starts from nothing that is not pinned: %j',
    (inputs) => {
      const stages = new Set<string>(['scratch', 'rust.${RUST_VERSION}']);
      for (const [, image = '', stage = ''] of writeDockerfile(pinned({ inputs })).matchAll(
        /^FROM (?:--platform=\S+ )?(\S+) AS (\S+)$/gm,
      )) {
        expect([image, stages.has(image) || /.:.+@sha256:[0-9a-f]{64}$/.test(image)]).toEqual([image, true]);
        stages.add(stage);
      }
    },
  );

  it('says which digests it has', () => {
    const plan = pinned({});
    expect(pinsIn(writeDockerfile(plan), 'Dockerfile')).toEqual(plan.pins);
  });

  it('of which nothing is pinned is as it is', () => {
    expect(withPins(writeDockerfile(aPlan()), {})).toBe(writeDockerfile(aPlan()));
  });

  it('keeps its digests, and lacks those of images that are new in it', () => {
    const committed = writeDockerfile(pinned({}));
    const plan = aPlan({ inputs: { pin: 'true', runtime: 'debian' } });
    expect(withCommittedPins(plan, committed, 'Dockerfile').pins).toEqual({
      [CHEF]: digest('a'),
      'rust:1-slim-trixie': digest('b'),
      'debian:trixie-slim': UNKNOWN_DIGEST,
    });
  });

  it('takes no digest from lines of the owner, and leaves those alone', () => {
    const from = `FROM debian:trixie-slim@${digest('e')} AS own`;
    const committed = `# >>> before images\n${from}\n# <<< before images\n`;
    const plan = aPlan({ inputs: { pin: 'true', runtime: 'debian' } });
    const known = withCommittedPins(plan, committed, 'Dockerfile');
    expect(known.pins).toMatchObject({ 'debian:trixie-slim': UNKNOWN_DIGEST });
    expect(renewDockerfile(known, committed, 'Dockerfile')).toContain(`\n${from}\n`);
  });

  it('is not pinned any more when nobody asks for it', () => {
    expect(withCommittedPins(aPlan(), writeDockerfile(pinned({})), 'Dockerfile').pins).toBeNull();
  });

  it.each([
    'sha256:abc',
    `sha512:${'a'.repeat(64)}`,
    `sha256:${'A'.repeat(64)}`,
    `sha256:${'a'.repeat(65)}`,
    'latest',
  ])('is refused with %s for a digest', (wrong) => {
    const problem = problemOf(() =>
      pinsIn(`ARG A=1\nFROM debian:trixie-slim@${wrong} AS api\n`, 'Dockerfile'),
    );
    expect(problem.what).toContain('debian:trixie-slim is pinned to');
    expect(problem.where).toEqual({ file: 'Dockerfile', line: 2 });
  });
});
