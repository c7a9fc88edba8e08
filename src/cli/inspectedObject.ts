import type { Fault } from '../core/base/fault.js';
import { toHex } from '../core/base/hex.js';
import type { Item, Model } from '../core/contents/contents.js';
import { sha256 } from '../core/crypto/sha256.js';
import type { Keystore, SealedPart } from '../core/keystores/keystore.js';
import type { Encryption, PrivateKey } from '../core/keys/privateKey.js';
import { fingerprint } from '../core/path/fingerprint.js';
import { sameName } from '../core/path/sameName.js';
import { describeFault } from '../core/words/describeFault.js';
import { describeSerial } from '../core/words/describeHex.js';
import { groupDigits } from '../core/words/toPlain.js';
import type { Certificate, Extension, Time } from '../core/x509/certificate.js';
import type { CertificateRequest } from '../core/x509/certificateRequest.js';
import type { GeneralName } from '../core/x509/extensions/generalName.js';
import type { IssuingDistributionPoint } from '../core/x509/extensions/issuingDistributionPoint.js';
import { readExtension } from '../core/x509/extensions/readExtension.js';
import type { Name } from '../core/x509/name.js';
import { nameOfOid } from '../core/x509/oids.js';
import type { PublicKey } from '../core/x509/publicKey.js';
import type { RevocationList, RevokedCertificate } from '../core/x509/revocationList.js';
import { writeName } from '../core/x509/writeName.js';

/** One line of `cdcerts inspect --json`: a contract, to which fields may be added, and none renamed or dropped. */
export interface InspectedObject {
  readonly file: string;
  /** Which of the file's objects it is, from 0. */
  readonly index: number;
  readonly kind: Model['kind'];
  /** UTF-16 code units of a text, octets of a binary file. */
  readonly offset: number;
  readonly faults: readonly InspectedFault[];
  readonly [field: string]: unknown;
}

interface InspectedFault {
  readonly code: string;
  readonly offset: number;
  readonly message: string;
}

/** One object of a file; `index` counts them from 0. */
export function toInspectedObject(file: string, index: number, item: Item): InspectedObject {
  const { container, faults, model, span } = item;
  const where = container && { container: container.kind, ...aliasField(container.alias) };
  const own = { ...where, ...fieldsOf(model), faults: boundFaults(faults) };
  return { file, index, kind: model.kind, offset: span.start, ...own };
}

/** What is wrong with the file beside its objects, as an object after them; undefined where nothing is. */
export function toInspectedFaults(
  file: string,
  index: number,
  faults: readonly Fault[],
): InspectedObject | undefined {
  const [first] = faults;
  if (first === undefined) return undefined;
  return { file, index, kind: 'unknown', offset: first.span.start, faults: boundFaults(faults) };
}

function aliasField(alias: string | undefined): { readonly alias?: string } {
  return alias === undefined ? {} : { alias };
}

/** Faults of one object, or beside all, that are printed before "and N more": a hostile file has one a line. */
const MOST_FAULTS = 1000;

function boundFaults(faults: readonly Fault[]): readonly InspectedFault[] {
  const shown = faults.slice(0, MOST_FAULTS).map(toInspectedFault);
  const next = faults[MOST_FAULTS];
  if (next === undefined) return shown;
  const message = `… and ${groupDigits(faults.length - MOST_FAULTS)} more from here on.`;
  return [...shown, { code: 'faults-more', offset: next.span.start, message }];
}

function toInspectedFault(fault: Fault): InspectedFault {
  return { code: fault.code, offset: fault.span.start, message: describeFault(fault) + mendOf(fault) };
}

/** What opens more, in the words of the command line. */
function mendOf({ code }: Fault): string {
  if (code === 'keystore-sealed') return ' Give it by --passphrase-env NAME or --passphrase-file FILE.';
  return code === 'opening-costly' ? ' --insist opens it all the same.' : '';
}

function fieldsOf(model: Model): Record<string, unknown> {
  switch (model.kind) {
    case 'certificate':
      return certificateFields(model);
    case 'request':
      return requestFields(model);
    case 'crl':
      return revocationListFields(model);
    case 'privateKey':
      return privateKeyFields(model);
    case 'publicKey':
      return { sha256: toHex(sha256(model.publicKey.raw)), key: keyFields(model.publicKey) };
    case 'keystore':
      return keystoreFields(model);
    case 'unknown':
      return {};
  }
}

function certificateFields(certificate: Certificate): Record<string, unknown> {
  const constraints = readExtension(certificate, 'basicConstraints');
  return {
    sha256: fingerprint(certificate),
    version: certificate.version,
    serial: describeSerial(certificate.serial),
    subject: writeName(certificate.subject),
    issuer: writeName(certificate.issuer),
    subjectAttributes: attributesOf(certificate.subject),
    issuerAttributes: attributesOf(certificate.issuer),
    notBefore: writeTime(certificate.notBefore),
    notAfter: writeTime(certificate.notAfter),
    signatureAlgorithm: certificate.signatureAlgorithm.oid,
    key: keyFields(certificate.publicKey),
    selfIssued: sameName(certificate.subject, certificate.issuer),
    isCA: constraints?.ca ?? false,
    pathLen: constraints?.pathLen ?? null,
    ...usageFields(certificate),
    ski: hexOrNull(readExtension(certificate, 'subjectKeyIdentifier')),
    aki: hexOrNull(readExtension(certificate, 'authorityKeyIdentifier')?.keyId),
    extensions: extensionsOf(certificate.extensions),
  };
}

function requestFields(request: CertificateRequest): Record<string, unknown> {
  const constraints = readExtension(request, 'basicConstraints');
  return {
    sha256: toHex(sha256(request.der)),
    version: request.version,
    subject: writeName(request.subject),
    subjectAttributes: attributesOf(request.subject),
    signatureAlgorithm: request.signatureAlgorithm.oid,
    key: keyFields(request.publicKey),
    isCA: constraints?.ca ?? false,
    pathLen: constraints?.pathLen ?? null,
    ...usageFields(request),
    attributes: request.attributes.map(({ oid }) => ({ oid, name: nameOfOid(oid) ?? null })),
    extensions: extensionsOf(request.extensions),
  };
}

function revocationListFields(list: RevocationList): Record<string, unknown> {
  const number = readExtension(list, 'crlNumber');
  const base = readExtension(list, 'deltaCrlIndicator');
  const point = readExtension(list, 'issuingDistributionPoint');
  return {
    sha256: toHex(sha256(list.der)),
    version: list.version,
    issuer: writeName(list.issuer),
    issuerAttributes: attributesOf(list.issuer),
    thisUpdate: writeTime(list.thisUpdate),
    nextUpdate: list.nextUpdate === undefined ? null : writeTime(list.nextUpdate),
    signatureAlgorithm: list.signatureAlgorithm.oid,
    crlNumber: number === undefined ? null : describeSerial(number),
    baseCrlNumber: base === undefined ? null : describeSerial(base),
    issuingDistributionPoint: point === undefined ? null : pointFields(point),
    aki: hexOrNull(readExtension(list, 'authorityKeyIdentifier')?.keyId),
    revoked: list.revokedCertificates.map(revokedFields),
    extensions: extensionsOf(list.extensions),
  };
}

function revokedFields(entry: RevokedCertificate): Record<string, unknown> {
  const epoch = readExtension(entry, 'invalidityDate');
  return {
    serial: describeSerial(entry.serial),
    revocationDate: writeTime(entry.revoked),
    reason: readExtension(entry, 'reasonCode') ?? null,
    invalidityDate: epoch === undefined ? null : writeTime({ epoch }),
    certificateIssuer: namesOf(readExtension(entry, 'certificateIssuer')),
  };
}

function pointFields(point: IssuingDistributionPoint): Record<string, unknown> {
  const { fullName, relativeName, ...flags } = point;
  return { fullName: namesOf(fullName), relativeName: hexOrNull(relativeName), ...flags };
}

function namesOf(names: readonly GeneralName[] | undefined): readonly object[] | null {
  return names?.map(({ type, value }) => ({ type, value })) ?? null;
}

function keystoreFields({ container, integrity, sealed }: Keystore): Record<string, unknown> {
  return { container, integrity, sealed: sealed.map(sealedFields) };
}

function sealedFields({ encryption, isOpen }: SealedPart): Record<string, unknown> {
  return { ...encryptionFields(encryption), opened: isOpen };
}

function privateKeyFields({ wrapper, encryption, publicKey }: PrivateKey): Record<string, unknown> {
  const named = encryption && encryptionFields(encryption);
  return { wrapper, encryption: named, key: publicKey === undefined ? null : keyFields(publicKey) };
}

function encryptionFields({ scheme, cipher, prf, iterations }: Encryption): Record<string, unknown> {
  return { scheme, cipher, prf, iterations };
}

function usageFields(holder: Certificate | CertificateRequest): Record<string, unknown> {
  return {
    keyUsage: readExtension(holder, 'keyUsage') ?? null,
    extendedKeyUsage: readExtension(holder, 'extendedKeyUsage') ?? null,
    subjectAltName: namesOf(readExtension(holder, 'subjectAltName')),
  };
}

function keyFields({ algorithm, type, bits, curve }: PublicKey): Record<string, unknown> {
  return { algorithm: algorithm.oid, type, bits, curve };
}

function attributesOf(name: Name): readonly (readonly [string, string])[] {
  return name.rdns.flat().map(({ oid, value }) => [oid, value]);
}

function extensionsOf(extensions: readonly Extension[]): readonly Pick<Extension, 'oid' | 'critical'>[] {
  return extensions.map(({ oid, critical }) => ({ oid, critical }));
}

/** To the second, as certificates have it; null where it cannot be read. */
function writeTime({ epoch }: Pick<Time, 'epoch'>): string | null {
  return Number.isNaN(epoch) ? null : `${new Date(epoch).toISOString().slice(0, 19)}Z`;
}

function hexOrNull(bytes: Uint8Array | undefined): string | null {
  return bytes === undefined ? null : toHex(bytes);
}
