import type { Attribution } from '../image/report.ts';
import type { Dependencies } from '../plan/plan.ts';
import {
  checkVersion,
  countOf,
  field,
  flagOf,
  type Found,
  listOf,
  matching,
  oneOf,
  optionally,
  root,
  textOf,
} from './checked.ts';
import type { MeasuredBinary, MeasuredImage, MeasuredPlatform, Measurement } from './measurement.ts';
import { REPORT_VERSION } from './report.ts';

/** More than any build has. */
const MAX_IMAGES = 200;
const MAX_PLATFORMS = 32;
const MAX_LAYERS = 500;
const MAX_KINDS = 20;
const MAX_ATTRIBUTED = 10_000;
const MAX_PACKAGES = 10_000;

const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** As `platformName` of src/image writes it. */
export const PLATFORM = /^[A-Za-z0-9_.-]{1,40}(?:\/[A-Za-z0-9_.-]{1,40}){1,2}$/;

/**
 * Returns what of a `report.json` can be compared. It may be anybody's: whatever is not of the form is refused.
 *
 * @throws FormatError that says which part is not as it should be
 */
export function readReport(value: unknown): Measurement {
  const document = root(value);
  checkVersion(document, 'reportVersion', REPORT_VERSION);
  const plan = field(document, 'plan');
  return {
    images: imagesOf(field(document, 'images')),
    dependencies: optionally(plan, () => optionally(field(plan, 'dependencies'), dependenciesOf)),
  };
}

/** Returns a measurement as it is kept of a build. Throws {@link FormatError}. */
export function readMeasurement(found: Found): Measurement {
  return {
    images: imagesOf(field(found, 'images')),
    dependencies: optionally(field(found, 'dependencies'), dependenciesOf),
  };
}

function imagesOf(found: Found): MeasuredImage[] {
  return listOf(found, MAX_IMAGES, (image) => ({
    image: textOf(field(image, 'image')),
    platforms: listOf(field(image, 'platforms'), MAX_PLATFORMS, platformOf),
  }));
}

function platformOf(found: Found): MeasuredPlatform {
  return {
    platform: matching(field(found, 'platform'), PLATFORM, 'a platform such as linux/amd64'),
    compressed: countOf(field(found, 'compressed')),
    uncompressed: countOf(field(found, 'uncompressed')),
    layers: listOf(field(found, 'layers'), MAX_LAYERS, (layer) => ({
      digest: matching(field(layer, 'digest'), DIGEST, 'a digest'),
      compressed: countOf(field(layer, 'compressed')),
      createdBy: optionally(field(layer, 'createdBy'), textOf),
    })),
    binaries: listOf(field(found, 'binaries'), MAX_IMAGES, binaryOf),
    // Reports of before there were any lack them.
    attribution:
      optionally(field(found, 'attribution'), (list) => listOf(list, MAX_KINDS, attributionOf)) ?? [],
  };
}

/** A binary of a report has its sections in `elf`, one that was kept has them beside it. */
function binaryOf(found: Found): MeasuredBinary {
  const elf = field(found, 'elf');
  const sections = field(optionally(elf, (one) => one) ?? found, 'sections');
  return {
    path: textOf(field(found, 'path')),
    size: countOf(field(found, 'size')),
    sections:
      optionally(sections, (list) =>
        listOf(list, MAX_ATTRIBUTED, (section) => ({
          name: textOf(field(section, 'name')),
          size: countOf(field(section, 'size')),
        })),
      ) ?? [],
  };
}

function attributionOf(found: Found): Attribution {
  const omitted = field(found, 'omitted');
  return {
    kind: matching(field(found, 'kind'), /^[a-z][a-z-]{0,29}$/, 'the name of a kind'),
    rows: listOf(field(found, 'rows'), MAX_ATTRIBUTED, (row) => ({
      key: textOf(field(row, 'key')),
      bytes: countOf(field(row, 'bytes')),
    })),
    omitted: { rows: countOf(field(omitted, 'rows')), bytes: countOf(field(omitted, 'bytes')) },
  };
}

function dependenciesOf(found: Found): Dependencies {
  return {
    exact: flagOf(field(found, 'exact')),
    packages: listOf(field(found, 'packages'), MAX_PACKAGES, (one) => ({
      name: textOf(field(one, 'name')),
      version: textOf(field(one, 'version')),
      use: oneOf(field(one, 'use'), ['program', 'build']),
      via: textOf(field(one, 'via')),
    })),
  };
}
