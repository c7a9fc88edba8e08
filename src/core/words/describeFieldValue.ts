import type { FieldNode } from '../asn1/fieldNode.js';
import { Cursor } from '../der/cursor.js';
import { toNamedBits } from '../der/readBits.js';
import { bitLength, toSmall } from '../der/readInteger.js';
import { toOid } from '../der/readOid.js';
import { isCharacterString, toText } from '../der/readString.js';
import { readTime, toGeneralizedEpoch } from '../der/readTime.js';
import { nameOfOid } from '../x509/oids.js';
import { writeAddress } from '../x509/extensions/writeAddress.js';
import { describeHex, describeSerial } from './describeHex.js';
import { countOf, describeDate } from './describeLifetime.js';
import { toPlain } from './toPlain.js';

/** Characters of a text that a line about a field shows: as many as its upper bounds in RFC 5280 appendix A allow. */
const SHOWN_TEXT = 64;
/** Octets of a value that are shown one by one: as many as a SHA-256 has. */
const SHOWN_OCTETS = 32;
/** Octets of an INTEGER that is shown as a number; longer ones are keys or serial numbers. */
const SHOWN_NUMBER = 6;

const serials: ReadonlySet<string> = new Set([
  'serialNumber',
  'userCertificate',
  'authorityCertSerialNumber',
]);

/** "commonName (2.5.4.3)" is for those who look at the identifier itself; elsewhere its name is enough. */
export function describeOid(oid: string): string {
  return nameOfOid(oid) ?? oid;
}

/** A value as it follows the name of its field: ` = CDNODE1`, `, 256 bytes`, ` 2025-01-01 00:00:00 UTC`. */
export function describeFieldValue(node: FieldNode): string {
  if (node.children.length > 0) return '';
  if (node.isSecret) return `, ${countOf(lengthOf(node), 'byte')}`;
  const element = Cursor.over(node.raw).any(node.name);
  switch (node.universal) {
    case 1:
      return node.content[0] === 0 ? ' = false' : ' = true';
    case 2:
    case 10:
      return describeNumber(node, element);
    case 3:
      return describeBits(node, element);
    case 5:
      return ' NULL';
    case 6:
      return describeIdentifier(toOid(element, node.name));
    case 16:
    case 17:
      return node.isConstructed ? ' (empty)' : describeOctets(node);
    case 23:
      return ` ${describeDate({ epoch: readTime(Cursor.over(node.raw), node.name).epoch, span: node.span })}`;
    case 24:
      return ` ${describeDate({ epoch: toGeneralizedEpoch(element, node.name), span: node.span })}`;
    default:
      return node.universal !== undefined && isCharacterString(node.universal)
        ? ` = ${toPlain(toText(element, node.name, node.universal), SHOWN_TEXT)}`
        : describeOctets(node);
  }
}

function describeIdentifier(oid: string): string {
  const name = nameOfOid(oid);
  return ` = ${name === undefined ? oid : `${name} (${oid})`}`;
}

function describeNumber(node: FieldNode, element: Cursor): string {
  if (serials.has(node.name)) return ` ${toPlain(describeSerial(node.content), SHOWN_TEXT)}`;
  if (node.content.length > SHOWN_NUMBER) return `, ${bitLength(node.content)} bits`;
  const number = toSmall(element, node.name);
  return Number.isNaN(number) ? ', no number' : ` = ${node.named?.[number] ?? String(number)}`;
}

function describeBits(node: FieldNode, element: Cursor): string {
  if (node.named === undefined) return `, ${countOf(lengthOf(node), 'byte')}`;
  const bits = toNamedBits(element, node.name).map((bit) => node.named?.[bit] ?? `bit ${bit}`);
  return ` = ${bits.length === 0 ? 'none' : toPlain(bits.join(', '))}`;
}

function describeOctets(node: FieldNode): string {
  if (node.type === 'iPAddress') return ` = ${writeAddress(node.content)}`;
  const { length } = node.content;
  return length > 0 && length <= SHOWN_OCTETS
    ? ` = ${describeHex(node.content)}`
    : `, ${countOf(length, 'byte')}`;
}

/** Octets of the value itself: without the sign of an INTEGER, and the count of unused bits. */
function lengthOf({ content, universal }: FieldNode): number {
  const isPadded = universal === 3 || (universal === 2 && content.length > 1 && content[0] === 0);
  return content.length - (isPadded ? 1 : 0);
}
