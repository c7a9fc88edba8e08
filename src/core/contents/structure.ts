import { Cursor } from '../der/cursor.js';
import { constructed, tags } from '../der/tags.js';

/** What a DER file or block can be told to be by its outermost elements alone. */
export type Structure =
  'certificate' | 'request' | 'crl' | 'publicKey' | 'rsaPublicKey' | 'privateKey' | 'pkcs7' | 'pkcs12';

/** Looks at the tags near the surface, and at nothing else; undefined for what is none of them. */
export function structureOf(bytes: Uint8Array): Structure | undefined {
  const outer = Cursor.over(bytes).optional(tags.sequence, 'object');
  const first = outer?.peek();
  if (outer === undefined || first === undefined) return undefined;
  if (first === tags.oid) return 'pkcs7';
  if (first === tags.integer) return structureOfNumbered(outer);
  if (first !== tags.sequence) return undefined;
  const inner = outer.any('first');
  switch (outer.peek()) {
    case tags.bitString:
      return 'publicKey';
    case tags.octetString:
      return 'privateKey';
    case tags.sequence:
      return structureOfSigned(inner);
    default:
      return undefined;
  }
}

/** Those that begin with an INTEGER: RFC 8017, 5958, 5915 and 7292. */
function structureOfNumbered(outer: Cursor): Structure | undefined {
  const number = outer.any('version').content;
  switch (outer.peek()) {
    case tags.octetString:
      return 'privateKey';
    case tags.set:
      // SignedData without the ContentInfo around it.
      return 'pkcs7';
    case tags.sequence:
      return number.length === 1 && number[0] === 3 ? 'pkcs12' : 'privateKey';
    case tags.integer:
      return structureOfNumbers(outer);
    default:
      return undefined;
  }
}

/**
 * Two numbers are an RSA public key, whose exponent is odd (RFC 8017 section 3.1), or else the parameters of PKCS#3 with
 * their generator, mostly 2. A private key of RSA or DSA has more of them.
 */
function structureOfNumbers(outer: Cursor): Structure | undefined {
  const exponent = outer.any('number').content;
  if (!outer.done) return 'privateKey';
  return ((exponent.at(-1) ?? 0) & 1) === 1 ? 'rsaPublicKey' : undefined;
}

/**
 * The signed ones, told apart by what is signed:
 *
 *     certificate  [0]? INTEGER SEQUENCE SEQUENCE SEQUENCE(validity) …     RFC 5280 section 4.1
 *     CRL          INTEGER? SEQUENCE SEQUENCE Time …                       RFC 5280 section 5.1
 *     request      INTEGER SEQUENCE SEQUENCE [0]?                          RFC 2986 section 4.1
 */
function structureOfSigned(tbs: Cursor): Structure | undefined {
  if (tbs.optional(constructed(0), 'version') !== undefined) return 'certificate';
  const hasNumber = tbs.optional(tags.integer, 'number') !== undefined;
  if (tbs.optional(tags.sequence, 'second') === undefined) return undefined;
  if (tbs.optional(tags.sequence, 'third') === undefined) return undefined;
  switch (tbs.peek()) {
    case tags.utcTime:
    case tags.generalizedTime:
      return 'crl';
    case tags.sequence:
      return hasNumber ? 'certificate' : undefined;
    case constructed(0):
    case -1:
      return hasNumber ? 'request' : undefined;
    default:
      return undefined;
  }
}
