import { Cursor } from '../der/cursor.js';
import { bitOctets, readBitOctets } from '../der/readBits.js';
import { bitLength, readInteger } from '../der/readInteger.js';
import { toOid } from '../der/readOid.js';
import { tags } from '../der/tags.js';
import { curveBits, keyTypes } from './keyTypes.js';
import { readAlgorithm } from './parseAlgorithm.js';
import type { PublicKey } from './publicKey.js';
import type { Unreadable } from './unreadable.js';

/** What faults call the parts; RFC 2986 has another name for the whole. */
const INFO = 'subjectPublicKeyInfo';
const ALGORITHM = 'subjectPublicKeyInfo.algorithm';
const PARAMETERS = 'subjectPublicKeyInfo.algorithm.parameters';
const KEY = 'subjectPublicKeyInfo.subjectPublicKey';

/** A file of its own that holds a SubjectPublicKeyInfo. All spans count from the start of `bytes`, plus `offset`. */
export function parsePublicKey(
  bytes: Uint8Array,
  offset = 0,
):
  | { readonly kind: 'publicKey'; readonly publicKey: PublicKey; readonly faults: Unreadable['faults'] }
  | Unreadable {
  const input = Cursor.over(bytes, offset);
  const publicKey = readPublicKey(input);
  input.finish(INFO);
  const { faults } = input.report;
  return publicKey === undefined ? { kind: 'unknown', faults } : { kind: 'publicKey', publicKey, faults };
}

/**
 * The next SubjectPublicKeyInfo, RFC 5280 section 4.1.2.7; undefined where its structure is broken. A key that breaks
 * the rules of its own algorithm is kept, with faults.
 *
 *     SubjectPublicKeyInfo ::= SEQUENCE { algorithm AlgorithmIdentifier, subjectPublicKey BIT STRING }
 */
export function readPublicKey(parent: Cursor): PublicKey | undefined {
  const sequence = parent.read(tags.sequence, INFO);
  const { algorithm, parameters } = readAlgorithm(sequence, ALGORITHM);
  const bits = readBitOctets(sequence, KEY);
  if (sequence.failed) return undefined;
  sequence.finish(INFO);
  const { type, bits: size, curve } = describeKey(algorithm.oid, parameters, bits);
  return {
    raw: sequence.raw,
    span: sequence.span,
    algorithm,
    type,
    bits: size,
    curve,
    key: bitOctets(bits),
  };
}

/** What depends on the algorithm: type, size and curve. */
function describeKey(
  oid: string,
  parameters: Cursor | undefined,
  bits: Cursor,
): Pick<PublicKey, 'type' | 'bits' | 'curve'> {
  const { type, bits: size } = keyTypes.get(oid) ?? UNKNOWN;
  switch (type) {
    case 'RSA':
    case 'RSA-PSS':
      return { type, bits: modulusBits(bits), curve: null };
    case 'DSA':
      return { type, bits: primeBits(parameters), curve: null };
    case 'EC':
      return describeCurve(parameters, bits);
    default:
      return { type, bits: size, curve: null };
  }
}

const UNKNOWN = { type: 'unknown', bits: null };

/** `RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }`, RFC 8017 appendix A.1.1. */
function modulusBits(bits: Cursor): number | null {
  const sequence = bits.read(tags.sequence, KEY);
  const modulus = readInteger(sequence, 'subjectPublicKeyInfo.subjectPublicKey.modulus');
  readInteger(sequence, 'subjectPublicKeyInfo.subjectPublicKey.publicExponent');
  sequence.finish(KEY);
  bits.finish(KEY);
  return modulus.length === 0 ? null : bitLength(modulus);
}

/** `Dss-Parms ::= SEQUENCE { p INTEGER, q INTEGER, g INTEGER }`, RFC 3279 section 2.3.2; absent where inherited. */
function primeBits(parameters: Cursor | undefined): number | null {
  if (parameters?.tag !== tags.sequence) return null;
  const prime = readInteger(parameters, `${PARAMETERS}.p`);
  return prime.length === 0 ? null : bitLength(prime);
}

/**
 * RFC 3279 section 2.3.5, of which RFC 5480 leaves the named curve:
 *
 *     EcpkParameters ::= CHOICE { ecParameters ECParameters, namedCurve OBJECT IDENTIFIER, implicitlyCA NULL }
 */
function describeCurve(
  parameters: Cursor | undefined,
  bits: Cursor,
): Pick<PublicKey, 'type' | 'bits' | 'curve'> {
  const type = 'EC';
  switch (parameters?.tag) {
    case tags.oid: {
      const curve = toOid(parameters, PARAMETERS);
      return { type, bits: curveBits.get(curve) ?? null, curve: curve === '' ? null : curve };
    }
    case tags.sequence:
      return { type, bits: explicitBits(parameters), curve: null };
    default:
      (parameters ?? bits).fault('curve-missing', undefined, undefined, { field: PARAMETERS });
      return { type, bits: null, curve: null };
  }
}

/**
 * The contents of explicit parameters, which RFC 5480 forbids in certificates and old tools wrote all the same:
 *
 *     ECParameters ::= SEQUENCE { version INTEGER, fieldID FieldID, curve Curve, base OCTET STRING, order INTEGER,
 *       cofactor INTEGER OPTIONAL }
 */
function explicitBits(sequence: Cursor): number | null {
  readInteger(sequence, `${PARAMETERS}.version`);
  sequence.read(tags.sequence, `${PARAMETERS}.fieldID`);
  sequence.read(tags.sequence, `${PARAMETERS}.curve`);
  sequence.read(tags.octetString, `${PARAMETERS}.base`);
  const order = readInteger(sequence, `${PARAMETERS}.order`);
  return order.length === 0 ? null : bitLength(order);
}
