import type { BuildResult, BuildStep } from '../builder/result.ts';
import type { ImageReport } from '../image/report.ts';
import type { Finding } from '../image/verify.ts';
import type { Comparison } from './comparison.ts';
import type { Plan } from '../plan/plan.ts';

/** Version of the form of {@link BuildReport}: grows when a field goes away or changes its meaning. */
export const REPORT_VERSION = 1;

/**
 * All that is known of a build, as `report.json` holds it. The outputs, the job summary and the table on the
 * terminal are views of it. Its JSON schema is `docs/report.schema.json`.
 */
export interface BuildReport {
  readonly reportVersion: typeof REPORT_VERSION;
  readonly plan: Plan;
  /** Absolute path of the Dockerfile that was built. */
  readonly dockerfile: string;
  readonly builder: {
    readonly name: string;
    readonly driver: string;
    readonly why: string;
    readonly buildx: string;
  };
  /** In the order of the plan's images. */
  readonly images: readonly ReportedImage[];
  /** Why images will not start; empty when all is well, or verify is off. */
  readonly findings: readonly Finding[];
  /** How it differs from an earlier build; null: nothing was compared. */
  readonly comparison: Comparison | null;
  readonly steps: readonly BuildStep[];
  /** Bytes of the context that the builder did not have and was sent; null: not known. */
  readonly contextBytes: number | null;
  readonly timings: Timings;
  /** What buildx's metadata file says of each image, by image name. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface ReportedImage extends ImageReport {
  readonly tags: readonly string[];
  /** Whether it was put where its tags say. */
  readonly pushed: boolean;
}

/** Milliseconds. */
export interface Timings {
  readonly total: number;
  /** In buildx: creating the builder, building, publishing. */
  readonly buildx: number;
  /** Everything else: reading, planning, writing, inspecting. */
  readonly own: number;
}

/** Puts the report together from what each step of the pipeline found out. */
export function makeReport(parts: {
  readonly plan: Plan;
  readonly dockerfile: string;
  readonly builder: BuildReport['builder'];
  readonly result: BuildResult;
  readonly images: readonly ImageReport[];
  readonly findings: readonly Finding[];
  readonly comparison?: Comparison | null;
  /** Digest of each image in the registry, by image name; null: nothing was pushed. */
  readonly published: ReadonlyMap<string, string> | null;
  readonly timings: Pick<Timings, 'total' | 'buildx'>;
}): BuildReport {
  const { plan, result, timings } = parts;
  return {
    reportVersion: REPORT_VERSION,
    plan,
    dockerfile: parts.dockerfile,
    builder: parts.builder,
    images: parts.images.map((image) => ({
      ...image,
      digest: parts.published?.get(image.image) ?? image.digest,
      tags: plan.images.find(({ name }) => name === image.image)?.tags ?? [],
      pushed: parts.published !== null,
    })),
    findings: parts.findings,
    comparison: parts.comparison ?? null,
    steps: result.steps,
    contextBytes: result.contextBytes,
    timings: {
      total: Math.round(timings.total),
      buildx: Math.round(timings.buildx),
      own: Math.round(timings.total - timings.buildx),
    },
    metadata: result.metadata,
  };
}
