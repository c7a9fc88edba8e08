import type { Cursor } from '../der/cursor.js';
import { toNamedBits } from '../der/readBits.js';
import { readSmallInteger } from '../der/readInteger.js';
import { readOid } from '../der/readOid.js';
import { toText } from '../der/readString.js';
import { tags } from '../der/tags.js';
import { nameOfOid } from '../x509/oids.js';
import { describeDay } from './describeLifetime.js';
import { describeList } from './describeList.js';
import { toPlain } from './toPlain.js';

const nameOrOid = (oid: string) => nameOfOid(oid) ?? oid;

type Read = (value: Cursor) => string | undefined;

const text: Read = (value) => {
  const string = value.any('text');
  return string.failed ? undefined : toPlain(toText(string, 'text'));
};

const oidList: Read = (value) => {
  const list = value.read(tags.sequence, 'list');
  const found: string[] = [];
  while (!list.done) found.push(readOid(list.read(tags.sequence, 'statement'), 'type'));
  return list.failed ? undefined : describeList(found, nameOrOid);
};

/** RFC 7633 section 6: the numbers of TLS extensions that a server promises. */
const tlsFeatures: Readonly<Record<number, string>> = {
  5: 'status_request (the server staples OCSP)',
  17: 'status_request_v2',
};

const netscapeTypes = [
  'SSL client',
  'SSL server',
  'S/MIME',
  'object signing',
  'reserved',
  'SSL CA',
  'S/MIME CA',
  'object signing CA',
];

/** Words for extensions that have no place in a path, and so no reader: read when somebody looks. */
export const extensionOctets: Readonly<Record<string, Read | undefined>> = {
  ocspNoCheck: () => 'the certificate of an OCSP responder is not checked for revocation itself',
  certificateTransparencyPoison: () => 'a precertificate, which is never valid in TLS',
  signedCertificateTimestamps: describeTimestamps,
  tlsFeature: (value) => {
    const list = value.read(tags.sequence, 'features');
    const features: number[] = [];
    while (!list.done) features.push(readSmallInteger(list, 'feature'));
    return list.failed ? undefined : describeList(features, (one) => tlsFeatures[one] ?? String(one));
  },
  qcStatements: oidList,
  subjectDirectoryAttributes: oidList,
  smimeCapabilities: oidList,
  microsoftCertificateTemplateName: text,
  microsoftCertificateTemplate: (value) => {
    const template = value.read(tags.sequence, 'template');
    const oid = readOid(template, 'templateID');
    const versions: number[] = [];
    while (!template.done) versions.push(readSmallInteger(template, 'version'));
    return oid === ''
      ? undefined
      : [nameOrOid(oid), ...(versions.length > 0 ? [`version ${versions.join('.')}`] : [])].join(', ');
  },
  microsoftCaVersion: (value) => {
    // The CA's key in the upper half, its certificate in the lower.
    const version = readSmallInteger(value, 'version');
    return Number.isNaN(version) ? undefined : `certificate ${version & 0xffff}, key ${version >>> 16}`;
  },
  netscapeCertificateType: (value) =>
    describeList(
      toNamedBits(value.read(tags.bitString, 'type'), 'type'),
      (bit) => netscapeTypes[bit] ?? String(bit),
    ),
  netscapeComment: text,
  netscapeBaseUrl: text,
  netscapeRevocationUrl: text,
  netscapeCaRevocationUrl: text,
  netscapeRenewalUrl: text,
  netscapeCaPolicyUrl: text,
  netscapeServerName: text,
};

/** The last time that a Date can hold, in milliseconds (ECMA-262). */
const LATEST = 8.64e15;

/**
 * SignedCertificateTimestampList, RFC 6962 section 3.3: in an OCTET STRING, each behind its length in two octets; a
 * version, the log's id in 32 octets, milliseconds since 1970 in eight.
 */
function describeTimestamps(value: Cursor): string | undefined {
  const { content, failed } = value.read(tags.octetString, 'SignedCertificateTimestampList');
  if (failed) return undefined;
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  const days: string[] = [];
  for (let at = 2; at + 2 <= content.length;) {
    const length = view.getUint16(at);
    if (length < 41 || at + 2 + length > content.length) return undefined;
    const epoch = Number(view.getBigUint64(at + 35));
    // What no calendar has is no time.
    if (epoch > LATEST) return undefined;
    days.push(describeDay(epoch));
    at += 2 + length;
  }
  return describeList(days, (one) => `logged ${one}`);
}
