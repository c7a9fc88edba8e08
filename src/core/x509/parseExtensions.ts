import type { Cursor } from '../der/cursor.js';
import { readDefaultFalse } from '../der/readBoolean.js';
import { readOid } from '../der/readOid.js';
import { tags } from '../der/tags.js';
import type { Extension } from './certificate.js';
import { decodeExtension } from './extensions/extensionReaders.js';

/** `Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension`, RFC 5280 section 4.1; each value is decoded at once. */
export function parseExtensions(parent: Cursor, field: string): readonly Extension[] {
  const sequence = parent.read(tags.sequence, field);
  const extensions: Extension[] = [];
  if (sequence.done && !sequence.failed) {
    sequence.fault('sequence-empty', sequence.start, sequence.end, { field });
  }
  while (!sequence.done) {
    const element = sequence.read(tags.sequence, field);
    const extension = parseExtension(element, field);
    if (extension === undefined) continue;
    // RFC 5280 section 4.2: not more than one instance of a particular extension.
    if (extensions.some(({ oid }) => oid === extension.oid)) {
      element.fault('extension-duplicate', element.start, element.end, { field, oid: extension.oid });
    }
    extensions.push(extension);
  }
  return extensions;
}

/** `Extension ::= SEQUENCE { extnID OBJECT IDENTIFIER, critical BOOLEAN DEFAULT FALSE, extnValue OCTET STRING }` */
function parseExtension(sequence: Cursor, field: string): Extension | undefined {
  const oid = readOid(sequence, `${field}.extnID`);
  const critical = readDefaultFalse(sequence, `${field}.critical`);
  const value = sequence.read(tags.octetString, `${field}.extnValue`);
  // Without its value it is still there, and may be critical.
  if (oid === '') return undefined;
  sequence.finish(field);
  const decoded = value.failed ? undefined : decodeExtension(oid, value);
  return { oid, critical, value: value.content, valueSpan: value.contentSpan, span: sequence.span, decoded };
}
