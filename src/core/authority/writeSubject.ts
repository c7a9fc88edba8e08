import type { Asn1Writer } from './asn1Writer.js';
import { attributeKinds, type Subject } from './subject.js';

/** The DER of a Name, RFC 5280 section 4.1.2.4: one attribute a RelativeDistinguishedName. */
export function writeSubject(writer: Asn1Writer, subject: Subject): Uint8Array {
  const rdns = subject.map(({ keyword, value }) => {
    const { oid, string } = attributeKinds[keyword];
    return writer.set(writer.sequence(writer.oid(oid), writer.text(string, value)));
  });
  return writer.toDer(writer.sequence(...rdns));
}
