import { sign } from 'node:crypto';
import { constructed, tags } from '../../src/core/der/tags.js';
import {
  writeBitString,
  writeElement,
  writeOid,
  writeSmallInteger,
} from '../../src/core/der/writeElement.js';
import { oids } from '../../src/core/x509/oids.js';
import { parseRevocationList } from '../../src/core/x509/parseRevocationList.js';
import type { RevocationList } from '../../src/core/x509/revocationList.js';
import { type TestKey, writeCommonName } from './makeCertificate.js';

const sequence = (...parts: readonly Uint8Array[]) => writeElement(tags.sequence, ...parts);
const time = (year: string) => writeElement(tags.utcTime, new TextEncoder().encode(`${year}0101000000Z`));

/** One entry of revokedCertificates. */
export const writeEntry = (serial: Uint8Array): Uint8Array =>
  sequence(writeElement(tags.integer, serial), time('26'));

/** So many entries, of serial numbers of five octets. */
export function writeEntries(count: number): Uint8Array {
  const entries = Array.from({ length: count }, (_, at) => {
    const serial = Buffer.from([1, 0, 0, 0, 0]);
    serial.writeUInt32BE(at, 1);
    return writeEntry(serial);
  });
  return Buffer.concat(entries);
}

interface Wanted {
  readonly issuer: string;
  readonly signer: TestKey;
  readonly entries?: Uint8Array;
  readonly extensions?: readonly Uint8Array[];
  /** The year of thisUpdate, its two last digits. */
  readonly since?: string;
  /** As the encoding counts; 1 is version 2. */
  readonly version?: number;
  /** The algorithm inside, by OID. */
  readonly inside?: string;
}

/** A revocation list of 2026 to 2036 and version 2 unless told otherwise, signed with ECDSA on P-256. */
export function makeRevocationList({
  issuer,
  signer,
  entries,
  extensions = [],
  since = '26',
  version = 1,
  inside = oids.ecdsaWithSHA256,
}: Wanted): RevocationList {
  const algorithm = sequence(writeOid(oids.ecdsaWithSHA256));
  const tbs = sequence(
    writeSmallInteger(version),
    sequence(writeOid(inside)),
    writeCommonName(issuer),
    time(since),
    time('36'),
    ...(entries === undefined ? [] : [sequence(entries)]),
    ...(extensions.length === 0 ? [] : [writeElement(constructed(0), sequence(...extensions))]),
  );
  const signature = new Uint8Array(sign('sha256', tbs, signer.privateKey));
  const list = parseRevocationList(sequence(tbs, algorithm, writeBitString(signature)));
  if (list.kind !== 'crl') throw new Error('The test wrote no revocation list.');
  return list;
}
