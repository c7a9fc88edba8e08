import { constructed, tags } from '../der/tags.js';
import { writeElement, writeOid, writeSmallInteger } from '../der/writeElement.js';
import type { Certificate } from '../x509/certificate.js';
import { contentTypes } from './contentTypes.js';

/**
 * Certificates in a SignedData that signs nothing, the certs-only form that a `.p7b` has: RFC 5652 section 5.1 with no
 * signer and no content.
 *
 *     SignedData ::= SEQUENCE { version INTEGER { v1(1) }, digestAlgorithms SET OF, encapContentInfo SEQUENCE { id-data },
 *       certificates [0] IMPLICIT SET OF, signerInfos SET OF }
 *
 * The certificates stay in their order, the leaf first, as OpenSSL writes them: RFC 5652 asks for BER, in which a SET OF
 * is not sorted, and people read the first one as what the file is about.
 */
export function writePkcs7(certificates: readonly Certificate[]): Uint8Array {
  const nothing = writeElement(tags.set);
  const signed = writeElement(
    tags.sequence,
    writeSmallInteger(1),
    nothing,
    writeElement(tags.sequence, writeOid(contentTypes.data)),
    writeElement(constructed(0), ...certificates.map(({ der }) => der)),
    nothing,
  );
  return writeElement(tags.sequence, writeOid(contentTypes.signedData), writeElement(constructed(0), signed));
}
