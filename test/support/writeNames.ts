import { constructed, primitive, tags } from '../../src/core/der/tags.js';
import { writeElement, writeOid } from '../../src/core/der/writeElement.js';
import { parseAddress } from '../../src/core/validation/names/ipAddress.js';
import { oids } from '../../src/core/x509/oids.js';
import { writeCommonName, writeExtension } from './makeCertificate.js';

const sequence = (...parts: readonly Uint8Array[]) => writeElement(tags.sequence, ...parts);
const text = (value: string) => new TextEncoder().encode(value);

function address(value: string): Uint8Array {
  const [ip = '', mask] = value.split('/');
  const octets = (one: string) => parseAddress(one) ?? new Uint8Array();
  return mask === undefined ? octets(ip) : Uint8Array.of(...octets(ip), ...octets(mask));
}

/** `dns:a.example`, `ip:10.0.0.0/255.0.0.0`, `cn:name`, … as a GeneralName. */
export function writeGeneralName(name: string): Uint8Array {
  const [, type = '', value = ''] = /^(\w+):(.*)$/.exec(name) ?? [];
  switch (type) {
    case 'email':
      return writeElement(primitive(1), text(value));
    case 'dns':
      return writeElement(primitive(2), text(value));
    case 'uri':
      return writeElement(primitive(6), text(value));
    case 'ip':
      return writeElement(primitive(7), address(value));
    case 'rid':
      return writeElement(primitive(8), writeOid(value).subarray(2));
    default:
      return writeElement(constructed(4), writeCommonName(value));
  }
}

export function writeNameConstraints(
  permitted: readonly string[],
  excluded: readonly string[] = [],
): Uint8Array {
  const trees = (tag: number, names: readonly string[]) =>
    names.length === 0
      ? []
      : [writeElement(constructed(tag), ...names.map((name) => sequence(writeGeneralName(name))))];
  return writeExtension(oids.nameConstraints, sequence(...trees(0, permitted), ...trees(1, excluded)));
}

export const writeAlternativeNames = (names: readonly string[]): Uint8Array =>
  writeExtension(oids.subjectAltName, sequence(...names.map(writeGeneralName)), false);
