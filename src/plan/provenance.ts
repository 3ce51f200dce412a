import type { Options } from '../options/options.ts';
import { because, type Decided } from './decide.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Decides how much the provenance says of a build (docs.docker.com, "Provenance attestations"). In a job it names the run too, and
 * is as docker/build-push-action has it, but for build arguments: `mode=max` publishes their values, those of proxies too.
 *
 * @returns null as the value leaves it to buildx; the row is null where there is nothing to say
 */
export function chooseProvenance(
  { provenance, buildArgs }: Options,
  { job }: Surroundings,
): { readonly value: string | null; readonly decision: Decided<string>['decision'] | null } {
  if (job === null) return { value: provenance, decision: null };
  if (provenance !== null) return { value: withBuilder(provenance, job.url), decision: null };
  const hasArguments = Object.keys(buildArgs).length > 0;
  const isMax = job.isPublic && !hasArguments;
  const why = isMax
    ? 'the repository is public, so each step of the build can be'
    : job.isPublic
      ? 'what is needed to trust the image; more would publish the values of build-args'
      : 'what is needed to trust the image, and nothing of the steps of a build that is not public';
  return because('provenance', withBuilder(isMax ? 'mode=max' : 'mode=min,inline-only=true', job.url), {
    shown: isMax ? 'mode=max' : 'mode=min',
    why,
    input: 'provenance',
  });
}

/** Names the run as what built it, unless something else is named. */
function withBuilder(provenance: string, url: string): string {
  if (provenance === 'false' || /(?:^|,)\s*builder-id=/.test(provenance)) return provenance;
  const builder = `builder-id=${url}`;
  return provenance === 'true' ? builder : `${provenance},${builder}`;
}
