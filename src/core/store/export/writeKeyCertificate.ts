import { readContents } from '../../contents/readContents.js';
import type { Path } from '../../path/buildPath.js';
import { writePem } from '../../pem/writePem.js';
import type { Certificate } from '../../x509/certificate.js';
import type { CertificateRequest } from '../../x509/certificateRequest.js';
import { RefusedWrite } from '../refusedWrite.js';
import { trustedCertificates } from './trustedCertificates.js';

/** A key certificate that leaves the store, its private key sealed. */
export interface KeyCertificateToExport {
  readonly path: Path;
  /** DER of the EncryptedPrivateKeyInfo (RFC 5958 section 3). */
  readonly sealedKey: Uint8Array;
}

/**
 * The one file that Connect:Direct’s installer and Secure+ import: the private key, its certificate, then the
 * intermediates. The root stands in the partner’s trusted list, and a chain need not have it (RFC 8446 section 4.4.2).
 * @throws RefusedWrite where the key is not sealed
 */
export function writeKeyCertificate({ path, sealedKey }: KeyCertificateToExport): string {
  const own = path.steps.slice(0, 1);
  const between = path.steps.slice(1, path.end === 'self-signed' ? -1 : undefined);
  return writeKey(sealedKey) + writeCertificates([...own, ...between].map(({ known }) => known.certificate));
}

/**
 * The three files of Control Center Director’s bundle by their names: the private key, its certificate, and the CA
 * certificates that vouch for it.
 * @throws RefusedWrite where the key is not sealed
 */
export function writeThreeFiles({ path, sealedKey }: KeyCertificateToExport): ReadonlyMap<string, string> {
  return new Map([
    ['PrivateKey.pem', writeKey(sealedKey)],
    ['cdCert.pem', writeCertificates(path.steps.slice(0, 1).map(({ known }) => known.certificate))],
    ['cdCertAuth.pem', writeCertificates(trustedCertificates([{ kind: 'key', path }]))],
  ]);
}

/** A request as PEM (RFC 7468 section 7). */
export function writeRequest({ der }: CertificateRequest): string {
  return writePem('CERTIFICATE REQUEST', der);
}

/** Certificates one after the other, as PEM. */
export function writeCertificates(certificates: readonly Certificate[]): string {
  return certificates.map(({ der }) => writePem('CERTIFICATE', der)).join('');
}

/** What the label says is not enough: read back, the octets must be those of an encrypted key. */
function writeKey(sealedKey: Uint8Array): string {
  const text = writePem('ENCRYPTED PRIVATE KEY', sealedKey);
  const [item] = readContents(new TextEncoder().encode(text)).items;
  const isSealed =
    item?.model.kind === 'privateKey' && item.model.encryption !== null && item.model.wrapper === 'pkcs8';
  if (!isSealed) throw new RefusedWrite('key-unencrypted');
  return text;
}
