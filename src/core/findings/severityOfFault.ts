import type { Severity } from './finding.js';

/**
 * What is read over by the tools in use, though a standard forbids it: CAs did issue such certificates, and nobody can
 * mend them but the CA. Also what may well be meant so.
 */
const HARMLESS: ReadonlySet<string> = new Set([
  'container-empty',
  'container-unread',
  'content-unread',
  'enclosed-unread',
  'jks-object-unread',
  'keystore-scheme-unknown',
  'keystore-sealed',
  'mac-unchecked',
  'opening-costly',
  'opening-passphrase-wrong',
  'opening-unsupported',
  'part-closed',
  'label-ignored',
  'pem-missing',
  'attributes-missing',
  'base64-bits',
  'bit-string-not-minimal',
  'bit-string-padding',
  'default-encoded',
  'distribution-point-empty',
  'issuer-and-serial-apart',
  'policy-duplicate',
  'string-characters',
  'subject-alt-name-not-critical',
]);

/** Faults over which some tools stumble and others do not. */
const RISKY: ReadonlySet<string> = new Set([
  'base64-blank-line',
  'bit-string-unused-bits',
  'boolean-invalid',
  'boundary-indented',
  'boundary-not-alone',
  'boundary-quoted',
  'byte-order-mark',
  'der-length-not-minimal',
  'file-empty',
  'label-nonstandard',
  'label-unknown',
  'der-trailing',
  'general-name-type',
  'jks-digest-different',
  'jks-entry-unknown',
  'jks-trailing',
  'integer-not-minimal',
  'integer-out-of-range',
  'ip-address-length',
  'key-usage-empty',
  'key-usage-unknown',
  'line-ends-cr',
  'line-ends-escaped',
  'oid-not-minimal',
  'reason-unknown',
  'sequence-empty',
  'set-empty',
  'string-length',
  'time-form',
  'version-too-low',
]);

/** How bad a fault is for somebody who has to use the file: whether the tools that it is meant for would stumble. */
export function severityOfFault(code: string): Severity {
  if (HARMLESS.has(code)) return 'information';
  return RISKY.has(code) ? 'warning' : 'error';
}
