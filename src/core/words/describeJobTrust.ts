import { fingerprint } from '../path/fingerprint.js';
import type { KnownCertificate } from '../path/pool.js';
import type { Reason } from '../validation/reason.js';
import { certificateLabel } from './describeCertificate.js';
import { partHex } from './describeHex.js';
import { describeName } from './describeName.js';
import { describeReason } from './describeReason.js';
import { toPlain } from './toPlain.js';

// What the rules of core/jobs say of trust between the node and whom it talks with.

/** undefined: Director. */
const nameOf = (peer: string | undefined): string =>
  peer === undefined ? 'Control Center Director' : `the partner “${toPlain(peer)}”`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function sayNodeUntrusted(
  peer: string | undefined,
  path: readonly KnownCertificate[],
  reasons: readonly Reason[],
): string {
  return `${capital(nameOf(peer))} does not trust the node: ${why(path, reasons)}`;
}

export function sayPeerUntrusted(
  peer: string | undefined,
  path: readonly KnownCertificate[],
  reasons: readonly Reason[],
): string {
  return `The node does not trust ${nameOf(peer)}: ${why(path, reasons)}`;
}

function why(path: readonly KnownCertificate[], [reason]: readonly Reason[]): string {
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
