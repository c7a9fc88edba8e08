import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readContents } from '../../../src/core/contents/readContents.js';
import { isCharacterString } from '../../../src/core/der/readString.js';
import { describeSerial } from '../../../src/core/words/describeHex.js';
import { sameName } from '../../../src/core/path/sameName.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import type { GeneralName } from '../../../src/core/x509/extensions/generalName.js';
import { readExtension } from '../../../src/core/x509/extensions/readExtension.js';
import type { Name } from '../../../src/core/x509/name.js';
import { divergences } from './divergences.js';
import { curveByOpenSslName, extensionByOpenSslName } from './openSslNames.js';

const conformance = join(process.cwd(), '../shared/conformance');
const oracle = join(conformance, 'oracle-dev.jsonl');

interface OracleAttribute {
  readonly oid: string;
  readonly value: string;
}

/** One line: what Node, OpenSSL 3.0 and pyca found in one certificate. null: they could not read it. */
interface Line {
  readonly file: string;
  readonly fingerprint256: string;
  readonly derLength: number;
  readonly version: number | null;
  readonly subject: readonly (readonly OracleAttribute[])[];
  readonly issuer: readonly (readonly OracleAttribute[])[];
  readonly selfIssued: boolean;
  readonly serial: string;
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  readonly san: readonly { readonly type: string; readonly value: string }[];
  readonly basicConstraints: {
    readonly ca: boolean;
    readonly pathLen: number | null;
    readonly text: string;
  } | null;
  readonly keyUsage: readonly string[] | null;
  readonly eku: readonly string[];
  readonly keyAlgorithmOid: string;
  readonly keyBits: number | null;
  readonly keyCurve: string | null;
  readonly signatureAlgorithmOid: string;
  readonly ski: string | null;
  readonly aki: string | null;
  readonly akiSerial: string | null;
  readonly extensions: readonly { readonly name: string; readonly critical: boolean }[];
}

const hex = (bytes: Uint8Array | undefined): string | null =>
  bytes === undefined ? null : Buffer.from(bytes).toString('hex');

const time = (epoch: number): string | null =>
  Number.isNaN(epoch) ? null : `${new Date(epoch).toISOString().slice(0, 19)}Z`;

/** They have no text for what is no character string; ours is then the hex of the encoding. */
const attributes = (name: Name): unknown =>
  name.rdns.map((rdn) => rdn.map(({ oid, value, tag }) => [oid, isCharacterString(tag) ? value : null]));

const theirs = (name: Line['subject']): unknown =>
  name.map((rdn) => rdn.map(({ oid, value }) => [oid, value]));

const typeNames: Readonly<Record<string, string>> = {
  dns: 'DNS',
  email: 'email',
  uri: 'URI',
  ip: 'IP Address',
  rid: 'Registered ID',
  directory: 'DirName',
  other: 'othername',
  x400: 'X400Name',
  edi: 'EdiPartyName',
};

/** Their words for our general names, as far as they say more than that there is one. */
function alternative({ type, value }: GeneralName): unknown {
  const isOpaque = ['other', 'x400', 'edi', 'directory'].includes(type);
  return [typeNames[type], isOpaque ? '' : type === 'ip' ? canonicalAddress(value) : value];
}

function theirAlternative({ type, value }: Line['san'][number]): unknown {
  const isOpaque = ['othername', 'X400Name', 'EdiPartyName', 'DirName'].includes(type);
  return [type, isOpaque ? '' : type === 'IP Address' ? canonicalAddress(value) : value];
}

function canonicalAddress(value: string): string {
  if (value.includes(':')) return new URL(`http://[${value}]`).hostname;
  return value.includes('.') ? value : 'no address';
}

/** The fields that both have, ours beside theirs. */
function compare(certificate: Certificate, line: Line): Record<string, readonly [unknown, unknown]> {
  const constraints = readExtension(certificate, 'basicConstraints');
  const authority = readExtension(certificate, 'authorityKeyIdentifier');
  return {
    derLength: [certificate.der.length, line.derLength],
    version: line.version === null ? [null, null] : [certificate.version, line.version],
    serial: [describeSerial(certificate.serial), line.serial.replace(/^(-?)0+(?=.)/, '$1')],
    subject: [attributes(certificate.subject), theirs(line.subject)],
    issuer: [attributes(certificate.issuer), theirs(line.issuer)],
    selfIssued: [sameName(certificate.subject, certificate.issuer), line.selfIssued],
    notBefore: [time(certificate.notBefore.epoch), line.notBefore],
    notAfter: [time(certificate.notAfter.epoch), line.notAfter],
    signatureAlgorithm: [certificate.signatureAlgorithm.oid, line.signatureAlgorithmOid],
    keyAlgorithm: [certificate.publicKey.algorithm.oid, line.keyAlgorithmOid],
    keyBits: line.keyBits === null ? [null, null] : [certificate.publicKey.bits, line.keyBits],
    keyCurve:
      line.keyCurve === null
        ? [null, null]
        : [certificate.publicKey.curve, curveByOpenSslName[line.keyCurve]],
    ca: [
      constraints?.ca ?? null,
      line.basicConstraints?.text === '<Parse Error>' ? null : (line.basicConstraints?.ca ?? null),
    ],
    pathLen: [constraints?.pathLen ?? null, line.basicConstraints?.pathLen ?? null],
    // What they cannot read they print as none.
    keyUsage: [readExtension(certificate, 'keyUsage') ?? [], line.keyUsage ?? []],
    extendedKeyUsage: [readExtension(certificate, 'extendedKeyUsage') ?? [], line.eku],
    subjectAltName: [
      (readExtension(certificate, 'subjectAltName') ?? []).map(alternative),
      line.san.map(theirAlternative),
    ],
    ski: [hex(readExtension(certificate, 'subjectKeyIdentifier')), line.ski],
    aki: [hex(authority?.keyId), line.aki],
    akiSerial: [
      authority?.serial === undefined ? null : describeSerial(authority.serial).replace('-', ''),
      line.akiSerial?.replace(/^0+(?=.)/, '') ?? null,
    ],
    extensions: [
      certificate.extensions.map(({ oid, critical }) => [oid, critical]),
      line.extensions.map(({ name, critical }) => [extensionByOpenSslName[name] ?? name, critical]),
    ],
  };
}

function certificateOf(line: Line): Certificate | undefined {
  const [file = ''] = line.file.split('#');
  const items = readContents(new Uint8Array(readFileSync(join(conformance, file)))).items;
  return items
    .map(({ model }) => model)
    .filter((model) => model.kind === 'certificate')
    .find(({ der }) => createHash('sha256').update(der).digest('hex') === line.fingerprint256);
}

describe('the reader beside Node, OpenSSL and pyca', function () {
  let lines: readonly Line[] = [];

  before(function () {
    if (!existsSync(oracle)) this.skip();
    lines = readFileSync(oracle, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  });

  it('agrees about every field of every certificate, but for the divergences that have a reason', () => {
    const found: string[] = [];
    for (const line of lines) {
      const certificate = certificateOf(line);
      if (certificate === undefined) {
        found.push(`${line.file}: unread`);
        continue;
      }
      for (const [field, [ours, other]] of Object.entries(compare(certificate, line))) {
        if (!isDeepStrictEqual(ours, other)) found.push(`${line.file}: ${field}`);
      }
    }
    assert.ok(lines.length > 1500);
    assert.deepEqual(found.sort(), Object.keys(divergences).sort());
  });
});
