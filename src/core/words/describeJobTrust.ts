import { fingerprint } from '../path/fingerprint.js';
import type { Untrusted } from '../jobs/untrusted.js';
import type { KnownCertificate } from '../path/pool.js';
import { certificateLabel } from './describeCertificate.js';
import { partHex } from './describeHex.js';
import { sayJobExpired } from './describeJobFinding.js';
import { describeName } from './describeName.js';
import { describeReason } from './describeReason.js';
import { describeIssuer } from './findingWords.js';
import { toPlain } from './toPlain.js';

// What the rules of core/jobs say of trust between the node and whom it talks with.

/** undefined: Director; empty: a partner whose name is missing. */
function nameOf(peer: string | undefined): string {
  if (peer === undefined) return 'Control Center Director';
  return peer === '' ? 'the partner without a name' : `the partner “${toPlain(peer)}”`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const nodeOf = ({ node }: Untrusted): string =>
  node === undefined ? 'the node' : `the node “${toPlain(node)}”`;

export function sayNodeUntrusted(peer: string | undefined, untrusted: Untrusted): string {
  const absent = 'which is neither among what the node presents nor among what the job says is trusted there';
  return `${capital(nameOf(peer))} does not trust ${nodeOf(untrusted)}: ${why(untrusted, absent)}`;
}

export function sayPeerUntrusted(peer: string | undefined, untrusted: Untrusted): string {
  const absent = 'which is neither among what is presented nor among the job’s trusted certificates';
  return `${capital(nodeOf(untrusted))} does not trust ${nameOf(peer)}: ${why(untrusted, absent)}`;
}

/** @param absent where an issuer was looked for: the store may have it all the same */
function why({ isReplacement, now, path, reasons: [reason], until }: Untrusted, absent: string): string {
  const { certificate: known, code, other } = reason ?? {};
  if (code === 'issuer-missing' && known !== undefined && other === undefined)
    return `“${certificateLabel(known.certificate)}” is signed by ${describeIssuer(known.certificate)}, ${absent}.`;
  // On the day of the installation it has; it may not have yet.
  if (code === 'certificate-expired' && known !== undefined)
    return sayJobExpired(known.certificate, now, until, isReplacement);
  if (reason !== undefined) return describeReason(reason);
  const last = path.at(-1);
  return last === undefined ? '' : `no trusted certificate issued “${certificateLabel(last.certificate)}”.`;
}

/** What the other side must know of the node: its own certificate, and the root that it must trust, where there is one. */
export function sayNodeTrustUnchecked(
  peer: string | undefined,
  own: KnownCertificate | undefined,
  root: KnownCertificate | undefined,
): string {
  const start = `Whether ${nameOf(peer)} trusts the node cannot be checked here: the job does not say what it trusts`;
  if (own === undefined) return `${start}.`;
  const trusted = root === undefined ? 'the root of the node’s chain' : identify(root);
  const node = own === root ? '' : `, and meets the node as ${identify(own)}`;
  return `${start}. It must trust ${trusted}${node}.`;
}

export function sayPeerTrustUnchecked(peer: string | undefined): string {
  const start = `Whether the node trusts ${nameOf(peer)} cannot be checked here: the job does not say what certificate it presents.`;
  return peer === undefined
    ? `${start} For certificate logon the common name of that certificate must be a functional-authority user of the node, with client.cert_auth=Y.`
    : start;
}

function identify({ certificate }: KnownCertificate): string {
  return `${describeName(certificate.subject)} (SHA-256 ${partHex(fingerprint(certificate))})`;
}
