import type { Span } from '../base/span.js';
import type { Item } from '../contents/contents.js';
import type { PrivateKey } from '../keys/privateKey.js';
import type { Certificate } from '../x509/certificate.js';

/** A certificate of the file that is inspected. */
export interface CertificateEntry {
  readonly certificate: Certificate;
  readonly item: Item;
  /** The place that a finding stands on. */
  readonly span: Span;
}

/** A private key of the file that is inspected. */
export interface KeyEntry {
  readonly key: PrivateKey;
  readonly item: Item;
  readonly span: Span;
}
