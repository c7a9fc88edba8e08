import { sameOctets } from '../base/sameOctets.js';
import { keyMatches } from '../keys/keyMatches.js';
import { fingerprint } from '../path/fingerprint.js';
import { findConsequences } from '../store/replace/consequences.js';
import { type Replacement, rootOf, type Standing } from '../store/replace/replacement.js';
import type { Certificate } from '../x509/certificate.js';
import { readExtension } from '../x509/extensions/readExtension.js';
import { describeFingerprint } from './certificateFacts.js';
import { describeSignatureAlgorithm } from './describeAlgorithm.js';
import { certificateLabel, describeRole } from './describeCertificate.js';
import { describeConsequence } from './describeConsequence.js';
import { describeGeneralName } from './describeExtension.js';
import { describePublicKey } from './describeKey.js';
import { describeDay } from './describeLifetime.js';
import { describeList } from './describeList.js';
import { describeName } from './describeName.js';
import { describeSerial } from './describeHex.js';
import { describePurpose } from './extensionFacts.js';
import { groupDigits, toPlain } from './toPlain.js';

/** What a replacement changes, a line each, and who must act because of it. `now` in milliseconds. */
export function writeReplacement(replacement: Replacement, now: number): readonly string[] {
  const differences = describeDifferences(replacement).map((line) => `• ${line}`);
  const consequences = findConsequences(replacement, now).map((one) => `• ${describeConsequence(one)}`);
  return [
    'What changes',
    ...differences,
    ...(consequences.length === 0 ? [] : ['', 'Who must act, and what follows', ...consequences]),
  ];
}

/** Line by line what differs, told by the octets and not by how they look. */
function describeDifferences({ after: above, before: aboveBefore }: Replacement): readonly string[] {
  const [before, after] = [aboveBefore[0], above[0]];
  const change = (label: string, isSame: boolean, describe: (certificate: Certificate) => string) =>
    isSame ? [] : [`${label}: ${describe(before)} → ${describe(after)}`];
  return [
    ...change('Subject', sameOctets(before.subject.raw, after.subject.raw), ({ subject }) =>
      describeName(subject),
    ),
    ...change('Kind', describeRole(before) === describeRole(after), describeRole),
    ...describeLists(before, after),
    ...describeKeys(before, after),
    ...change('Issuer', sameOctets(before.issuer.raw, after.issuer.raw), ({ issuer }) =>
      describeName(issuer),
    ),
    ...describeRoots(aboveBefore, above),
    ...change(
      'Signature',
      before.signatureAlgorithm.oid === after.signatureAlgorithm.oid,
      ({ signatureAlgorithm }) => describeSignatureAlgorithm(signatureAlgorithm),
    ),
    ...change('Valid from', before.notBefore.epoch === after.notBefore.epoch, ({ notBefore }) =>
      dayOf(notBefore.epoch),
    ),
    ...change('Valid until', before.notAfter.epoch === after.notAfter.epoch, ({ notAfter }) =>
      dayOf(notAfter.epoch),
    ),
    ...change('Serial number', sameOctets(before.serial, after.serial), ({ serial }) =>
      toPlain(describeSerial(serial)),
    ),
    ...change(
      'Size',
      before.der.length === after.der.length,
      ({ der }) => `${groupDigits(der.length)} octets`,
    ),
    ...change('SHA-256', fingerprint(before) === fingerprint(after), describeFingerprint),
  ];
}

function dayOf(epoch: number): string {
  return Number.isNaN(epoch) ? 'a date that cannot be read' : describeDay(epoch);
}

function describeLists(before: Certificate, after: Certificate): readonly string[] {
  const lists: readonly (readonly [string, (certificate: Certificate) => readonly string[] | undefined])[] = [
    ['Alternative names', (one) => readExtension(one, 'subjectAltName')?.map(describeGeneralName)],
    ['Key usage', (one) => readExtension(one, 'keyUsage')],
    ['Extended key usage', (one) => readExtension(one, 'extendedKeyUsage')?.map(describePurpose)],
  ];
  return lists.flatMap(([label, valuesOf]) => describeListChange(label, valuesOf(before), valuesOf(after)));
}

/** What a list has lost and gained. */
function describeListChange(
  label: string,
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): readonly string[] {
  const lost = before?.filter((value) => after?.includes(value) !== true) ?? [];
  const gained = after?.filter((value) => before?.includes(value) !== true) ?? [];
  if (after === undefined && before !== undefined) return [`${label}: said no more, was ${listed(before)}`];
  const parts = [
    ...(lost.length === 0 ? [] : [`without ${listed(lost)}`]),
    ...(gained.length === 0 ? [] : [`with ${listed(gained)}`]),
  ];
  return parts.length === 0 ? [] : [`${label}: ${parts.join('; ')}`];
}

function listed(values: readonly string[]): string {
  return describeList(values, (value) => value) ?? 'none';
}

function describeKeys(
  { publicKey: before }: Certificate,
  { publicKey: after }: Certificate,
): readonly string[] {
  if (keyMatches(before, after)) return [`Key: the same (${describePublicKey(after)})`];
  const [kind, kindBefore] = [describePublicKey(after), describePublicKey(before)];
  return [kind === kindBefore ? `Key: another, ${kind} as before` : `Key: ${kindBefore} → ${kind}`];
}

function describeRoots(before: Standing, after: Standing): readonly string[] {
  const [root, rootBefore] = [rootOf(after), rootOf(before)];
  if (root && rootBefore && fingerprint(root) === fingerprint(rootBefore)) return [];
  const named = (one: Certificate | undefined) => (one ? certificateLabel(one) : 'not known here');
  const [name, nameBefore] = [named(root), named(rootBefore)];
  if (root === undefined && rootBefore === undefined) return [];
  return [`Root: ${nameBefore} → ${name === nameBefore ? 'another of that name' : name}`];
}
