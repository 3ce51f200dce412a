import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createBuilder, onBuilder } from '../harness/builder.ts';
import { expectGood } from '../harness/expect.ts';
import { place } from '../harness/place.ts';
import { copyOf, runStep } from '../harness/step.ts';
import { tool } from '../harness/tools.ts';

const TIMEOUT = 20 * 60 * 1000;
const PLATFORMS = ['linux/amd64', 'linux/arm64'] as const;

interface Descriptor {
  readonly digest: string;
  readonly platform?: { readonly os: string; readonly architecture: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Of SPDX 2.3: what a test reads. */
interface Document {
  readonly packages: readonly {
    readonly name: string;
    readonly versionInfo?: string;
    readonly externalRefs?: readonly { readonly referenceType: string; readonly referenceLocator: string }[];
  }[];
}

/** Images with `sbom: true`: BuildKit runs Syft on what it has built, and Syft finds what is in the image and nothing else. */
describe('the SBOM of a published image', () => {
  const { registry, fullInputs } = place();
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    if (fullInputs === null) throw new Error('the lab has no generator of SBOMs: run `npm run lab:full`');
    builder = await createBuilder(fullInputs);
  });

  afterAll(() => builder.remove());

  /** Builds, and returns the names of the packages in the SBOM of each platform, as package URLs without their qualifiers. */
  async function packagesOf(
    workspace: string,
    name: string,
    inputs: Readonly<Record<string, string>> = {},
  ): Promise<Readonly<Record<string, readonly string[]>>> {
    const image = `${registry}/sbom/${name}`;
    const tag = `e2e-${Date.now()}`;
    const step = await runStep({
      checkout: await copyOf(workspace),
      inputs: { sbom: 'true', push: 'true', tags: `${image}:${tag}`, ...inputs, ...onBuilder(builder.name) },
    });
    expectGood(step);
    await step.post();
    const index = JSON.parse(await tool('crane', 'manifest', `${image}:${tag}`)) as {
      readonly manifests: readonly Descriptor[];
    };
    const found: Record<string, readonly string[]> = {};
    for (const { digest, platform } of index.manifests.filter(({ platform }) => platform?.os === 'linux')) {
      const about = index.manifests.find(
        ({ annotations }) => annotations?.['vnd.docker.reference.digest'] === digest,
      );
      found[`linux/${platform?.architecture ?? ''}`] = await listedIn(image, about?.digest ?? '');
    }
    return found;
  }

  async function listedIn(image: string, attestations: string): Promise<readonly string[]> {
    const { layers } = JSON.parse(await tool('crane', 'manifest', `${image}@${attestations}`)) as {
      readonly layers: readonly Descriptor[];
    };
    const layer = layers.find(
      ({ annotations }) => annotations?.['in-toto.io/predicate-type'] === 'https://spdx.dev/Document',
    );
    expect(layer).toBeDefined();
    const statement = JSON.parse(await tool('crane', 'blob', `${image}@${layer?.digest ?? ''}`)) as {
      readonly predicate: Document;
    };
    return statement.predicate.packages
      .flatMap(({ externalRefs }) => externalRefs ?? [])
      .filter(({ referenceType }) => referenceType === 'purl')
      .map(({ referenceLocator }) => referenceLocator.replace(/\?.*$/, ''))
      .toSorted();
  }

  it(
    'lists the crates that the program is compiled from, and not those of its tests',
    async () => {
      const found = await packagesOf('e2e/workspaces/listed', 'listed');
      for (const platform of PLATFORMS) {
        const crates = (found[platform] ?? []).filter((url) => url.startsWith('pkg:cargo/'));
        // What a build script uses is not in the program, and Syft leaves it out as we do.
        expect([platform, crates.map((url) => url.replace(/@.*/, ''))]).toEqual([
          platform,
          ['pkg:cargo/indoc', 'pkg:cargo/itoa', 'pkg:cargo/listed'],
        ]);
      }
    },
    TIMEOUT,
  );

  it(
    'lists the crates of a static program on an empty base',
    async () => {
      const found = await packagesOf('e2e/workspaces/listed', 'scratch', {
        libc: 'musl',
        runtime: 'scratch',
      });
      for (const platform of PLATFORMS) {
        expect([platform, (found[platform] ?? []).map((url) => url.replace(/@.*/, ''))]).toEqual([
          platform,
          ['pkg:cargo/indoc', 'pkg:cargo/itoa', 'pkg:cargo/listed'],
        ]);
      }
    },
    TIMEOUT,
  );

  it(
    'lists the Debian packages that were put beside a program, on distroless too',
    async () => {
      const found = await packagesOf('e2e/workspaces/handshake', 'handshake', {
        runtime: 'distroless',
        'runtime-packages': 'libpcre2-8-0',
      });
      for (const platform of PLATFORMS) {
        const urls = found[platform] ?? [];
        const debian = urls
          .filter((url) => url.startsWith('pkg:deb/debian/'))
          .map((url) => url.replace(/@.*/, ''));
        expect([platform, debian]).toEqual([
          platform,
          expect.arrayContaining([
            'pkg:deb/debian/libc6',
            'pkg:deb/debian/libpcre2-8-0',
            'pkg:deb/debian/libssl3t64',
          ]),
        ]);
        expect(urls.some((url) => url.startsWith('pkg:cargo/openssl-sys@'))).toBe(true);
      }
    },
    TIMEOUT,
  );
});
