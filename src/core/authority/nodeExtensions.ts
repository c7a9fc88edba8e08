import { oids } from '../x509/oids.js';
import type { PublicKey } from '../x509/publicKey.js';
import type { NameToWrite } from './alternativeName.js';
import type { Asn1Writer } from './asn1Writer.js';
import { extendedKeyUsage, type ExtensionToWrite, keyUsage, subjectAltName } from './writeExtensions.js';

/** The purposes of a node, which calls and is called. */
export const NODE_PURPOSES: readonly string[] = [oids.serverAuth, oids.clientAuth];

/** What a TLS node wants, in a certificate or in a request for one. Names and purposes are left out where there are none. */
export function nodeExtensions(
  writer: Asn1Writer,
  publicKey: PublicKey,
  names: readonly NameToWrite[],
  purposes: readonly string[],
): readonly ExtensionToWrite[] {
  return [
    nodeKeyUsage(writer, publicKey),
    ...(purposes.length > 0 ? [extendedKeyUsage(writer, purposes)] : []),
    ...(names.length > 0 ? [subjectAltName(writer, names)] : []),
  ];
}

/** keyEncipherment is for the key exchanges that RSA keys have before TLS 1.3. */
export function nodeKeyUsage(writer: Asn1Writer, { algorithm }: PublicKey): ExtensionToWrite {
  const isRsa = algorithm.oid === oids.rsaEncryption;
  return keyUsage(writer, isRsa ? ['digitalSignature', 'keyEncipherment'] : ['digitalSignature']);
}
