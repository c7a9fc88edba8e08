import type { Encryption, PrivateKey } from '../keys/privateKey.js';
import { Cursor } from '../der/cursor.js';
import { readOid } from '../der/readOid.js';
import { keyTypes } from '../x509/keyTypes.js';
import { nameOfOid } from '../x509/oids.js';
import type { PublicKey } from '../x509/publicKey.js';
import { nameExplicitCurve } from './explicitCurve.js';
import { groupDigits, toPlain } from './toPlain.js';

/** "RSA 2048", "EC P-256", "Ed25519"; the OID where the algorithm has no name here. */
export function describePublicKey({ type, bits, curve, algorithm }: PublicKey): string {
  if (type === 'unknown') return `key of unknown type ${algorithm.oid}`;
  if (type === 'EC')
    return curve === null ? describeExplicitCurve(algorithm.parameters, bits) : `EC ${describeCurve(curve)}`;
  const hasSizeInName = /\d/.test(type);
  return bits === null || hasSizeInName ? type : `${type} ${bits}`;
}

/** NIST's names for the curves that have one (RFC 5480 section 2.1.1.1); the others go by their own standard's. */
const NIST_CURVES: Readonly<Record<string, string>> = {
  secp192r1: 'P-192',
  secp224r1: 'P-224',
  secp256r1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

function describeCurve(curve: string): string {
  const name = nameOfOid(curve);
  return name === undefined ? `curve ${curve}` : (NIST_CURVES[name] ?? name);
}

/** "EC P-256, spelled out": RFC 5480 section 2.1.1 wants the name, and some tools take nothing else. */
function describeExplicitCurve(parameters: Uint8Array | undefined, bits: number | null): string {
  const name = parameters && nameExplicitCurve(parameters);
  if (name !== undefined) return `EC ${NIST_CURVES[name] ?? name}, its parameters spelled out`;
  return `EC with explicit parameters${bits === null ? '' : `, ${bits} bits`}`;
}

const WRAPPERS: Readonly<Record<PrivateKey['wrapper'], string>> = {
  pkcs8: 'PKCS#8',
  pkcs1: 'PKCS#1',
  sec1: 'SEC1',
  openssh: 'OpenSSH, which is not read here',
  dsa: 'DSA, OpenSSL’s own form',
  unknown: 'unknown form',
};

/** "private key, RSA 2048, PKCS#8, encrypted with PBES2 (AES-256-CBC, HMAC-SHA256, 600,000 iterations)". */
export function describePrivateKey(key: PrivateKey): string {
  const { wrapper, encryption } = key;
  const start = `private key, ${describeKeyForm(key)}`;
  if (encryption !== null) return `${start}, ${describeEncryption(encryption)}`;
  // Of what is not read here it is not known whether it is encrypted.
  return wrapper === 'openssh' || wrapper === 'unknown' ? start : `${start}, not encrypted`;
}

/** "RSA 2048, PKCS#8"; without the algorithm where the encryption hides it. */
export function describeKeyForm({ wrapper, publicKey, algorithm }: PrivateKey): string {
  const form = WRAPPERS[wrapper];
  const name = publicKey === undefined ? describeAlgorithmOfKey(algorithm) : describePublicKey(publicKey);
  return name === undefined ? form : `${name}, ${form}`;
}

/** What a key in the clear says of itself where its public half is not known: "Ed25519", "ML-DSA-65", "EC brainpoolP256r1". */
function describeAlgorithmOfKey(algorithm: PrivateKey['algorithm']): string | undefined {
  const type = algorithm && keyTypes.get(algorithm.oid)?.type;
  if (type === undefined || algorithm?.parameters === undefined || type !== 'EC') return type;
  const curve = readOid(Cursor.over(algorithm.parameters), 'parameters');
  return curve === '' ? describeExplicitCurve(algorithm.parameters, null) : `EC ${describeCurve(curve)}`;
}

/** "encrypted with PBES2 (AES-256-CBC, HMAC-SHA256, 600,000 iterations)". */
export function describeEncryption({ scheme, cipher, prf, iterations, supported }: Encryption): string {
  const details = [
    ...(cipher === null ? [] : [cipher]),
    ...(prf === null ? [] : [prf]),
    ...(iterations === null ? [] : [`${groupDigits(iterations)} iterations`]),
  ];
  const how = details.length === 0 ? scheme : `${scheme} (${details.join(', ')})`;
  return `encrypted with ${toPlain(how)}${supported ? '' : ', which cannot be opened here'}`;
}
