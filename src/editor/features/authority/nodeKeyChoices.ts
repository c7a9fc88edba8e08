import * as vscode from 'vscode';
import type { KeyKind } from '../../../core/authority/keyKind.js';
import type { Choice } from '../../desk/steps.js';

/** The keys that a node can have, what is understood everywhere first. */
export function nodeKeyChoices(): readonly Choice<KeyKind>[] {
  const { l10n } = vscode;
  const mindPartners = l10n.t('check that every partner takes EC');
  return [
    { label: 'RSA 3072', description: l10n.t('understood everywhere'), value: 'RSA-3072' },
    { label: 'RSA 2048', description: l10n.t('the least that TLS 1.3 takes'), value: 'RSA-2048' },
    { label: 'RSA 4096', description: l10n.t('slower, for a long life'), value: 'RSA-4096' },
    { label: 'EC P-256', description: mindPartners, value: 'P-256' },
    { label: 'EC P-384', description: mindPartners, value: 'P-384' },
    { label: 'EC P-521', description: mindPartners, value: 'P-521' },
    { label: 'Ed25519', description: l10n.t('that Connect:Direct takes it is unproven'), value: 'Ed25519' },
  ];
}
