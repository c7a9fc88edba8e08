import type { Fault } from '../base/fault.js';
import type { Span } from '../base/span.js';
import type { Keystore } from '../keystores/keystore.js';
import type { PrivateKey } from '../keys/privateKey.js';
import type { PemBlock } from '../pem/pemBlock.js';
import type { Certificate } from '../x509/certificate.js';
import type { CertificateRequest } from '../x509/certificateRequest.js';
import type { PublicKey } from '../x509/publicKey.js';
import type { RevocationList } from '../x509/revocationList.js';

/** What one PEM block, one binary file, or one place in a container turned out to hold. `unknown`: its faults say why. */
export type Model =
  | Certificate
  | CertificateRequest
  | RevocationList
  | PrivateKey
  | Keystore
  | { readonly kind: 'publicKey'; readonly publicKey: PublicKey; readonly faults: readonly Fault[] }
  | { readonly kind: 'unknown'; readonly faults: readonly Fault[] };

/** Where an object of a container came from. */
export interface Container {
  readonly kind: Keystore['container'];
  /** Friendly name of PKCS#12, alias of a JKS. */
  readonly alias: string | undefined;
  /** Whether it stood behind an encryption: places inside its model are none of the file then. */
  readonly isSealed: boolean;
}

export interface Item {
  readonly model: Model;
  /** The PEM block that it stood in, by itself or in a container; undefined in a binary file. */
  readonly block: PemBlock | undefined;
  /** The container that it stands in, whose own item comes before it; undefined for what stands by itself. */
  readonly container: Container | undefined;
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
