import type { Span } from '../base/span.js';
import type { Certificate } from '../x509/certificate.js';
import type { Name } from '../x509/name.js';
import { normalName } from './sameName.js';

/** A certificate and where it was found. */
export interface KnownCertificate {
  readonly certificate: Certificate;
  /** The file as people call it; undefined for the one being looked at. */
  readonly file: string | undefined;
  /** Its place in that file. */
  readonly span: Span;
}

/** A certificate that stands in no file. */
export function toKnown(certificate: Certificate): KnownCertificate {
  return { certificate, file: undefined, span: certificate.span };
}

/** The certificates among which issuers are looked for, found by their subject. Earlier ones are preferred. */
export class Pool {
  readonly #bySubject = new Map<string, KnownCertificate[]>();
  readonly #beyond: Pool | undefined;
  readonly #except: string | undefined;

  /** `beyond` is looked in after `known`; what it holds of the file `except` is left out. */
  constructor(known: Iterable<KnownCertificate>, beyond?: Pool, except?: string) {
    for (const one of known) {
      const name = normalName(one.certificate.subject);
      const namesakes = this.#bySubject.get(name);
      if (namesakes === undefined) this.#bySubject.set(name, [one]);
      else namesakes.push(one);
    }
    this.#beyond = beyond;
    this.#except = except;
  }

  /** Those whose subject is this name, in the order they were given. */
  bySubject(name: Name): readonly KnownCertificate[] {
    const own = this.#bySubject.get(normalName(name)) ?? [];
    const others = this.#beyond?.bySubject(name) ?? [];
    if (others.length === 0) return own;
    const except = this.#except;
    return [...own, ...others.filter(({ file }) => except === undefined || file !== except)];
  }
}
