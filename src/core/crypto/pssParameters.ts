import { hashByOid, type HashName } from './digest.js';
import { objectIdentifier, readElements, readSequence, type Element } from './elements.js';

/** RSASSA-PSS-params, RFC 4055 section 3.1. The salt's length is counted in octets. */
export interface PssParameters {
  readonly hash: HashName;
  readonly maskHash: HashName;
  readonly saltLength: number;
}

const maskGeneration1 = '1.2.840.113549.1.1.8';

/**
 *     RSASSA-PSS-params ::= SEQUENCE {
 *       hashAlgorithm      [0] HashAlgorithm    DEFAULT sha1,
 *       maskGenAlgorithm   [1] MaskGenAlgorithm DEFAULT mgf1SHA1,
 *       saltLength         [2] INTEGER          DEFAULT 20,
 *       trailerField       [3] INTEGER          DEFAULT 1 }
 *
 * Undefined where it is anything else, or names a function that nothing here computes.
 */
export function readPssParameters(bytes: Uint8Array | undefined): PssParameters | undefined {
  const fields = bytes && readSequence(bytes);
  if (!fields) return undefined;
  const ordered = fields.every(({ tag }, i) => tag >= 0xa0 && tag <= 0xa3 && tag > (fields[i - 1]?.tag ?? 0));
  const inside = (tag: number) => fields.find((field) => field.tag === tag)?.content;
  const hash = readHash(inside(0xa0));
  const maskHash = readMaskHash(inside(0xa1));
  const saltLength = readSmallInteger(inside(0xa2), 20);
  const trailer = readSmallInteger(inside(0xa3), 1);
  if (!ordered || !hash || !maskHash || saltLength === undefined || trailer !== 1) return undefined;
  return { hash, maskHash, saltLength };
}

function readHash(algorithm: Uint8Array | undefined): HashName | undefined {
  return algorithm ? hashNamed(readSequence(algorithm)) : 'SHA-1';
}

function hashNamed(algorithm: readonly Element[] | undefined): HashName | undefined {
  return hashByOid.get(objectIdentifier(algorithm?.[0]) ?? '');
}

function readMaskHash(algorithm: Uint8Array | undefined): HashName | undefined {
  if (!algorithm) return 'SHA-1';
  const [oid, hash] = readSequence(algorithm) ?? [];
  return hash && objectIdentifier(oid) === maskGeneration1 ? hashNamed(readSequence(hash.raw)) : undefined;
}

/** A number from 0 to 32,767: no salt is longer than a modulus. */
function readSmallInteger(bytes: Uint8Array | undefined, absent: number): number | undefined {
  if (!bytes) return absent;
  const [integer, ...more] = readElements(bytes) ?? [];
  const [high, low, none] = integer?.content ?? [];
  if (integer?.tag !== 0x02 || more.length > 0 || high === undefined || high >= 0x80 || none !== undefined) {
    return undefined;
  }
  return low === undefined ? high : (high << 8) | low;
}
