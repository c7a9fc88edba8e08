import { blockLength } from '../crypto/decrypt.js';
import { isPossible } from '../crypto/scrypt.js';
import type { Cursor } from '../der/cursor.js';
import { readSmallInteger } from '../der/readInteger.js';
import { readOid } from '../der/readOid.js';
import { tags } from '../der/tags.js';
import { pbes1, type Pbes1 } from './pbes1.js';
import { cbcCiphers, otherCiphers, pbes2, pseudorandomFunctions } from './pbes2.js';
import type { Encryption } from './privateKey.js';
import type { Scheme } from './scheme.js';

/** An encryption by its names, and by what undoes it where that can be done here and its parameters are sound. */
export interface ParsedEncryption {
  readonly encryption: Encryption;
  readonly scheme: Scheme | undefined;
}

interface Parsed {
  readonly names: Omit<Encryption, 'supported'>;
  readonly scheme: Scheme | undefined;
}

/** The next AlgorithmIdentifier as a password-based encryption. */
export function parseEncryption(parent: Cursor): ParsedEncryption {
  const { faults } = parent.report;
  const faultsBefore = faults.length;
  const { names, scheme } = parseAny(parent.read(tags.sequence, 'encryptionAlgorithm'));
  const isSound = faults.length === faultsBefore;
  return {
    encryption: {
      ...names,
      iterations: Number.isNaN(names.iterations) ? null : names.iterations,
      supported: scheme !== undefined,
    },
    scheme: isSound ? scheme : undefined,
  };
}

/** OpenJDK's own, `sun.security.provider.KeyProtector` and `com.sun.crypto.provider.KeyProtector`. */
const sun = { jks: '1.3.6.1.4.1.42.2.17.1.1', jceks: '1.3.6.1.4.1.42.2.19.1' } as const;

const SUN_JKS: Parsed['names'] = {
  scheme: 'JKS key protector',
  cipher: null,
  prf: 'SHA-1',
  iterations: null,
};

function parseAny(algorithm: Cursor): Parsed {
  const oid = readOid(algorithm, 'encryptionAlgorithm.algorithm');
  if (oid === pbes2.scheme) return parsePbes2(algorithm);
  const older = pbes1.get(oid);
  if (older) return parsePbes1(algorithm, older);
  if (oid === sun.jks) return { names: SUN_JKS, scheme: { derivation: 'Sun-JKS' } };
  if (oid === sun.jceks) return parseSunJceks(algorithm);
  return { names: { scheme: oid, cipher: null, prf: null, iterations: null }, scheme: undefined };
}

/**
 *     PBEParameter ::= SEQUENCE { salt OCTET STRING, iterationCount INTEGER }        RFC 8018 appendix A.3
 */
function parsePbes1(algorithm: Cursor, { hash, derivation, cipher, keyLength, name }: Pbes1): Parsed {
  const { salt, iterations } = readPbeParameter(algorithm);
  const names = { scheme: 'PBES1', cipher: name, prf: hash, iterations };
  const found = { cipher, keyLength, salt, iterations };
  return {
    names,
    scheme: derivation === 'PKCS12' ? { derivation, ...found } : { derivation, hash, ...found },
  };
}

/** A JCEKS's private keys, which have the parameters of PBES1. */
function parseSunJceks(algorithm: Cursor): Parsed {
  const { salt, iterations } = readPbeParameter(algorithm);
  const cipher = 'DES-EDE3-CBC';
  const names = { scheme: 'PBEWithMD5AndTripleDES', cipher, prf: 'MD5', iterations };
  const scheme = { derivation: 'Sun-JCEKS', cipher, keyLength: 24, salt, iterations } as const;
  return { names, scheme: salt.length === 8 ? scheme : undefined };
}

function readPbeParameter(algorithm: Cursor): { readonly salt: Uint8Array; readonly iterations: number } {
  const parameters = algorithm.read(tags.sequence, 'PBEParameter');
  const salt = parameters.read(tags.octetString, 'salt').content;
  const iterations = readPositive(parameters, 'iterationCount');
  parameters.finish('PBEParameter');
  algorithm.finish('encryptionAlgorithm');
  return { salt, iterations };
}

/**
 *     PBES2-params ::= SEQUENCE {
 *       keyDerivationFunc AlgorithmIdentifier, encryptionScheme AlgorithmIdentifier }    RFC 8018 appendix A.4
 */
function parsePbes2(algorithm: Cursor): Parsed {
  const parameters = algorithm.read(tags.sequence, 'PBES2-params');
  const derivation = parseDerivation(parameters.read(tags.sequence, 'keyDerivationFunc'));
  const encryption = parameters.read(tags.sequence, 'encryptionScheme');
  const oid = readOid(encryption, 'encryptionScheme.algorithm');
  const rc2 = oid === pbes2.rc2Cbc ? parseRc2(encryption) : undefined;
  const known = rc2 ?? cbcCiphers.get(oid);
  const iv = rc2 ? rc2.iv : known && readVector(encryption, blockLength(known.cipher));
  parameters.finish('PBES2-params');
  algorithm.finish('encryptionAlgorithm');
  const { prf, iterations, how } = derivation;
  const names = { scheme: 'PBES2', cipher: known?.cipher ?? otherCiphers.get(oid) ?? oid, prf, iterations };
  return { names, scheme: known && iv && how ? { ...how, ...known, iv } : undefined };
}

/** RFC 8018 appendix B.2.3: how many bits of the key count, in a code of RFC 2268 section 6. */
const rc2Bits: ReadonlyMap<number, number> = new Map([
  [160, 40],
  [120, 64],
  [58, 128],
]);

/**
 *     RC2-CBC-Parameter ::= SEQUENCE { rc2ParameterVersion INTEGER OPTIONAL, iv OCTET STRING (SIZE(8)) }
 *
 * Without a version, 32 bits. Undefined for a version that nobody writes.
 */
function parseRc2(encryption: Cursor) {
  const parameters = encryption.read(tags.sequence, 'RC2-CBC-Parameter');
  const hasVersion = parameters.peek() === tags.integer;
  const bits = hasVersion ? rc2Bits.get(readSmallInteger(parameters, 'rc2ParameterVersion')) : 32;
  const iv = readVector(parameters, blockLength('RC2-CBC'));
  encryption.finish('encryptionScheme');
  return bits === undefined ? undefined : ({ cipher: 'RC2-CBC', keyLength: bits / 8, iv } as const);
}

function readVector(encryption: Cursor, length: number): Uint8Array {
  const vector = encryption.read(tags.octetString, 'initialization vector');
  if (!vector.failed && vector.content.length !== length) {
    const facts = { expected: length, found: vector.content.length };
    vector.fail('initialization-vector-length', vector.start, vector.end, facts);
  }
  encryption.finish('encryptionScheme');
  return vector.content;
}

type Derivation =
  | Pick<Extract<Scheme, { derivation: 'PBKDF2' }>, 'derivation' | 'hash' | 'salt' | 'iterations'>
  | Pick<Extract<Scheme, { derivation: 'scrypt' }>, 'derivation' | 'salt' | 'cost'>;

function parseDerivation(algorithm: Cursor): {
  readonly prf: string | null;
  readonly iterations: number | null;
  readonly how: Derivation | undefined;
} {
  const oid = readOid(algorithm, 'keyDerivationFunc.algorithm');
  if (oid === pbes2.pbkdf2) return parsePbkdf2(algorithm);
  if (oid === pbes2.scrypt) return { prf: 'scrypt', iterations: null, how: parseScrypt(algorithm) };
  return { prf: oid, iterations: null, how: undefined };
}

/**
 *     PBKDF2-params ::= SEQUENCE {
 *       salt CHOICE { specified OCTET STRING, otherSource AlgorithmIdentifier }, iterationCount INTEGER (1..MAX),
 *       keyLength INTEGER OPTIONAL, prf AlgorithmIdentifier DEFAULT hmacWithSHA1 }     RFC 8018 appendix A.2
 *
 * Beside a cipher the key's length follows from it, and what `keyLength` says is passed over.
 */
export function parsePbkdf2(algorithm: Cursor) {
  const parameters = algorithm.read(tags.sequence, 'PBKDF2-params');
  const salt = parameters.read(tags.octetString, 'salt').content;
  const iterations = readPositive(parameters, 'iterationCount');
  const keyLength = parameters.peek() === tags.integer ? readPositive(parameters, 'keyLength') : undefined;
  const function_ = parameters.optional(tags.sequence, 'prf');
  const oid = function_ ? readOid(function_, 'prf.algorithm') : pbes2.hmacWithSha1;
  parameters.finish('PBKDF2-params');
  algorithm.finish('keyDerivationFunc');
  const prf = pseudorandomFunctions.get(oid);
  const how = prf?.hash && ({ derivation: 'PBKDF2', hash: prf.hash, salt, iterations } as const);
  return { prf: prf?.name ?? oid, iterations, keyLength, how };
}

/**
 *     scrypt-params ::= SEQUENCE {
 *       salt OCTET STRING, costParameter INTEGER (1..MAX), blockSize INTEGER (1..MAX),
 *       parallelizationParameter INTEGER (1..MAX), keyLength INTEGER (1..MAX) OPTIONAL }  RFC 7914 section 7.1
 */
function parseScrypt(algorithm: Cursor): Derivation | undefined {
  const parameters = algorithm.read(tags.sequence, 'scrypt-params');
  const salt = parameters.read(tags.octetString, 'salt').content;
  const cost = {
    cost: readPositive(parameters, 'costParameter'),
    blockSize: readPositive(parameters, 'blockSize'),
    parallelization: readPositive(parameters, 'parallelizationParameter'),
  };
  parameters.optional(tags.integer, 'keyLength');
  parameters.finish('scrypt-params');
  algorithm.finish('keyDerivationFunc');
  return isPossible(cost) ? { derivation: 'scrypt', salt, cost } : undefined;
}

/** What counts from 1, and up to what Web Crypto takes; beyond that nobody would wait. */
function readPositive(parent: Cursor, field: string): number {
  const value = readSmallInteger(parent, field);
  if (value < 1 || value > 0x7fff_ffff)
    parent.fail('integer-out-of-range', parent.start, parent.end, { field });
  return value;
}
