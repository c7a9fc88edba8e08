import { Cursor } from '../der/cursor.js';
import { readSmallInteger } from '../der/readInteger.js';
import { tags } from '../der/tags.js';
import { parseDekInfo } from './parseDekInfo.js';
import { parseEncryption } from './parseEncryption.js';
import { parseDsa, parsePkcs1, parsePkcs8, parseSec1, type ParsedKey } from './parseKeyStructure.js';
import { isOpenSsh, parseOpenSsh } from './parseOpenSsh.js';
import type { PrivateKey } from './privateKey.js';

interface Header {
  readonly name: string;
  readonly value: string;
}

/** The labels whose block may be encrypted as a whole by OpenSSL's headers, and what it is then. */
const wrapperByLabel: ReadonlyMap<string, PrivateKey['wrapper']> = new Map([
  ['RSA PRIVATE KEY', 'pkcs1'],
  ['EC PRIVATE KEY', 'sec1'],
  ['DSA PRIVATE KEY', 'dsa'],
  ['PRIVATE KEY', 'pkcs8'],
]);

/**
 * A private key in any wrapper, read without a passphrase. Never throws.
 * @param label of the PEM block; undefined for a binary file. Labels are often wrong, so that the structure decides;
 * the label only tells what cannot be seen: an OpenSSH key, and what the headers say is encrypted.
 * @param headers of the PEM block (RFC 1421)
 * @param offset of the first octet in what spans count in
 */
export function parsePrivateKey(
  bytes: Uint8Array,
  label?: string,
  headers: readonly Header[] = [],
  offset = 0,
): PrivateKey {
  const input = Cursor.over(bytes, offset);
  const key = {
    kind: 'privateKey',
    encryption: null,
    scheme: undefined,
    der: bytes,
    span: input.span,
    algorithm: undefined,
    publicKey: undefined,
    faults: input.report.faults,
  } as const;
  const dekInfo = parseDekInfo(headers);
  if (dekInfo) {
    const isDamaged = dekInfo.encryption.supported || dekInfo.encryption.cipher === null;
    if (!dekInfo.scheme && isDamaged) input.fault('dek-info-invalid');
    return { ...key, ...dekInfo, wrapper: wrapperByLabel.get(label ?? '') ?? 'unknown' };
  }
  if (label === 'OPENSSH PRIVATE KEY' || isOpenSsh(bytes))
    return { ...key, wrapper: 'openssh', encryption: parseOpenSsh(bytes) };
  const sequence = input.read(tags.sequence, 'private key');
  input.finish('private key');
  if (sequence.peek() === tags.sequence) {
    const { encryption, scheme } = parseEncryptedPkcs8(sequence);
    return { ...key, wrapper: 'pkcs8', encryption, scheme };
  }
  return { ...key, ...parseStructure(sequence) };
}

/** The structures differ in what follows their version. */
function parseStructure(sequence: Cursor): ParsedKey {
  const version = readSmallInteger(sequence, 'version');
  switch (sequence.peek()) {
    case tags.sequence:
      return parsePkcs8(sequence, version);
    case tags.octetString:
      return parseSec1(sequence, version);
    case tags.integer:
      return countIntegers(sequence) === 5 ? parseDsa(sequence, version) : parsePkcs1(sequence, version);
    default:
      sequence.fail('private-key-unknown');
      return { wrapper: 'unknown', publicKey: undefined };
  }
}

/** Looks ahead without a mark on the sequence or its faults: five integers for DSA, eight and more for RSA. */
function countIntegers(sequence: Cursor): number {
  const ahead = Cursor.over(sequence.bytes.subarray(sequence.at, sequence.end));
  let count = 0;
  while (ahead.peek() === tags.integer && !ahead.any('integer').failed) count++;
  return count;
}

/**
 *     EncryptedPrivateKeyInfo ::= SEQUENCE {
 *       encryptionAlgorithm EncryptionAlgorithmIdentifier, encryptedData OCTET STRING }     RFC 5958 section 3
 */
function parseEncryptedPkcs8(sequence: Cursor) {
  const parsed = parseEncryption(sequence);
  sequence.read(tags.octetString, 'encryptedData');
  sequence.finish('EncryptedPrivateKeyInfo');
  return parsed;
}
