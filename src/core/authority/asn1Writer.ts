import type * as forge from 'node-forge';
import { loadForge, type Forge } from '../crypto/forge.js';

export type Asn1 = forge.asn1.Asn1;

/** node-forge's ASN.1 in the words of ASN.1, with octets where node-forge has strings of octets. */
export interface Asn1Writer {
  sequence(...items: readonly Asn1[]): Asn1;
  set(...items: readonly Asn1[]): Asn1;
  /** A positive INTEGER from its octets, whatever their first bit. */
  integer(octets: Uint8Array): Asn1;
  boolean(value: boolean): Asn1;
  null(): Asn1;
  oid(dotted: string): Asn1;
  octetString(octets: Uint8Array): Asn1;
  /** `unused` bits of the last octet do not count. */
  bitString(octets: Uint8Array, unused?: number): Asn1;
  text(type: 'utf8' | 'printable' | 'ia5', value: string): Asn1;
  /** UTCTime until 2049, GeneralizedTime from 2050 on, whole seconds: RFC 5280 section 4.1.2.5. */
  time(epoch: number): Asn1;
  /** `[number]` around one item. */
  explicit(number: number, item: Asn1): Asn1;
  /** `[number]` in place of a primitive type. */
  implicit(number: number, octets: Uint8Array): Asn1;
  /** `[number]` in place of a SEQUENCE or SET. */
  implicitList(number: number, ...items: readonly Asn1[]): Asn1;
  /** Something that is DER already, such as a Name or a SubjectPublicKeyInfo. */
  encoded(der: Uint8Array): Asn1;
  toDer(item: Asn1): Uint8Array;
}

export async function loadAsn1Writer(): Promise<Asn1Writer> {
  return createWriter(await loadForge());
}

function createWriter({ asn1, util }: Forge): Asn1Writer {
  const { UNIVERSAL, CONTEXT_SPECIFIC } = asn1.Class;
  const { encode, decode } = util.binary.raw;
  const inContext = (number: number, constructed: boolean, value: string | Asn1[]) =>
    // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- node-forge's types know universal tags only.
    asn1.create(CONTEXT_SPECIFIC, number, constructed, value);
  const primitive = (type: forge.asn1.Type, octets: string) => asn1.create(UNIVERSAL, type, false, octets);
  const textTypes = {
    utf8: asn1.Type.UTF8,
    printable: asn1.Type.PRINTABLESTRING,
    ia5: asn1.Type.IA5STRING,
  };
  return {
    sequence: (...items) => asn1.create(UNIVERSAL, asn1.Type.SEQUENCE, true, [...items]),
    set: (...items) => asn1.create(UNIVERSAL, asn1.Type.SET, true, [...items]),
    integer: (octets) => primitive(asn1.Type.INTEGER, encode(toPositive(octets))),
    boolean: (value) => primitive(asn1.Type.BOOLEAN, value ? '\xff' : '\0'),
    null: () => primitive(asn1.Type.NULL, ''),
    oid: (dotted) => primitive(asn1.Type.OID, asn1.oidToDer(dotted).getBytes()),
    octetString: (octets) => primitive(asn1.Type.OCTETSTRING, encode(octets)),
    bitString: (octets, unused = 0) =>
      primitive(asn1.Type.BITSTRING, String.fromCharCode(unused) + encode(octets)),
    text: (type, value) => primitive(textTypes[type], util.encodeUtf8(value)),
    time: (epoch) => {
      const date = new Date(epoch);
      return date.getUTCFullYear() < 2050
        ? primitive(asn1.Type.UTCTIME, asn1.dateToUtcTime(date))
        : primitive(asn1.Type.GENERALIZEDTIME, asn1.dateToGeneralizedTime(date));
    },
    explicit: (number, item) => inContext(number, true, [item]),
    implicit: (number, octets) => inContext(number, false, encode(octets)),
    implicitList: (number, ...items) => inContext(number, true, [...items]),
    encoded: (der) => asn1.fromDer(encode(der)),
    toDer: (item) => decode(asn1.toDer(item).getBytes()),
  };
}

/** Without needless zeros, and with the one that keeps the number positive: X.690 section 8.3. */
function toPositive(octets: Uint8Array): Uint8Array {
  const first = octets.findIndex((octet) => octet !== 0);
  const shortest = first < 0 ? Uint8Array.of(0) : octets.subarray(first);
  return (shortest[0] ?? 0) >= 0x80 ? Uint8Array.of(0, ...shortest) : shortest;
}
