import { Cursor } from '../der/cursor.js';
import { isCharacterString, toText } from '../der/readString.js';
import { tags } from '../der/tags.js';
import type { CertificateRequest } from '../x509/certificateRequest.js';
import { nameOfOid, oids } from '../x509/oids.js';
import { describeSignatureAlgorithm } from './describeAlgorithm.js';
import { describeOctets } from './describeHex.js';
import { describePublicKey } from './describeKey.js';
import { describeName } from './describeName.js';
import { extensionFacts } from './extensionFacts.js';
import type { Fact } from './fact.js';
import { groupDigits, toPlain } from './toPlain.js';

/** Attributes and their values that are shown; a request has a handful. */
const SHOWN_ATTRIBUTES = 24;
const SHOWN_VALUES = 4;

type RequestAttribute = CertificateRequest['attributes'][number];

/** What a certification request asks for: its subject, its key, the extensions, and its other attributes. */
export function requestFacts(request: CertificateRequest): readonly Fact[] {
  const further = request.attributes.filter(({ oid }) => !ASKING.has(oid));
  const rest = further.length - SHOWN_ATTRIBUTES;
  return [
    ['Subject', describeName(request.subject)],
    ['Key', describePublicKey(request.publicKey)],
    ['Signature', describeSignatureAlgorithm(request.signatureAlgorithm)],
    ...extensionFacts(request),
    ...further.slice(0, SHOWN_ATTRIBUTES).map(attributeFact),
    ...(rest > 0 ? [['Further attributes', groupDigits(rest)] as const] : []),
  ];
}

/** What these ask for is shown as extensions. */
const ASKING: ReadonlySet<string> = new Set([oids.extensionRequest, oids.microsoftExtensionRequest]);

function attributeFact({ oid, values }: RequestAttribute): Fact {
  const label = nameOfOid(oid) ?? `Attribute ${oid}`;
  // RFC 2985 section 5.4.1: with it the owner may ask for revocation. It is a password, and shown to nobody.
  if (oid === oids.challengePassword) return [label, 'given, and not shown'];
  return [label, describeValues(values)];
}

function describeValues(values: Uint8Array): string {
  const set = Cursor.over(values).read(tags.set, 'attributes.values');
  const shown: string[] = [];
  while (!set.done && !set.failed && shown.length < SHOWN_VALUES) {
    const value = set.any('attributes.values');
    if (value.failed) break;
    shown.push(
      isCharacterString(value.tag) ? toPlain(toText(value, 'attributes.values')) : describeOctets(value.raw),
    );
  }
  return shown.length === 0 ? 'without a value' : shown.join(', ');
}
