import type { Cursor } from '../der/cursor.js';
import { readDefaultFalse } from '../der/readBoolean.js';
import { readList } from '../der/readList.js';
import { readOid } from '../der/readOid.js';
import { tags } from '../der/tags.js';
import type { Extension } from './certificate.js';
import { decodeExtension } from './extensions/extensionReaders.js';

/** `Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension`, RFC 5280 section 4.1; each value is decoded at once. */
export function parseExtensions(parent: Cursor, field: string): readonly Extension[] {
  const extensions = readList(parent.read(tags.sequence, field), field, parseExtension);
  // RFC 5280 section 4.2: not more than one instance of a particular extension.
  const seen = new Set<string>();
  for (const { oid, span } of extensions) {
    if (seen.has(oid)) parent.report.note('extension-duplicate', span, { field, oid });
    seen.add(oid);
  }
  return extensions;
}

/** `Extension ::= SEQUENCE { extnID OBJECT IDENTIFIER, critical BOOLEAN DEFAULT FALSE, extnValue OCTET STRING }` */
function parseExtension(parent: Cursor, field: string): Extension | undefined {
  const sequence = parent.read(tags.sequence, field);
  const oid = readOid(sequence, 'extensions.extnID');
  const critical = readDefaultFalse(sequence, 'extensions.critical');
  const value = sequence.read(tags.octetString, 'extensions.extnValue');
  // Without its value it is still there, and may be critical.
  if (oid === '') return undefined;
  sequence.finish(field);
  const decoded = value.failed ? undefined : decodeExtension(oid, value);
  return { oid, critical, value: value.content, valueSpan: value.contentSpan, span: sequence.span, decoded };
}
