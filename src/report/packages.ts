import type { EmbeddedPackage } from '../image/report.ts';
import type { BuildReport, ReportedImage } from './report.ts';

/** A package that programs list, and the images that these are in. */
export interface ListedPackage extends Pick<EmbeddedPackage, 'name' | 'version' | 'source' | 'kind'> {
  readonly images: readonly string[];
}

/**
 * Returns the packages that the programs of images list, by name and version, each once. One that is part of any program is no
 * package for building alone.
 */
export function embeddedPackages(images: readonly ReportedImage[]): ListedPackage[] {
  const all = images.flatMap(({ image, platforms }) =>
    platforms.flatMap(({ binaries }) =>
      binaries.flatMap(({ elf }) => (elf?.embedded?.packages ?? []).map((each) => ({ ...each, image }))),
    ),
  );
  const grouped = Map.groupBy(all, ({ name, version, source }) => `${name} ${version} ${source}`);
  return [...grouped]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, same]) => {
      const [first] = same;
      if (first === undefined) return [];
      const { name, version, source } = first;
      const kind = same.some((each) => each.kind === 'runtime') ? 'runtime' : 'build';
      return [{ name, version, source, kind, images: [...new Set(same.map(({ image }) => image))] }];
    });
}

/** Returns a sentence for each program that was to list its packages and does not, or not so that it can be read. */
export function missingPackages({ plan, images }: BuildReport): string[] {
  const compiled = new Set(plan.images.filter(({ tool }) => tool === null).map(({ name }) => name));
  return images
    .filter(({ image }) => compiled.has(image))
    .flatMap(({ image, platforms }) =>
      platforms.flatMap(({ platform, binaries }) =>
        binaries.flatMap(({ elf }) => {
          const problem = elf?.embedded?.problem ?? null;
          if (problem !== null)
            return [`What ${image}, ${platform} lists of packages cannot be read: ${problem}.`];
          const isMissing = plan.auditable !== null && elf !== null && elf.embedded === null;
          return isMissing ? [`${image}, ${platform} lists no packages, although it was compiled to.`] : [];
        }),
      ),
    );
}
