import { Cursor } from '../der/cursor.js';
import { bitOctets, readBitOctets } from '../der/readBits.js';
import { tags } from '../der/tags.js';
import { parseAlgorithm } from './parseAlgorithm.js';
import type { Signed } from './signed.js';
import type { Unreadable } from './unreadable.js';

/** What a fault calls the parts; each standard has names of its own. */
interface Fields {
  readonly whole: string;
  readonly tbs: string;
  readonly signature: string;
}

/**
 * The frame of certificates, requests and revocation lists: RFC 5280 sections 4.1 and 5.1, RFC 2986 section 4.2.
 * `unknown` where it is broken, or where `parseTbs` answers undefined. Octets after it are a fault.
 *
 *     SIGNED ::= SEQUENCE { toBeSigned, algorithm AlgorithmIdentifier, signature BIT STRING }
 */
export function parseSigned<Kind extends string, Tbs extends object>(
  bytes: Uint8Array,
  offset: number,
  kind: Kind,
  fields: Fields,
  parseTbs: (tbs: Cursor) => Tbs | undefined,
): ({ readonly kind: Kind } & Signed & Tbs) | Unreadable {
  const input = Cursor.over(bytes, offset);
  const whole = input.read(tags.sequence, fields.whole);
  const tbs = whole.read(tags.sequence, fields.tbs);
  const signatureAlgorithm = parseAlgorithm(whole, 'signatureAlgorithm');
  const signature = readBitOctets(whole, fields.signature);
  whole.finish(fields.whole);
  input.finish(fields.whole);
  const parsed = parseTbs(tbs);
  const { faults } = input.report;
  if (parsed === undefined || whole.failed) return { kind: 'unknown', faults };
  return {
    kind,
    der: whole.raw,
    span: whole.span,
    tbs: tbs.raw,
    ...parsed,
    signatureAlgorithm,
    signature: bitOctets(signature),
    signatureSpan: signature.span,
    faults,
  };
}
