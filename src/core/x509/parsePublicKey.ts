import { Cursor } from '../der/cursor.js';
import { bitOctets, readBitOctets } from '../der/readBits.js';
import { bitLength, readInteger } from '../der/readInteger.js';
import { toOid } from '../der/readOid.js';
import { tags } from '../der/tags.js';
import { curveBits, keyTypes } from './keyTypes.js';
import { readAlgorithm } from './parseAlgorithm.js';
import type { PublicKey } from './publicKey.js';
import type { Unreadable } from './unreadable.js';

/** A file of its own that holds a SubjectPublicKeyInfo. All spans count from the start of `bytes`, plus `offset`. */
export function parsePublicKey(
  bytes: Uint8Array,
  offset = 0,
):
  | { readonly kind: 'publicKey'; readonly publicKey: PublicKey; readonly faults: Unreadable['faults'] }
  | Unreadable {
  const input = Cursor.over(bytes, offset);
  const publicKey = readPublicKey(input, 'subjectPublicKeyInfo');
  input.finish('subjectPublicKeyInfo');
  const { faults } = input.report;
  return publicKey === undefined ? { kind: 'unknown', faults } : { kind: 'publicKey', publicKey, faults };
}

/**
 * The next SubjectPublicKeyInfo, RFC 5280 section 4.1.2.7; undefined where its structure is broken. A key that breaks
 * the rules of its own algorithm is kept, with faults.
 *
 *     SubjectPublicKeyInfo ::= SEQUENCE { algorithm AlgorithmIdentifier, subjectPublicKey BIT STRING }
 */
export function readPublicKey(parent: Cursor, field: string): PublicKey | undefined {
  const sequence = parent.read(tags.sequence, field);
  const { algorithm, parameters } = readAlgorithm(sequence, `${field}.algorithm`);
  const bits = readBitOctets(sequence, `${field}.subjectPublicKey`);
  if (sequence.failed) return undefined;
  sequence.finish(field);
  return {
    raw: sequence.raw,
    span: sequence.span,
    algorithm,
    key: bitOctets(bits),
    ...describeKey(algorithm.oid, parameters, bits, field),
  };
}

/** What depends on the algorithm: type, size and curve. */
function describeKey(
  oid: string,
  parameters: Cursor | undefined,
  bits: Cursor,
  field: string,
): Pick<PublicKey, 'type' | 'bits' | 'curve'> {
  const known = keyTypes.get(oid) ?? { type: 'unknown', bits: null };
  switch (known.type) {
    case 'RSA':
    case 'RSA-PSS':
      return { ...known, bits: modulusBits(bits, `${field}.subjectPublicKey`), curve: null };
    case 'DSA':
      return { ...known, bits: primeBits(parameters, `${field}.algorithm.parameters`), curve: null };
    case 'EC':
      return { ...known, ...describeCurve(parameters, bits, `${field}.algorithm.parameters`) };
    default:
      return { ...known, curve: null };
  }
}

/** `RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }`, RFC 8017 appendix A.1.1. */
function modulusBits(bits: Cursor, field: string): number | null {
  const sequence = bits.read(tags.sequence, field);
  const modulus = readInteger(sequence, `${field}.modulus`);
  readInteger(sequence, `${field}.publicExponent`);
  sequence.finish(field);
  bits.finish(field);
  return modulus.length === 0 ? null : bitLength(modulus);
}

/** `Dss-Parms ::= SEQUENCE { p INTEGER, q INTEGER, g INTEGER }`, RFC 3279 section 2.3.2; absent where inherited. */
function primeBits(parameters: Cursor | undefined, field: string): number | null {
  if (parameters?.tag !== tags.sequence) return null;
  const prime = readInteger(parameters, `${field}.p`);
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
  field: string,
): Pick<PublicKey, 'bits' | 'curve'> {
  switch (parameters?.tag) {
    case tags.oid: {
      const curve = toOid(parameters, field);
      return { bits: curveBits.get(curve) ?? null, curve: curve === '' ? null : curve };
    }
    case tags.sequence:
      return { bits: explicitBits(parameters, field), curve: null };
    default:
      (parameters ?? bits).fault('curve-missing', undefined, undefined, { field });
      return { bits: null, curve: null };
  }
}

/**
 * The contents of explicit parameters, which RFC 5480 forbids in certificates and old tools wrote all the same:
 *
 *     ECParameters ::= SEQUENCE { version INTEGER, fieldID FieldID, curve Curve, base OCTET STRING, order INTEGER,
 *       cofactor INTEGER OPTIONAL }
 */
function explicitBits(sequence: Cursor, field: string): number | null {
  readInteger(sequence, `${field}.version`);
  sequence.read(tags.sequence, `${field}.fieldID`);
  sequence.read(tags.sequence, `${field}.curve`);
  sequence.read(tags.octetString, `${field}.base`);
  const order = readInteger(sequence, `${field}.order`);
  return order.length === 0 ? null : bitLength(order);
}
