import type { Certificate } from '../x509/certificate.js';
import { findExtension, readExtension } from '../x509/extensions/readExtension.js';
import { oids } from '../x509/oids.js';
import { normalName } from './sameName.js';

/** What a certificate says of its own key, of its issuer's, and of what it may do: all that finding an issuer asks. */
export interface Identifiers {
  /** RFC 5280 section 4.2.1.2. */
  readonly subjectKeyId: Uint8Array | undefined;
  /** RFC 5280 section 4.2.1.1; `names` are the directory names of authorityCertIssuer, in their normal form. */
  readonly authority: {
    readonly keyId: Uint8Array | undefined;
    readonly names: ReadonlySet<string>;
    readonly serial: Uint8Array | undefined;
  };
  /** basicConstraints says cA. */
  readonly isAuthority: boolean;
  /** keyUsage allows keyCertSign, or is absent. */
  readonly maySign: boolean;
}

const known = new WeakMap<Certificate, Identifiers>();

export function identifiersOf(certificate: Certificate): Identifiers {
  const remembered = known.get(certificate);
  if (remembered !== undefined) return remembered;
  const identifiers = readIdentifiers(certificate);
  known.set(certificate, identifiers);
  return identifiers;
}

function readIdentifiers(certificate: Certificate): Identifiers {
  const authority = readExtension(certificate, 'authorityKeyIdentifier');
  const hasKeyUsage = findExtension(certificate, oids.keyUsage) !== undefined;
  return {
    subjectKeyId: readExtension(certificate, 'subjectKeyIdentifier'),
    authority: {
      keyId: authority?.keyId,
      names: new Set(authority?.issuer.flatMap(({ name }) => (name === undefined ? [] : normalName(name)))),
      serial: authority?.serial,
    },
    isAuthority: readExtension(certificate, 'basicConstraints')?.ca === true,
    maySign: !hasKeyUsage || readExtension(certificate, 'keyUsage')?.includes('keyCertSign') === true,
  };
}
