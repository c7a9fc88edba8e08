import { Cursor } from '../der/cursor.js';
import { tags } from '../der/tags.js';

/** Octets of the salt that BouncyCastle writes. */
const SALT = 20;

/** Keystores that are known by their first octets and not read yet, by the name that people know; undefined for others. */
export function otherKeystore(bytes: Uint8Array): string | undefined {
  if (isKeyDatabase(bytes)) return 'IBM CMS (.kdb)';
  if (isBouncyCastle(bytes)) return hasClearEntries(bytes) ? 'BouncyCastle BKS' : 'BouncyCastle UBER';
  return isBcfks(bytes) ? 'BCFKS' : undefined;
}

/** IBM publishes nothing of the format: what is seen of GSKit’s files is `7H`, a version, and this name at octet 8. */
function isKeyDatabase(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x37 && bytes[1] === 0x48 && String.fromCharCode(...bytes.subarray(8, 15)) === 'X509KEY'
  );
}

/** Both begin alike, as BouncyCastle's `BcKeyStoreSpi` writes them: u4 version (1 or 2), u4 length, salt, u4 iterations. */
function isBouncyCastle(bytes: Uint8Array): boolean {
  if (bytes.length < 12 + SALT) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = view.getUint32(0);
  const iterations = view.getUint32(8 + SALT);
  return (
    (version === 1 || version === 2) && view.getUint32(4) === SALT && iterations > 0 && iterations < 0x1_0000
  );
}

/** Octets of the digest or MAC at the end of a BKS, which are those of SHA-1. */
const CLOSING = 20;

/**
 * A BKS has its entries in the clear, u1 type (1 to 4), u2 length and alias; or, where it has none, a zero and its MAC. In
 * a UBER they are encrypted.
 */
function hasClearEntries(bytes: Uint8Array): boolean {
  const entries = bytes.subarray(12 + SALT);
  const [type = 0xff, high = 0, low = 0] = entries;
  if (type === 0) return entries.length === 1 + CLOSING;
  const end = 3 + high * 256 + low;
  if (type > 4 || end > entries.length) return false;
  // An alias of random octets would not be text, but for the shortest.
  return entries.subarray(3, end).every((octet) => octet >= 0x20 && octet !== 0x7f);
}

/** `ObjectStore ::= SEQUENCE { SEQUENCE { algorithm, OCTET STRING }, SEQUENCE { algorithm, algorithm, OCTET STRING } }` */
function isBcfks(bytes: Uint8Array): boolean {
  const outer = Cursor.over(bytes).optional(tags.sequence, 'ObjectStore');
  const data = outer?.optional(tags.sequence, 'storeData');
  const check = outer?.optional(tags.sequence, 'integrityCheck');
  return (
    outer?.done === true &&
    isListOf(data, tags.sequence, tags.octetString) &&
    isListOf(check, tags.sequence, tags.sequence, tags.octetString)
  );
}

function isListOf(sequence: Cursor | undefined, ...expected: readonly number[]): boolean {
  return (
    sequence !== undefined &&
    expected.every((tag) => sequence.optional(tag, 'element') !== undefined) &&
    sequence.done
  );
}
