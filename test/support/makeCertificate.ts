import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { constructed, tags } from '../../src/core/der/tags.js';
import {
  writeBitString,
  writeElement,
  writeOid,
  writeSmallInteger,
} from '../../src/core/der/writeElement.js';
import type { KnownCertificate } from '../../src/core/path/pool.js';
import type { Certificate } from '../../src/core/x509/certificate.js';
import { oids } from '../../src/core/x509/oids.js';
import { parseCertificate } from '../../src/core/x509/parseCertificate.js';

export interface TestKey {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export const makeKey = (): TestKey => generateKeyPairSync('ec', { namedCurve: 'P-256' });

const sequence = (...parts: readonly Uint8Array[]) => writeElement(tags.sequence, ...parts);
const text = (value: string) => writeElement(tags.utf8String, new TextEncoder().encode(value));
const octets = (value: Uint8Array) => writeElement(tags.octetString, value);
const algorithms = {
  ec: sequence(writeOid(oids.ecdsaWithSHA256)),
  rsa: sequence(writeOid(oids.sha256WithRSAEncryption), Uint8Array.of(tags.null, 0)),
};
const TRUE = writeElement(tags.boolean, Uint8Array.of(0xff));

export const writeCommonName = (name: string): Uint8Array =>
  sequence(writeElement(tags.set, sequence(writeOid(oids.commonName), text(name))));

/** One extension, critical unless told otherwise. */
export function writeExtension(oid: string, value: Uint8Array, critical = true): Uint8Array {
  return sequence(writeOid(oid), ...(critical ? [TRUE] : []), octets(value));
}

export const AUTHORITY = writeExtension(oids.basicConstraints, sequence(TRUE));

interface Wanted {
  readonly subject: string;
  readonly issuer: string;
  readonly key: TestKey;
  readonly signer: TestKey;
  readonly extensions?: readonly Uint8Array[];
  /** Of the signer's key. */
  readonly kind?: 'ec' | 'rsa';
  /** Two elements; 2026 to 2036 where nothing is said. */
  readonly validity?: readonly Uint8Array[];
  /** One element. */
  readonly serialNumber?: Uint8Array;
}

/** A time as certificates may write it: `YYMMDDHHMMSSZ`. */
export const writeTime = (text: string): Uint8Array =>
  writeElement(tags.utcTime, new TextEncoder().encode(text));

let serial = 0;

/** A certificate of this moment’s tests, valid from 2026 to 2036, signed with ECDSA on P-256 unless told otherwise. */
export function makeCertificate({
  subject,
  issuer,
  key,
  signer,
  extensions = [],
  kind = 'ec',
  validity = [writeTime('260101000000Z'), writeTime('360101000000Z')],
  serialNumber = writeSmallInteger(++serial),
}: Wanted): Certificate {
  const algorithm = algorithms[kind];
  const spki = new Uint8Array(key.publicKey.export({ type: 'spki', format: 'der' }));
  const tbs = sequence(
    writeElement(constructed(0), writeSmallInteger(2)),
    serialNumber,
    algorithm,
    writeCommonName(issuer),
    sequence(...validity),
    writeCommonName(subject),
    spki,
    ...(extensions.length === 0 ? [] : [writeElement(constructed(3), sequence(...extensions))]),
  );
  const signature = new Uint8Array(sign('sha256', tbs, signer.privateKey));
  const certificate = parseCertificate(sequence(tbs, algorithm, writeBitString(signature)));
  if (certificate.kind !== 'certificate') throw new Error('The test wrote no certificate.');
  return certificate;
}

export function toKnown(certificate: Certificate, at = 0): KnownCertificate {
  return { certificate, file: 'pool', span: { start: at, end: at } };
}
