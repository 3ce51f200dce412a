import type { Attribution, ImageReport } from '../image/report.ts';
import type { Dependencies } from '../plan/plan.ts';
import { plainText } from './checked.ts';
import type { BuildReport } from './report.ts';

/**
 * What of a build is compared with another: a part of {@link BuildReport}, so every report is one. It is what is kept of a
 * build of the default branch, and all that is taken from a file of somebody else.
 */
export interface Measurement {
  readonly images: readonly MeasuredImage[];
  /** Null: not known, as of an image that was found in a registry. */
  readonly dependencies: Dependencies | null;
}

export interface MeasuredImage {
  readonly image: string;
  readonly platforms: readonly MeasuredPlatform[];
}

/** Sizes are bytes, as in {@link BuildReport}. */
export interface MeasuredPlatform {
  readonly platform: string;
  readonly compressed: number;
  readonly uncompressed: number;
  readonly layers: readonly MeasuredLayer[];
  readonly binaries: readonly MeasuredBinary[];
  readonly attribution: readonly Attribution[];
}

export interface MeasuredLayer {
  readonly digest: string;
  readonly compressed: number;
  readonly createdBy: string | null;
}

export interface MeasuredBinary {
  readonly path: string;
  readonly size: number;
  readonly sections: readonly { readonly name: string; readonly size: number }[];
}

/** Returns what of a report can be compared, and nothing else: no path of the machine, no setting. */
export function measurementOf({
  images,
  plan,
}: Pick<BuildReport, 'plan'> & { readonly images: readonly ImageReport[] }): Measurement {
  return { images: measuredImages(images), dependencies: plan.dependencies };
}

/** Returns what of inspected images can be compared. */
export function measuredImages(
  images: readonly Pick<ImageReport, 'image' | 'platforms'>[],
): readonly MeasuredImage[] {
  return images.map(({ image, platforms }) => ({
    image,
    platforms: platforms.map(({ platform, compressed, uncompressed, layers, binaries, attribution }) => ({
      platform,
      compressed,
      uncompressed,
      layers: layers.map(({ digest, compressed: size, createdBy }) => ({
        digest,
        compressed: size,
        createdBy: createdBy === null ? null : plainText(createdBy),
      })),
      binaries: binaries.map(({ path, size, elf }) => ({ path, size, sections: elf?.sections ?? [] })),
      attribution: attribution.map((kind) => ({
        ...kind,
        rows: kind.rows.map(({ key, bytes }) => ({ key: plainText(key), bytes })),
      })),
    })),
  }));
}
