import type { Consequence } from '../store/replace/consequences.js';
import type { Certificate } from '../x509/certificate.js';
import { certificateLabel } from './describeCertificate.js';
import { describeGeneralName } from './describeExtension.js';
import { describePublicKey } from './describeKey.js';
import { countOf, describeDay } from './describeLifetime.js';
import { describeList } from './describeList.js';
import { toPlain } from './toPlain.js';

/** Those that say all by their code. */
type PlainCode = Exclude<
  Consequence['code'],
  | 'expired'
  | 'not-yet-valid'
  | 'root-changed'
  | 'issuer-changed'
  | 'common-name'
  | 'partner-trust'
  | 'partner-name'
  | 'names-lost'
  | 'usage-lost'
  | 'key-type'
  | 'life-shorter'
>;

const SENTENCES: Readonly<Record<PlainCode, string>> = {
  'root-unknown':
    'Under which root it stands is not known here. Partners and Control Center Director must trust its CA certificates before the switch: get them from its issuer.',
  'vouches-for-itself':
    'It is self-signed: partners and Control Center Director must have this very certificate in their trusted lists before the switch.',
  'intermediate-added':
    'Its chain has an intermediate, and the present one has none: Control Center Director before 6.3.1.0 iFix03 cannot deploy that (MFT-16127).',
  'client-lost':
    'It is not for TLS clients any more (extended key usage): partners that ask the calling node for its certificate refuse it (CSPA311E). Public CAs sign for servers alone by now, a CA of your own for both.',
  'server-lost':
    'It is not for TLS servers any more (extended key usage): partners that call the node refuse it (CSPA311E).',
  'key-weaker': 'Its key has fewer bits than the present one.',
  'key-changed':
    'It has another key: the node needs the new private key, and its passphrase, together with the certificate. Whoever has pinned the present key or certificate needs the new one. The present certificate stays valid until it ends or is revoked.',
  'key-kept':
    'It has the same key: the node keeps its private key. Whoever may have got hold of that has the new certificate’s as well.',
  'ends-no-later': 'Its last day is not later than that of the present one.',
  'trusted-elsewhere':
    'Every node and partner with the present one in its trusted list needs the new one there as well, before anything rests on it.',
  'signs-no-more': 'It is no CA certificate: nothing that the present one has signed leads to it.',
  'subject-changed':
    'Its subject is another: certificates that name the present one as their issuer do not lead to it. Keep the present one as long as there are any.',
  'signing-key':
    'Its key is another, and verifies nothing that the present one has signed. Keep the present one as long as certificates by it are in use.',
  'path-length': 'It allows fewer CAs below it than the present one.',
  'name-limits':
    'It is limited to other names than the present one: what it has signed for others is refused.',
};

/** What follows from a replacement, and who must act because of it; no more than is known of Connect:Direct. */
export function describeConsequence(consequence: Consequence): string {
  switch (consequence.code) {
    case 'expired':
      return `It has expired (${describeDay(consequence.at)}): every session with it is refused (CSPA601E).`;
    case 'not-yet-valid':
      return `It is refused before its first day, ${describeDay(consequence.at)}: switch after that.`;
    case 'root-changed':
      return `It stands under another root: partners and Control Center Director must trust “${certificateLabel(consequence.root)}” before the switch, and the jobs must list it.`;
    case 'issuer-changed':
      return consequence.isRootKept
        ? 'Another CA has signed it, under the same root: where the intermediates stand in trusted lists, and in the jobs, the new one must stand there before the switch.'
        : 'Another CA has signed it: partners, Control Center Director and the jobs need all of its CA certificates, the intermediates and the root.';
    case 'common-name':
      return describeCommonName(consequence.before, consequence.after);
    case 'partner-trust':
      return `It stands under another issuer: the nodes that talk with the partner must trust ${describeRoot(consequence.root)} before the partner uses it, and the jobs must list it under “trustedCertificates”.`;
    case 'partner-name':
      return `${sayCommonName(consequence.before, consequence.after)}: a node whose Secure+ record checks the partner’s common name refuses it until that is changed.`;
    case 'names-lost':
      return `It has lost ${describeList(consequence.names, describeGeneralName) ?? ''}: whoever checks the node by that name refuses it.`;
    case 'usage-lost':
      return `Its key usage lacks ${consequence.usages.join(', ')}, which the present one has: TLS may fail by that.`;
    case 'key-type':
      return `It has a key of another kind, ${describePublicKey(consequence.key)}: every partner must take such keys, the node’s cipher suites must be made for them, and the node needs the new private key with its passphrase.${consequence.key.type.startsWith('Ed') ? ' That Connect:Direct takes it is unproven.' : ''}`;
    case 'life-shorter':
      return `It lives ${countOf(consequence.after, 'day')}, and the present one ${countOf(consequence.before, 'day')}: it is to be renewed sooner.`;
    default:
      return SENTENCES[consequence.code];
  }
}

/** The name of the user is the common name: IBM’s certificate-based authentication. */
function describeCommonName(before: string, after: string): string {
  return `${sayCommonName(before, after)}: a partner whose Secure+ record checks the common name refuses it until that is changed, and a logon by certificate needs a functional-authority user of the new name (client.cert_auth=Y).`;
}

function sayCommonName(before: string, after: string): string {
  return `Its common name was “${toPlain(before)}” and is ${after === '' ? 'none' : `“${toPlain(after)}”`}`;
}

function describeRoot(root: Certificate | undefined): string {
  return root === undefined
    ? 'the CA certificates above it, of which the root is not known here,'
    : `“${certificateLabel(root)}” and what stands between`;
}
