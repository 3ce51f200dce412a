import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import { because, type Decided } from './decide.ts';
import { PINS } from './pins.ts';
import type { AuditablePlan, Cross, Toolchain } from './plan.ts';

/** First release that compiles cargo-auditable as {@link PINS} has it, with the versions of its own lockfile. */
const FIRST_MINOR = 85;

/**
 * Decides whether the programs say what they are made of. Null: nobody asked, and nothing is said.
 *
 * It is not on for everybody, because the tool has to be compiled first, from crates.io: on a fresh builder that is time that the
 * build itself needs, and where a workspace has its crates from elsewhere it may not be there.
 *
 * @throws UserError where it is asked for and cannot run
 */
export function chooseAuditable(
  { auditable, sbom, given }: Options,
  { toolchain, cross }: { readonly toolchain: Toolchain; readonly cross: Cross },
): Decided<AuditablePlan | null> | null {
  const wantsSbom = asksForSbom(sbom);
  const isGiven = given.includes('auditable');
  const isOn = auditable ?? wantsSbom;
  if (!isOn && !isGiven) return null;
  if (!isOn) {
    return because('auditable', null, {
      shown: 'no',
      why: wantsSbom
        ? 'so an SBOM has no crates: a stripped program does not say what it is made of'
        : 'asked for with the input auditable',
      from: 'input auditable',
      input: 'auditable',
    });
  }
  const obstacle = toolchain.own
    ? 'cargo-auditable, which is compiled here, need not run in an image of your own'
    : cross === 'emulate'
      ? 'cargo-auditable is compiled for one CPU, and each platform is compiled on its own'
      : null;
  if (obstacle !== null) {
    if (isGiven) {
      throw new UserError({
        what: `auditable: true with ${toolchain.own ? 'builder-image' : 'cross: emulate'}: ${obstacle}.`,
        next: 'Leave one of them out.',
      });
    }
    return because('auditable', null, {
      shown: 'no',
      why: `${obstacle}: an SBOM has no crates`,
      from: `input ${toolchain.own ? 'builder-image' : 'cross'}`,
      input: 'auditable',
    });
  }
  const minor = Number(toolchain.version.split('.')[1] ?? Infinity);
  const isOld = minor < FIRST_MINOR;
  const value: AuditablePlan = { image: isOld ? `rust:1-slim-${toolchain.debian}` : toolchain.image };
  return because('auditable', value, {
    shown: `cargo-auditable ${PINS.cargoAuditable}`,
    why: [
      'each program lists the packages that it is made of, so that scanners find them in the image',
      ...(isOld ? [`compiled with ${value.image}, because it needs Rust 1.${FIRST_MINOR}`] : []),
    ].join('; '),
    from: isGiven ? 'input auditable' : 'input sbom',
    input: 'auditable',
  });
}

/** As buildx reads `--sbom`: whatever is not turned off is asked for. */
function asksForSbom(sbom: string | null): boolean {
  return sbom !== null && sbom !== 'false' && !/(?:^|,)\s*disabled=true/.test(sbom);
}
