import { curves } from '../crypto/signatureAlgorithms.js';
import { Cursor } from '../der/cursor.js';
import { readOid } from '../der/readOid.js';
import { tags } from '../der/tags.js';
import type { AlgorithmIdentifier } from '../x509/algorithm.js';
import { oids } from '../x509/oids.js';
import { parseAlgorithm } from '../x509/parseAlgorithm.js';
import type { PublicKey } from '../x509/publicKey.js';
import { toPublicKey } from './parseKeyStructure.js';

/** The public half of a PKCS#8 key that does not hold it, computed by Web Crypto; undefined where the host cannot. */
export async function computePublicKey(pkcs8: Uint8Array): Promise<PublicKey | undefined> {
  const sequence = Cursor.over(pkcs8).read(tags.sequence, 'PrivateKeyInfo');
  sequence.read(tags.integer, 'version');
  const algorithm = parseAlgorithm(sequence, 'privateKeyAlgorithm');
  const key = await importPrivate(pkcs8, algorithm)?.catch(() => undefined);
  if (!key) return undefined;
  const { x, y } = await crypto.subtle.exportKey('jwk', key);
  if (x === undefined) return undefined;
  const bits =
    y === undefined ? fromBase64url(x) : Uint8Array.of(0x04, ...fromBase64url(x), ...fromBase64url(y));
  return toPublicKey(algorithm.raw, bits);
}

function importPrivate(pkcs8: Uint8Array, { oid, parameters }: AlgorithmIdentifier) {
  switch (oid) {
    case oids.ecPublicKey: {
      const namedCurve = parameters && curves.get(readOid(Cursor.over(parameters), 'namedCurve'))?.webName;
      return namedCurve === undefined
        ? undefined
        : crypto.subtle.importKey('pkcs8', pkcs8, { name: 'ECDSA', namedCurve }, true, ['sign']);
    }
    case oids.ed25519:
      return crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
    case oids.x25519:
      return crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', true, ['deriveBits']);
    default:
      return undefined;
  }
}

function fromBase64url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
