import type { BinaryReport, ElfFacts, ImageReport } from '../image/report.ts';
import { formatSize } from './format.ts';

export const SIZE_COLUMNS = [
  'Image',
  'Platform',
  'Compressed',
  'Uncompressed',
  'Binary',
  'CPU',
  'Linking',
] as const;

/** Returns a row for each image and platform, in the columns of {@link SIZE_COLUMNS}. */
export function sizeRows(images: readonly ImageReport[]): string[][] {
  return images.flatMap(({ image, platforms }) =>
    platforms.map(({ platform, compressed, uncompressed, binaries }) => {
      const program = binaries[0];
      return [
        image,
        platform,
        formatSize(compressed),
        formatSize(uncompressed),
        program === undefined ? 'none found' : formatSize(program.size),
        program?.elf?.machine ?? '–',
        linking(program),
      ];
    }),
  );
}

function linking(program: BinaryReport | undefined): string {
  if (program === undefined) return '–';
  return program.elf === null ? 'no ELF file' : linkingOf(program.elf);
}

function linkingOf({ static: isStatic, glibc }: ElfFacts): string {
  if (isStatic) return 'static';
  return glibc === null ? 'dynamic' : `glibc ≥ ${glibc}`;
}
