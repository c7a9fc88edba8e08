import { isWebHash, type HashName } from './digest.js';
import { toFixedLength } from './ecdsaSignature.js';
import { importOnce } from './importedKeys.js';
import { readPssParameters } from './pssParameters.js';
import { isWithinLimits, readRsaKey, type RsaKey } from './rsaKey.js';
import { verifyPkcs1, verifyPss } from './rsaSignature.js';
import { curves, signatureSchemes } from './signatureAlgorithms.js';
import { invalid, unchecked, valid, type SignatureVerdict } from './verdict.js';

export type { SignatureVerdict } from './verdict.js';

/** An algorithm by OID; `parameters` is their whole encoding, undefined where absent. */
export interface Algorithm {
  readonly oid: string;
  readonly parameters: Uint8Array | undefined;
}

/** As much of a SubjectPublicKeyInfo as verifying needs (RFC 5280 section 4.1.2.7). */
export interface VerifyingKey {
  readonly algorithm: Algorithm;
  /** The named curve's OID; null for explicit parameters and for keys that are on no curve. */
  readonly curve: string | null;
  /** The octets of the subjectPublicKey BIT STRING. */
  readonly key: Uint8Array;
}

const keyOids = {
  RSA: '1.2.840.113549.1.1.1',
  'RSA-PSS': '1.2.840.113549.1.1.10',
  EC: '1.2.840.10045.2.1',
  Ed25519: '1.3.101.112',
};

/**
 * Whether `signature` was made over `signed` with the private half of `publicKey`. Never throws on what it is
 * given: what nothing here can verify is `unchecked`, and named.
 */
export async function verifySignature(
  algorithm: Algorithm,
  publicKey: VerifyingKey,
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<SignatureVerdict> {
  const scheme = signatureSchemes.get(algorithm.oid);
  switch (scheme?.kind) {
    case 'RSA':
      return verifyRsa(publicKey, [keyOids.RSA], (key) => verifyPkcs1(key, scheme.hash, signed, signature));
    case 'RSA-PSS':
      return verifyRsaPss(algorithm, publicKey, signed, signature);
    case 'ECDSA':
      return verifyEcdsa(publicKey, scheme.hash, signed, signature);
    case 'Ed25519':
      return verifyEd25519(publicKey, signed, signature);
    default:
      return unchecked('algorithm', scheme?.name ?? algorithm.oid);
  }
}

async function verifyRsa(
  publicKey: VerifyingKey,
  oids: readonly string[],
  verify: (key: RsaKey) => Promise<boolean>,
): Promise<SignatureVerdict> {
  const { oid, parameters } = publicKey.algorithm;
  if (!oids.includes(oid)) return invalid('key-type');
  // RFC 3279 section 2.3.1: the parameters of rsaEncryption MUST be NULL.
  const wrongParameters = oid === keyOids.RSA && (parameters?.length !== 2 || parameters[0] !== 0x05);
  const key = readRsaKey(publicKey.key);
  if (!key || wrongParameters) return invalid('key-malformed');
  if (!isWithinLimits(key)) return unchecked('key', `RSA with ${String(key.modulus.length * 8)} bits`);
  return (await verify(key)) ? valid : invalid('signature-wrong');
}

async function verifyRsaPss(
  algorithm: Algorithm,
  publicKey: VerifyingKey,
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<SignatureVerdict> {
  const { oid, parameters } = publicKey.algorithm;
  const used = readPssParameters(algorithm.parameters);
  // RFC 4055 section 3.3: a key of id-RSASSA-PSS that names its parameters allows no others, but a longer salt.
  const wanted = oid === keyOids['RSA-PSS'] && parameters ? readPssParameters(parameters) : used;
  if (!used || !wanted) return unchecked('parameters', 'RSA-PSS');
  const sameHashes = used.hash === wanted.hash && used.maskHash === wanted.maskHash;
  if (!sameHashes || used.saltLength < wanted.saltLength) return invalid('key-type');
  const oids = [keyOids.RSA, keyOids['RSA-PSS']];
  return verifyRsa(publicKey, oids, (key) => verifyPss(key, used, signed, signature));
}

async function verifyEcdsa(
  publicKey: VerifyingKey,
  hash: HashName,
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<SignatureVerdict> {
  const { algorithm, curve: oid, key } = publicKey;
  if (algorithm.oid !== keyOids.EC) return invalid('key-type');
  // RFC 5480 section 2.1.1: the parameters MUST be there, as the name of a curve or (X9.62) spelled out.
  if (oid === null && algorithm.parameters?.[0] !== 0x30) return invalid('key-malformed');
  const curve = curves.get(oid ?? '');
  if (!curve) return unchecked('curve', oid ?? 'a curve with explicit parameters');
  if (!isWebHash(hash)) return unchecked('algorithm', `ECDSA with ${hash}`);
  // SEC 1 section 2.3.3: a point is 04 and both coordinates, or 02 or 03 and one of them.
  const compressed = key.length === curve.octets + 1 && (key[0] === 0x02 || key[0] === 0x03);
  const uncompressed = key.length === 2 * curve.octets + 1 && key[0] === 0x04;
  if (!compressed && !uncompressed) return invalid('key-malformed');
  const fixed = toFixedLength(signature, curve.octets);
  if (!fixed) return invalid('signature-malformed');
  const webKey = await importOnce(curve.name, key, () =>
    crypto.subtle.importKey('raw', key, { name: 'ECDSA', namedCurve: curve.name }, false, ['verify']),
  );
  // Web Crypto may decline compressed points; of the others it declines only what is not on the curve.
  if (!webKey)
    return compressed ? unchecked('key', `a compressed point of ${curve.name}`) : invalid('key-malformed');
  const right = await crypto.subtle.verify({ name: 'ECDSA', hash }, webKey, fixed, signed);
  return right ? valid : invalid('signature-wrong');
}

async function verifyEd25519(
  { algorithm, key }: VerifyingKey,
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<SignatureVerdict> {
  if (algorithm.oid !== keyOids.Ed25519) return invalid('key-type');
  // RFC 8032 section 5.1: 32 octets of key, 64 of signature.
  if (key.length !== 32) return invalid('key-malformed');
  if (signature.length !== 64) return invalid('signature-malformed');
  const webKey = await importOnce('Ed25519', key, () =>
    crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']),
  );
  if (!webKey) return unchecked('algorithm', 'Ed25519');
  return (await crypto.subtle.verify('Ed25519', webKey, signature, signed))
    ? valid
    : invalid('signature-wrong');
}
