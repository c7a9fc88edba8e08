import { positiveInteger, readSequence } from './elements.js';

/**
 * The two numbers of a signature side by side, each as long as the curve's order, which is how Web Crypto wants
 * them (IEEE P1363); undefined where it is no ECDSA-Sig-Value of this curve.
 *
 *     ECDSA-Sig-Value ::= SEQUENCE { r INTEGER, s INTEGER }        RFC 3279 section 2.2.3
 */
export function toFixedLength(signature: Uint8Array, octets: number): Uint8Array | undefined {
  const [first, second, ...more] = readSequence(signature) ?? [];
  const r = positiveInteger(first);
  const s = positiveInteger(second);
  if (!r || !s || more.length > 0 || r.length > octets || s.length > octets) return undefined;
  const fixed = new Uint8Array(2 * octets);
  fixed.set(r, octets - r.length);
  fixed.set(s, 2 * octets - s.length);
  return fixed;
}
