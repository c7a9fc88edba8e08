import { claimsSelfSigned, incapacityOf } from '../path/couldHaveIssued.js';
import type { Certificate } from '../x509/certificate.js';
import type { Name } from '../x509/name.js';
import { oids } from '../x509/oids.js';
import { describeLifetime } from './describeLifetime.js';
import { describeSerial } from './describeHex.js';
import { toPlain } from './toPlain.js';

/** Attributes by how well they tell one subject from another: common name, unit, organization, mail, user, serial, domain. */
const TELLING: readonly string[] = [
  oids.commonName,
  oids.organizationalUnitName,
  oids.organizationName,
  oids.emailAddress,
  oids.userId,
  oids.serialNumber,
  oids.domainComponent,
];

/** Characters of a label; a tree or a tab shows no more. */
const LABEL_CHARACTERS = 64;

/** What a certificate is called for short: its common name, else what tells most, else its serial number. */
export function certificateLabel(certificate: Certificate): string {
  return (
    describeShortName(certificate.subject) ??
    `serial ${toPlain(describeSerial(certificate.serial), LABEL_CHARACTERS)}`
  );
}

const shortNames = new WeakMap<Name['rdns'], string>();

/** The most telling value of a name, plain and short; undefined where the name is empty. */
export function describeShortName(name: Name): string | undefined {
  const known = shortNames.get(name.rdns) ?? findShortName(name);
  if (known !== undefined) shortNames.set(name.rdns, known);
  return known;
}

function findShortName(name: Name): string | undefined {
  const attributes = name.rdns.flat();
  for (const oid of TELLING) {
    // The last is the most specific one: names are written from the root downward.
    const found = attributes.findLast((attribute) => attribute.oid === oid && attribute.value.trim() !== '');
    if (found !== undefined) return toPlain(found.value, LABEL_CHARACTERS);
  }
  const last = attributes.at(-1);
  return last === undefined ? undefined : toPlain(last.value, LABEL_CHARACTERS);
}

/** What a certificate says it is. Whether its own key did sign it is not asked here. */
export type CertificateRole = 'root' | 'intermediate' | 'self-signed' | 'node';

export function certificateRole(certificate: Certificate): CertificateRole {
  const isAuthority = incapacityOf(certificate) === undefined;
  if (claimsSelfSigned(certificate)) return isAuthority ? 'root' : 'self-signed';
  return isAuthority ? 'intermediate' : 'node';
}

const ROLES: Readonly<Record<CertificateRole, string>> = {
  root: 'root CA certificate',
  intermediate: 'intermediate CA certificate',
  'self-signed': 'self-signed certificate',
  node: 'node certificate',
};

export function describeRole(certificate: Certificate): string {
  return ROLES[certificateRole(certificate)];
}

/** One line: "node-a.example — node certificate, expires in 12 days". */
export function describeCertificate(certificate: Certificate, now: number): string {
  const { notBefore, notAfter } = certificate;
  return `${certificateLabel(certificate)} — ${describeRole(certificate)}, ${describeLifetime(notBefore, notAfter, now)}`;
}
