import type { AlgorithmObjection } from '../jobs/levels/algorithms.js';
import type { Certificate } from '../x509/certificate.js';
import type { PublicKey } from '../x509/publicKey.js';
import { certificateLabel } from './describeCertificate.js';
import { describePublicKey } from './describeKey.js';
import { toPlain } from './toPlain.js';

// What the rules of core/jobs say of algorithms, protocols, suites and labels.

const BECAUSE: Readonly<Record<AlgorithmObjection['because'], string>> = {
  weak: 'which is too weak to rely on',
  tls13: 'which is not among what Connect:Direct takes with TLS 1.3',
  fips: 'which FIPS mode does not take',
};

export function sayAlgorithmRefused(certificate: Certificate, { because, what }: AlgorithmObjection): string {
  return `“${certificateLabel(certificate)}” rests on ${toPlain(what)}, ${BECAUSE[because]}.`;
}

/** `gone`: the level from which on the server does not have it; undefined where it may. */
export function sayOldProtocol(protocol: string, gone: string | undefined): string {
  return gone === undefined
    ? `${toPlain(protocol)} is no longer safe (RFC 8996), and partners refuse it; TLS1.2 and TLS1.3 are.`
    : `Connect:Direct has no ${toPlain(protocol)} from ${gone} on; take TLS1.2 or TLS1.3.`;
}

export function sayTlsDisabled(): string {
  return 'Without TLS no certificate is used: Control Center Director cannot log on with its own, and nothing is encrypted.';
}

export function saySuiteRemoved(suite: string, from: string): string {
  return `Connect:Direct has no ${toPlain(suite)} from ${from} on.`;
}

export function saySuiteWeak(suite: string): string {
  return `${toPlain(suite)} no longer protects a session.`;
}

export function sayNoSuiteForProtocol(protocol: string): string {
  return `None of these cipher suites is one of ${toPlain(protocol)}: no session can begin.`;
}

export function sayNoSuiteForKey(key: PublicKey): string {
  return `None of these cipher suites can be used with the key of the node’s certificate, ${describePublicKey(key)}: no session can begin.`;
}

export function sayLabelRepeated(label: string): string {
  return `The label “${toPlain(label)}” is taken already: Connect:Direct refuses the second certificate (CSPV008E).`;
}
