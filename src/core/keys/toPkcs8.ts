import { Cursor } from '../der/cursor.js';
import { constructed, tags } from '../der/tags.js';
import { writeElement, writeOid, writeSmallInteger } from '../der/writeElement.js';
import { oids } from '../x509/oids.js';
import type { PrivateKey } from './privateKey.js';

/**
 * The key as a PrivateKeyInfo (RFC 5958 section 2); undefined where something is missing that it must have. Octets
 * after the end of the key are left behind.
 */
export function toPkcs8({ wrapper, der, publicKey }: PrivateKey): Uint8Array | undefined {
  const sequence = Cursor.over(der).read(tags.sequence, 'private key');
  const { raw } = sequence;
  if (sequence.failed) return undefined;
  switch (wrapper) {
    case 'pkcs8':
      return raw;
    case 'pkcs1':
      return wrap(publicKey?.algorithm.raw, raw);
    case 'sec1':
      return wrap(curveAlgorithm(sequence), raw);
    case 'dsa':
      return wrap(publicKey?.algorithm.raw, lastInteger(sequence));
    default:
      return undefined;
  }
}

function wrap(algorithm: Uint8Array | undefined, privateKey: Uint8Array): Uint8Array | undefined {
  return (
    algorithm &&
    writeElement(tags.sequence, writeSmallInteger(0), algorithm, writeElement(tags.octetString, privateKey))
  );
}

/** The AlgorithmIdentifier of an ECPrivateKey: its curve is in `parameters [0]`, RFC 5915 section 3. */
function curveAlgorithm(sequence: Cursor): Uint8Array | undefined {
  sequence.read(tags.integer, 'version');
  sequence.read(tags.octetString, 'privateKey');
  const parameters = sequence.optional(constructed(0), 'parameters')?.content;
  return parameters && writeElement(tags.sequence, writeOid(oids.ecPublicKey), parameters);
}

/** OpenSSL's DSA structure ends in the private number. */
function lastInteger(sequence: Cursor): Uint8Array {
  let last = sequence.read(tags.integer, 'version');
  while (!sequence.done) last = sequence.read(tags.integer, 'DSAPrivateKey');
  return last.raw;
}
