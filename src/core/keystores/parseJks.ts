import type { Fault } from '../base/fault.js';
import { span } from '../base/span.js';
import { parsePrivateKey } from '../keys/parsePrivateKey.js';
import { parseCertificate } from '../x509/parseCertificate.js';
import { enclose } from './enclose.js';
import { JavaReader } from './javaReader.js';
import type { Enclosed, Keystore } from './keystore.js';
import type { Piece } from './piece.js';
import { skipJavaObject } from './skipJavaObject.js';
import { unread } from './unread.js';

/** The first four octets. */
const magics: ReadonlyMap<number, 'JKS' | 'JCEKS'> = new Map([
  [0xfeed_feed, 'JKS'],
  [0xcece_cece, 'JCEKS'],
]);

/** Which of Java's own keystores this is; undefined for anything else. */
export function javaKeystore(bytes: Uint8Array): 'JKS' | 'JCEKS' | undefined {
  return magics.get(new JavaReader(bytes, 0, bytes.length).u4());
}

/** Octets of the digest at the end. */
export const JKS_DIGEST = 20;

const tags = { privateKey: 1, certificate: 2, secretKey: 3 } as const;

/**
 * Java's own keystores, as `sun.security.provider.JavaKeyStore` and `com.sun.crypto.provider.JceKeyStore` of OpenJDK
 * write them; certificates can be read without the passphrase. Never throws.
 *
 *     u4 magic, u4 version (1 or 2), u4 count, entries, SHA-1 digest
 *     entry: u4 tag, text alias, u8 date, then
 *       1: u4 length, EncryptedPrivateKeyInfo, u4 count, certificates      2: certificate      3: a serialized object
 *     certificate: in version 2 text type, u4 length, octets
 */
export function parseJks(bytes: Uint8Array): Keystore {
  const reader = new JavaReader(bytes, 4, Math.max(bytes.length - JKS_DIGEST, 4));
  const version = reader.u4();
  const count = reader.u4();
  const faults: Fault[] = [];
  const enclosed: Enclosed[] = [];
  if (version !== 1 && version !== 2)
    faults.push({ code: 'jks-version', span: span(4, 8), facts: { version } });
  else readEntries(reader, { version, count, enclosed, faults });
  return {
    kind: 'keystore',
    container: javaKeystore(bytes) ?? 'JKS',
    der: bytes,
    span: span(0, bytes.length),
    integrity: { algorithm: 'SHA-1', iterations: null },
    sealed: [],
    enclosed,
    faults,
  };
}

interface Reading {
  readonly version: number;
  readonly count: number;
  readonly enclosed: Enclosed[];
  readonly faults: Fault[];
}

function readEntries(reader: JavaReader, { version, count, enclosed, faults }: Reading): void {
  const piece: Piece = { bytes: reader.bytes, placeOf: (octets) => octets, isSealed: false };
  const put = (octets: Uint8Array, alias: string, parse: Parameters<typeof enclose>[2]): void => {
    if (!reader.hasFailed())
      enclosed.push(enclose(piece, { start: reader.at - octets.length, raw: octets }, parse, alias));
  };
  const putCertificate = (alias: string): void => {
    const type = version === 2 ? reader.text() : 'X.509';
    const octets = reader.octets(reader.u4());
    put(octets, alias, (raw, offset) =>
      type === 'X.509' ? parseCertificate(raw, offset) : unread(raw, offset, `a certificate of type ${type}`),
    );
  };
  for (let entry = 0; entry < count && !reader.hasFailed(); entry++) {
    const start = reader.at;
    const tag = reader.u4();
    const alias = reader.text();
    reader.octets(8);
    if (tag === tags.privateKey) {
      put(reader.octets(reader.u4()), alias, (raw, offset) => parsePrivateKey(raw, undefined, [], offset));
      for (let links = reader.u4(); links > 0 && !reader.hasFailed(); links--) putCertificate(alias);
    } else if (tag === tags.certificate) putCertificate(alias);
    else if (tag === tags.secretKey) {
      const from = reader.at;
      if (!skipJavaObject(reader)) {
        faults.push({ code: 'jks-object-unread', span: span(from, reader.end), facts: { alias } });
        return;
      }
      put(reader.bytes.subarray(from, reader.at), alias, (raw, offset) =>
        unread(raw, offset, 'a secret key'),
      );
    } else if (!reader.hasFailed()) {
      faults.push({ code: 'jks-entry-unknown', span: span(start, start + 4), facts: { tag } });
      return;
    }
  }
  if (reader.hasFailed()) faults.push({ code: 'jks-truncated', span: span(0, reader.bytes.length) });
  else if (reader.at < reader.end) faults.push({ code: 'jks-trailing', span: reader.rest });
}
