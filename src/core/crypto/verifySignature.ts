import { digest, isWebHash, type HashName } from './digest.js';
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
  Ed448: '1.3.101.113',
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
      return verifyRsa(publicKey, [keyOids.RSA], signature, (key) =>
        verifyPkcs1(key, scheme.hash, signed, signature),
      );
    case 'RSA-PSS':
      return verifyRsaPss(algorithm, publicKey, signed, signature);
    case 'ECDSA':
      return verifyEcdsa(publicKey, scheme.hash, signed, signature);
    case 'EdDSA':
      return verifyEdDsa(scheme.name, publicKey, signed, signature);
    case 'post-quantum':
      return verifyPostQuantum(scheme.name, algorithm, publicKey, signed, signature);
    default:
      return unchecked('algorithm', scheme?.name ?? algorithm.oid);
  }
}

async function verifyRsa(
  publicKey: VerifyingKey,
  oids: readonly string[],
  signature: Uint8Array,
  verify: (key: RsaKey) => Promise<boolean>,
): Promise<SignatureVerdict> {
  const { oid, parameters } = publicKey.algorithm;
  if (!oids.includes(oid)) return invalid('key-type');
  // RFC 3279 section 2.3.1: the parameters of rsaEncryption MUST be NULL.
  const wrongParameters = oid === keyOids.RSA && (parameters?.length !== 2 || parameters[0] !== 0x05);
  const key = readRsaKey(publicKey.key);
  if (!key || wrongParameters) return invalid('key-malformed');
  if (!isWithinLimits(key)) return unchecked('key', `RSA with ${String(key.modulus.length * 8)} bits`);
  // RFC 8017 sections 8.1.2 and 8.2.2, step 1: some hosts take a shorter one whose first octets would be zero.
  if (signature.length !== key.modulus.length) return invalid('signature-malformed');
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
  return verifyRsa(publicKey, oids, signature, (key) => verifyPss(key, used, signed, signature));
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
  // SEC 1 section 2.3.3: a point is 04 and both coordinates, or 02 or 03 and one of them.
  const compressed = key.length === curve.octets + 1 && (key[0] === 0x02 || key[0] === 0x03);
  const uncompressed = key.length === 2 * curve.octets + 1 && key[0] === 0x04;
  if (!compressed && !uncompressed) return invalid('key-malformed');
  const fixed = toFixedLength(signature, curve.octets);
  if (!fixed) return invalid('signature-malformed');
  const { webName } = curve;
  if (webName !== undefined && isWebHash(hash)) {
    const webKey = await importOnce(webName, key, () =>
      crypto.subtle.importKey('raw', key, { name: 'ECDSA', namedCurve: webName }, false, ['verify']),
    );
    // Web Crypto may decline compressed points; of the others it declines only what is not on the curve.
    if (!webKey && !compressed) return invalid('key-malformed');
    if (webKey) {
      const right = await crypto.subtle.verify({ name: 'ECDSA', hash }, webKey, fixed, signed);
      return right ? valid : invalid('signature-wrong');
    }
  }
  const { verifyWeierstrass } = await import('./otherCurves.js');
  return verifyWeierstrass(oid ?? '', key, await digest(hash, signed), fixed);
}

/** RFC 8032: octets of the public key and of the signature. */
const EDWARDS = {
  Ed25519: { oid: keyOids.Ed25519, key: 32, signature: 64 },
  Ed448: { oid: keyOids.Ed448, key: 57, signature: 114 },
};

async function verifyEdDsa(
  name: 'Ed25519' | 'Ed448',
  { algorithm, key }: VerifyingKey,
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<SignatureVerdict> {
  const { oid, ...lengths } = EDWARDS[name];
  if (algorithm.oid !== oid) return invalid('key-type');
  if (key.length !== lengths.key) return invalid('key-malformed');
  if (signature.length !== lengths.signature) return invalid('signature-malformed');
  // Older hosts do not have Ed25519 yet, and none has Ed448 everywhere.
  const webKey =
    name === 'Ed448'
      ? undefined
      : await importOnce(name, key, () => crypto.subtle.importKey('raw', key, name, false, ['verify']));
  if (webKey)
    return (await crypto.subtle.verify(name, webKey, signature, signed)) ? valid : invalid('signature-wrong');
  const { verifyEdwards } = await import('./otherCurves.js');
  return verifyEdwards(name, key, signed, signature);
}

async function verifyPostQuantum(
  name: string,
  used: Algorithm,
  { algorithm, key }: VerifyingKey,
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<SignatureVerdict> {
  if (algorithm.oid !== used.oid) return invalid('key-type');
  // RFC 9881 section 2, RFC 9909 section 3: the parameters MUST be absent.
  if (algorithm.parameters !== undefined) return invalid('key-malformed');
  if (used.parameters !== undefined) return invalid('signature-malformed');
  const { verifyLatticeOrHash } = await import('./latticeAndHash.js');
  return verifyLatticeOrHash(name, key, signed, signature);
}
