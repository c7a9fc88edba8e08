import { findExtension, readExtension } from '../x509/extensions/readExtension.js';
import { oids } from '../x509/oids.js';
import type { RevocationList, RevokedCertificate } from '../x509/revocationList.js';
import { describeSignatureAlgorithm } from './describeAlgorithm.js';
import { describeGeneralName } from './describeExtension.js';
import { describeHex, describeSerial } from './describeHex.js';
import { describeDate, describeDay } from './describeLifetime.js';
import { describeList } from './describeList.js';
import { describeName } from './describeName.js';
import { extensionFacts } from './extensionFacts.js';
import type { Fact } from './fact.js';
import { groupDigits, toPlain } from './toPlain.js';

/** Entries that are shown one by one; lists of public CAs have hundreds of thousands. */
const SHOWN_ENTRIES = 10;

/** A revocation list's facts: whose, how current, how many and why, what it covers, and its first entries. */
export function revocationListFacts(list: RevocationList): readonly Fact[] {
  const number = readExtension(list, 'crlNumber');
  const base = readExtension(list, 'deltaCrlIndicator');
  const numbered: Fact[] = number === undefined ? [] : [['Number', describeHex(number)]];
  const delta: Fact[] = base === undefined ? [] : [['Changes since number', describeHex(base)]];
  return [
    ['Issuer', describeName(list.issuer)],
    ['This update', describeDate(list.thisUpdate)],
    ['Next update', list.nextUpdate === undefined ? 'not said' : describeDate(list.nextUpdate)],
    ['Revoked', describeCount(list.revokedCertificates)],
    ...numbered,
    ...delta,
    ['Signature', describeSignatureAlgorithm(list.signatureAlgorithm)],
    ...extensionFacts({ extensions: list.extensions.filter(({ oid }) => !SAID_ABOVE.has(oid)) }),
    ...entryFacts(list.revokedCertificates),
  ];
}

const SAID_ABOVE: ReadonlySet<string> = new Set([oids.crlNumber, oids.deltaCrlIndicator]);

/** `12: 9 unspecified, 3 keyCompromise`, the reasons in the order in which they come up. */
function describeCount(entries: readonly RevokedCertificate[]): string {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const reason = reasonOf(entry);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const total = groupDigits(entries.length);
  const reasons = Array.from(counts, ([reason, count]) => `${groupDigits(count)} ${reason}`);
  return reasons.length === 0 ? total : `${total}: ${reasons.join(', ')}`;
}

/** A reason that is absent means the same as unspecified: RFC 5280 section 5.3.1. */
function reasonOf(entry: RevokedCertificate): string {
  if (readExtension(entry, 'reasonCode') !== undefined) return readExtension(entry, 'reasonCode') ?? '';
  return findExtension(entry, oids.reasonCode) === undefined
    ? 'unspecified'
    : 'for a reason that cannot be read';
}

function entryFacts(entries: readonly RevokedCertificate[]): readonly Fact[] {
  const facts = entries
    .slice(0, SHOWN_ENTRIES)
    .map((entry): Fact => [`Serial ${toPlain(describeSerial(entry.serial))}`, describeEntry(entry)]);
  const rest = entries.length - SHOWN_ENTRIES;
  return rest > 0 ? [...facts, ['Further entries', groupDigits(rest)]] : facts;
}

/** `2026-11-23, keyCompromise, invalid since 2026-11-01`. */
function describeEntry(entry: RevokedCertificate): string {
  const { epoch } = entry.revoked;
  const since = readExtension(entry, 'invalidityDate');
  const issuer = describeList(readExtension(entry, 'certificateIssuer'), describeGeneralName);
  return [
    Number.isNaN(epoch) ? 'a date that cannot be read' : describeDay(epoch),
    reasonOf(entry),
    ...(since === undefined || Number.isNaN(since) ? [] : [`invalid since ${describeDay(since)}`]),
    ...(issuer === undefined ? [] : [`issued by ${issuer}`]),
  ].join(', ');
}
