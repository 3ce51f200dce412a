import type { Plan } from '../plan/plan.ts';

/** Where Debian, Alpine and distroless keep the CA certificates. */
export const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/** Returns what is copied from the builder, each with its Debian package: the official image has it, one of the user's own may not. */
export function copiedData(plan: Plan): { readonly path: string; readonly package: string }[] {
  return [
    ...(copiesCertificates(plan) ? [{ path: CERTIFICATES, package: 'ca-certificates' }] : []),
    ...(copiesTimeZones(plan) ? [{ path: '/usr/share/zoneinfo/UTC', package: 'tzdata' }] : []),
  ];
}

/** Whether the images get the time-zone database of the builder, because their base has none. */
export function copiesTimeZones({ runtime, system }: Plan): boolean {
  return system.timeZones && ['alpine', 'image', 'scratch'].includes(runtime.kind);
}

/** Those of Debian are for an image that has none; SSL_CERT_FILE says where they are to whatever looks elsewhere. */
export function copiesCertificates({ runtime, system }: Plan): boolean {
  return system.certificates && (runtime.kind === 'scratch' || runtime.kind === 'debian');
}
