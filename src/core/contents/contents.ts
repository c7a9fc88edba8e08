import type { Fault } from '../base/fault.js';
import type { Span } from '../base/span.js';
import type { PrivateKey } from '../keys/privateKey.js';
import type { PemBlock } from '../pem/pemBlock.js';
import type { Certificate } from '../x509/certificate.js';
import type { CertificateRequest } from '../x509/certificateRequest.js';
import type { PublicKey } from '../x509/publicKey.js';
import type { RevocationList } from '../x509/revocationList.js';

/** What one PEM block, or one binary file, turned out to hold. `unknown`: its faults say why. */
export type Model =
  | Certificate
  | CertificateRequest
  | RevocationList
  | PrivateKey
  | { readonly kind: 'publicKey'; readonly publicKey: PublicKey; readonly faults: readonly Fault[] }
  | { readonly kind: 'unknown'; readonly faults: readonly Fault[] };

export interface Item {
  readonly model: Model;
  /** The PEM block that it stood in; undefined in a binary file. */
  readonly block: PemBlock | undefined;
  /** Its place in the file: UTF-16 code units of the text for PEM, octets for a binary file. */
  readonly span: Span;
  /** Faults of block and model together, each with its place in the file (same unit as `span`). */
  readonly faults: readonly Fault[];
}

/** Everything found in one file, in order. Reading never fails: what cannot be read is an item with faults. */
export interface Contents {
  readonly form: 'pem' | 'der';
  readonly items: readonly Item[];
  /** Faults that belong to no item (text that looks like PEM and is not, an empty file). */
  readonly faults: readonly Fault[];
}
