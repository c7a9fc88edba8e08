import * as vscode from 'vscode';
import type { Entry } from '../../../core/store/entry.js';
import type { Choice } from '../../desk/steps.js';
import { mainObject } from './mainObject.js';

/** What leaves the store, and as what. */
export type ExportFormat =
  'key-certificate' | 'three-files' | 'pkcs12' | 'pem' | 'der' | 'pkcs7' | 'trusted-list';

/** The formats that these entries can be exported in, the likeliest first; none where they have nothing in common. */
export function formatsOf(entries: readonly Entry[]): readonly ExportFormat[] {
  const [first, ...others] = entries;
  const haveCertificates = entries.every(({ certificates }) => certificates.length > 0);
  if (first === undefined || (others.length > 0 && !haveCertificates)) return [];
  if (others.length > 0) return ['trusted-list', 'pkcs7'];
  if (!haveCertificates) return mainObject(first) ? ['pem', 'der'] : [];
  const ofCertificate: readonly ExportFormat[] = ['trusted-list', 'pem', 'der', 'pkcs7'];
  const hasKey = first.kind === 'key' && first.key !== undefined;
  return hasKey ? ['key-certificate', 'three-files', 'pkcs12', ...ofCertificate] : ofCertificate;
}

/** A format with what it is for, in a line. */
export function describeFormat(format: ExportFormat): Choice<ExportFormat> {
  const { l10n } = vscode;
  switch (format) {
    case 'key-certificate':
      return {
        label: l10n.t('Key certificate in one file (PEM)'),
        detail: l10n.t(
          'The sealed private key, the certificate and its intermediates: what Connect:Direct imports.',
        ),
        value: format,
      };
    case 'three-files':
      return {
        label: l10n.t('Key certificate in three files (PEM)'),
        detail: l10n.t(
          'PrivateKey.pem (sealed), cdCert.pem and cdCertAuth.pem in a new folder: the layout of Control Center Director’s bundles.',
        ),
        value: format,
      };
    case 'pkcs12':
      return {
        label: l10n.t('PKCS#12'),
        detail: l10n.t(
          'Private key, certificate and chain, sealed with a passphrase of its own: for Java, Windows and most servers.',
        ),
        value: format,
      };
    case 'trusted-list':
      return {
        label: l10n.t('Trusted list (PEM)'),
        detail: l10n.t('The CA certificates that a partner must trust, up to the root. No private key.'),
        value: format,
      };
    case 'pem':
      return {
        label: l10n.t('PEM'),
        detail: l10n.t('This alone, as text. No private key.'),
        value: format,
      };
    case 'der':
      return {
        label: l10n.t('DER'),
        detail: l10n.t('This alone, binary, for tools that take no text. No private key.'),
        value: format,
      };
    case 'pkcs7':
      return {
        label: l10n.t('PKCS#7'),
        detail: l10n.t(
          'The certificate and the CA certificates above it in one file, as Windows and Java take them. No private key.',
        ),
        value: format,
      };
  }
}
