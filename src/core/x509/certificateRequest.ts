import type { Span } from '../base/span.js';
import type { Extension } from './certificate.js';
import type { Name } from './name.js';
import type { PublicKey } from './publicKey.js';
import type { Signed } from './signed.js';

/** A PKCS#10 certification request, RFC 2986 section 4. */
export interface CertificateRequest extends Signed {
  readonly kind: 'request';
  readonly version: number;
  readonly subject: Name;
  readonly publicKey: PublicKey;
  /** `values` is the whole encoding of the SET of values. */
  readonly attributes: readonly { readonly oid: string; readonly span: Span; readonly values: Uint8Array }[];
  /** The extensions it asks for (the extensionRequest attribute, RFC 2985 section 5.4.2). */
  readonly extensions: readonly Extension[];
}
