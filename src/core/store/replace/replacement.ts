import { claimsSelfSigned } from '../../path/couldHaveIssued.js';
import type { Certificate } from '../../x509/certificate.js';

/** A certificate where it stands: itself first, then those above it, as far as they are known and proven by signature. */
export type Standing = readonly [Certificate, ...Certificate[]];

/** A certificate that is to take another one's place under the same label and name. */
export interface Replacement {
  readonly kind: 'key' | 'ca' | 'peer';
  readonly before: Standing;
  readonly after: Standing;
}

/** The self-signed certificate at its end; undefined where the path does not get there. */
export function rootOf(standing: Standing): Certificate | undefined {
  const last = standing[standing.length - 1];
  return last && claimsSelfSigned(last) ? last : undefined;
}
