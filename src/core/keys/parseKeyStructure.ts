import { sameOctets } from '../base/sameOctets.js';
import type { Cursor } from '../der/cursor.js';
import { bitOctets, readBitOctets } from '../der/readBits.js';
import { readInteger, readSmallInteger } from '../der/readInteger.js';
import { constructed, primitive, tags } from '../der/tags.js';
import { writeBitString, writeElement, writeOid } from '../der/writeElement.js';
import type { AlgorithmIdentifier } from '../x509/algorithm.js';
import { oids } from '../x509/oids.js';
import { parseAlgorithm } from '../x509/parseAlgorithm.js';
import { parsePublicKey } from '../x509/parsePublicKey.js';
import type { PublicKey } from '../x509/publicKey.js';
import type { PrivateKey } from './privateKey.js';

/** A key in the clear, as far as its structure tells it. */
export interface ParsedKey {
  readonly wrapper: PrivateKey['wrapper'];
  readonly publicKey: PublicKey | undefined;
  readonly algorithm?: AlgorithmIdentifier;
}

/**
 *     OneAsymmetricKey ::= SEQUENCE {
 *       version INTEGER { v1(0), v2(1) }, privateKeyAlgorithm AlgorithmIdentifier, privateKey OCTET STRING,
 *       attributes [0] Attributes OPTIONAL, publicKey [1] BIT STRING OPTIONAL }              RFC 5958 section 2
 */
export function parsePkcs8(sequence: Cursor, version: number): ParsedKey {
  if (version > 1) sequence.fault('version-unknown', sequence.start, sequence.end, { found: version });
  const algorithm = parseAlgorithm(sequence, 'privateKeyAlgorithm');
  const privateKey = sequence.read(tags.octetString, 'privateKey');
  sequence.optional(constructed(0), 'attributes');
  const included = sequence.optional(primitive(1), 'publicKey');
  sequence.finish('PrivateKeyInfo');
  const inside = parseInside(algorithm, privateKey);
  const bits = inside ?? (included && bitOctets(included));
  return { wrapper: 'pkcs8', algorithm, publicKey: bits && toPublicKey(algorithm.raw, bits) };
}

/** The subjectPublicKey that the algorithm's own structure holds. */
function parseInside(algorithm: AlgorithmIdentifier, privateKey: Cursor): Uint8Array | undefined {
  switch (algorithm.oid) {
    case oids.rsaEncryption:
    case oids.rsassaPss: {
      const rsa = privateKey.read(tags.sequence, 'RSAPrivateKey');
      privateKey.finish('privateKey');
      return parseRsa(rsa, readSmallInteger(rsa, 'version'));
    }
    case oids.ecPublicKey: {
      const ec = privateKey.read(tags.sequence, 'ECPrivateKey');
      privateKey.finish('privateKey');
      const { parameters, publicKey } = parseEc(ec, readSmallInteger(ec, 'version'));
      const isConsistent = !parameters || sameOctets(parameters, algorithm.parameters ?? new Uint8Array());
      if (isConsistent) return publicKey;
      ec.fault('curve-inconsistent');
      return undefined;
    }
    default:
      return undefined;
  }
}

/** PKCS#1, RFC 8017 appendix A.1.2. */
export function parsePkcs1(sequence: Cursor, version: number): ParsedKey {
  const bits = parseRsa(sequence, version);
  return { wrapper: 'pkcs1', publicKey: bits && toPublicKey(rsaAlgorithm, bits) };
}

/**
 *     RSAPrivateKey ::= SEQUENCE {
 *       version INTEGER, modulus INTEGER, publicExponent INTEGER, privateExponent INTEGER, prime1 INTEGER,
 *       prime2 INTEGER, exponent1 INTEGER, exponent2 INTEGER, coefficient INTEGER,
 *       otherPrimeInfos SEQUENCE OPTIONAL }
 */
function parseRsa(sequence: Cursor, version: number): Uint8Array | undefined {
  if (version > 1) sequence.fault('version-unknown', sequence.start, sequence.end, { found: version });
  const modulus = readInteger(sequence, 'modulus');
  const exponent = readInteger(sequence, 'publicExponent');
  for (const field of ['privateExponent', 'prime1', 'prime2', 'exponent1', 'exponent2', 'coefficient']) {
    readInteger(sequence, field);
  }
  sequence.optional(tags.sequence, 'otherPrimeInfos');
  sequence.finish('RSAPrivateKey');
  if (sequence.failed) return undefined;
  return writeElement(
    tags.sequence,
    writeElement(tags.integer, modulus),
    writeElement(tags.integer, exponent),
  );
}

/** SEC 1 appendix C.4, RFC 5915: outside of PKCS#8 the curve stands inside. */
export function parseSec1(sequence: Cursor, version: number): ParsedKey {
  const { parameters, publicKey } = parseEc(sequence, version);
  if (!parameters) {
    sequence.fault('curve-missing');
    return { wrapper: 'sec1', publicKey: undefined };
  }
  const algorithm = writeElement(tags.sequence, writeOid(oids.ecPublicKey), parameters);
  return { wrapper: 'sec1', publicKey: publicKey && toPublicKey(algorithm, publicKey) };
}

/**
 *     ECPrivateKey ::= SEQUENCE {
 *       version INTEGER { ecPrivkeyVer1(1) }, privateKey OCTET STRING, parameters [0] ECParameters OPTIONAL,
 *       publicKey [1] BIT STRING OPTIONAL }
 */
function parseEc(sequence: Cursor, version: number) {
  if (version !== 1) sequence.fault('version-unknown', sequence.start, sequence.end, { found: version });
  sequence.read(tags.octetString, 'privateKey');
  const parameters = sequence.optional(constructed(0), 'parameters')?.any('ECParameters').raw;
  const explicit = sequence.optional(constructed(1), 'publicKey');
  const bits = explicit && readBitOctets(explicit, 'publicKey');
  sequence.finish('ECPrivateKey');
  return { parameters, publicKey: bits && !bits.failed ? bitOctets(bits) : undefined };
}

/**
 * OpenSSL's own structure for DSA: version, p, q, g, y, x.
 */
export function parseDsa(sequence: Cursor, version: number): ParsedKey {
  if (version !== 0) sequence.fault('version-unknown', sequence.start, sequence.end, { found: version });
  const [p, q, g, y] = ['p', 'q', 'g', 'y'].map((field) =>
    writeElement(tags.integer, readInteger(sequence, field)),
  );
  readInteger(sequence, 'x');
  sequence.finish('DSAPrivateKey');
  if (sequence.failed || !p || !q || !g || !y) return { wrapper: 'dsa', publicKey: undefined };
  const algorithm = writeElement(tags.sequence, writeOid(oids.dsa), writeElement(tags.sequence, p, q, g));
  return { wrapper: 'dsa', publicKey: toPublicKey(algorithm, y) };
}

const rsaAlgorithm = writeElement(tags.sequence, writeOid(oids.rsaEncryption), Uint8Array.of(tags.null, 0));

/** The SubjectPublicKeyInfo of these bits; undefined where it is no readable one. Its spans are its own. */
export function toPublicKey(algorithm: Uint8Array, bits: Uint8Array): PublicKey | undefined {
  const parsed = parsePublicKey(writeElement(tags.sequence, algorithm, writeBitString(bits)));
  return parsed.kind === 'publicKey' ? parsed.publicKey : undefined;
}
