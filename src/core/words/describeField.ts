import type { FieldNode } from '../asn1/fieldNode.js';
import { oidOf } from '../asn1/placeFields.js';
import { nameOfOid } from '../x509/oids.js';
import { describeFieldValue, describeOid } from './describeFieldValue.js';
import { countOf } from './describeLifetime.js';

/** What people call a field; the others are called as their module calls them. */
const words: Readonly<Record<string, string>> = {
  serialNumber: 'serial number',
  userCertificate: 'serial number',
  notBefore: 'not before',
  notAfter: 'not after',
  thisUpdate: 'this update',
  nextUpdate: 'next update',
  revocationDate: 'revoked',
  revokedCertificate: 'revoked certificate',
  subjectPublicKeyInfo: 'public key',
  subjectPKInfo: 'public key',
  signatureAlgorithm: 'signature algorithm',
  signatureValue: 'signature',
};

/** What holds others together and tells nothing beside them. */
const structure: ReadonlySet<string> = new Set([
  'certificates',
  'crls',
  'signerInfos',
  'tbsCertificate',
  'tbsCertList',
  'certificationRequestInfo',
  'validity',
  'revokedCertificates',
  'extensions',
  'crlExtensions',
  'crlEntryExtensions',
  'extnValue',
  'subjectPublicKey',
  'attributes',
  'bagAttributes',
  'attrValues',
  'values',
  'content',
  'bagValue',
  'authSafe',
  'encapContentInfo',
  'certValue',
  'crlValue',
]);

/** Octets that are not looked at, by the bound that they are beyond. */
const whyUnread: ReadonlyMap<string, string> = new Map([
  ['element-limit', ' beyond the number of fields that are read'],
  ['depth-limit', ' nested deeper than is read'],
]);

/** Of which there are many: their number says which. */
const numbered: ReadonlySet<string> = new Set([
  'certificate',
  'crl',
  'signerInfo',
  'contentInfo',
  'safeBag',
  'revokedCertificate',
]);

/** Those that an object identifier in them names. */
const identified: ReadonlySet<string> = new Set([
  'AccessDescription',
  'PolicyInformation',
  'PolicyQualifierInfo',
  'QCStatement',
  'SafeBag',
]);

/**
 * A field by the path to it, in one line: `subject › commonName = Musterbank AG`, `signature, 256 bytes`,
 * `extension basicConstraints, critical › cA true`. Secrets are named and not shown.
 */
export function describeField(path: readonly FieldNode[]): string {
  const parts: string[] = [];
  path.forEach((node, index) => {
    const isLast = index === path.length - 1;
    const part = labelOf(node, path[index - 1], isLast);
    // The element inside an EXPLICIT tag has the name of the field a second time.
    const isRepeated = node.name !== '' && node.name === path[index + 1]?.name;
    if (part !== '' && !isRepeated) parts.push(part);
  });
  const last = path.at(-1);
  if (last === undefined) return '';
  // The key inside a public key file: nothing around it has a name.
  return (parts.join(' › ') || last.type) + valueOf(last);
}

/** Whether a field is told as one in a list: what stands in it only makes sense together. */
export function isToldWhole({ type }: FieldNode): boolean {
  return type === 'AttributeTypeAndValue' || type === 'Extension' || type === 'AlgorithmIdentifier';
}

function labelOf(node: FieldNode, parent: FieldNode | undefined, isLast: boolean): string {
  const { fault, name, type } = node;
  if (type === 'Extension') return describeExtension(node);
  if (type === 'AttributeTypeAndValue' || type === 'Attribute') return describeOid(oidOf(node) ?? '') || name;
  if (fault !== undefined) return countOf(node.raw.length, 'byte');
  // `subject › commonName = X`: the value is told beside what it is the value of.
  if (name === 'value' && node.children.length === 0) return '';
  if (name === 'relativeDistinguishedName' || (!isLast && structure.has(name))) return '';
  if (name === '') return isLast && parent?.type !== 'Extension' && !isOnly(parent) ? type : '';
  return `${wordOf(node)}${numberOf(node, parent)}${identityOf(node)}`;
}

/** The one thing that a string of octets has in it is told by what the string is. */
function isOnly(parent: FieldNode | undefined): boolean {
  return parent?.name === 'extnValue' || parent?.name === 'subjectPublicKey';
}

function wordOf({ name, type }: FieldNode): string {
  // RFC 5280 has the algorithm inside the signed part under the name of the signature.
  if (name === 'signature' && type === 'AlgorithmIdentifier') return 'signature algorithm';
  return words[name] ?? name;
}

function numberOf(node: FieldNode, parent: FieldNode | undefined): string {
  if (!numbered.has(node.name) || parent === undefined) return '';
  return ` ${parent.children.indexOf(node) + 1}`;
}

function identityOf(node: FieldNode): string {
  const oid = identified.has(node.type) ? oidOf(node) : undefined;
  return oid === undefined ? '' : ` ${describeOid(oid)}`;
}

/** "extension basicConstraints, critical". */
function describeExtension(node: FieldNode): string {
  const critical = node.children.find(({ name }) => name === 'critical');
  const isCritical = critical !== undefined && critical.content[0] !== 0;
  return `extension ${describeOid(oidOf(node) ?? '')}${isCritical ? ', critical' : ''}`;
}

/** What follows the name: a value, or how much there is of it. */
function valueOf(node: FieldNode): string {
  if (node.fault !== undefined) return whyUnread.get(node.fault) ?? ' that cannot be read';
  if (node.type === 'AlgorithmIdentifier') return ` = ${nameOfOid(oidOf(node) ?? '') ?? oidOf(node) ?? '?'}`;
  const [, value] = node.children;
  if (node.type === 'AttributeTypeAndValue' && value !== undefined) return describeFieldValue(value);
  return describeFieldValue(node);
}
