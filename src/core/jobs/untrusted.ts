import { isWithin } from '../base/span.js';
import { fingerprint } from '../path/fingerprint.js';
import type { Reason } from '../validation/reason.js';
import type { Validation } from '../validation/validation.js';
import type { InspectedServer } from './inspectedJob.js';
import { referencedCertificates } from './referencedCertificates.js';
import type { ResolvedReference } from './resolveReference.js';

/** What there is to say of trust that was not proved. */
export interface Untrusted extends Pick<Validation, 'path' | 'reasons'> {
  /** The server’s name, where the fault is in what it has for itself: a field of all servers does not tell whose. */
  readonly node: string | undefined;
  readonly now: number;
  /** The last moment that was asked about. */
  readonly until: number;
  readonly isReplacement: boolean;
}

/**
 * undefined where there is nothing to say: it fails on the dates of what the server itself refers to, which have rules of
 * their own.
 * @param involved what the verdict rests on
 */
export function toUntrusted(
  { path, reasons }: Validation,
  server: InspectedServer,
  involved: readonly ResolvedReference[],
): Untrusted | undefined {
  const left = reasons.filter((reason) => !isOwnDate(reason, server));
  if (left.length === 0 && reasons.length > 0) return undefined;
  const { ahead, context, isReplacement, node, override } = server;
  const isOwn = involved.some(({ ref }) => override && isWithin(ref.span, override.span));
  return {
    path,
    reasons: left,
    node: isOwn ? node.name?.value : undefined,
    now: context.now,
    until: ahead.until,
    isReplacement,
  };
}

function isOwnDate({ certificate: known, code }: Reason, server: InspectedServer): boolean {
  if (code !== 'certificate-expired' && code !== 'certificate-not-yet-valid') return false;
  const wanted = known && fingerprint(known.certificate);
  return referencedCertificates(server).some(({ certificate }) => fingerprint(certificate) === wanted);
}
