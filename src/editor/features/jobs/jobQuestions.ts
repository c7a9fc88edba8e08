import * as vscode from 'vscode';
import { isNodeName } from '../../../core/jobs/nodeName.js';
import { isSecretName, writeSecretName } from '../../../core/jobs/secretName.js';
import type { TextQuestion } from '../../desk/steps.js';

// What every job is asked for.

export function nodeNameQuestion(value: string | undefined): TextQuestion {
  return {
    prompt: vscode.l10n.t('Name of the Connect:Direct node'),
    value,
    placeholder: 'CDNODE1',
    problem: (name) =>
      isNodeName(name)
        ? undefined
        : vscode.l10n.t('A node name has 1 to 16 characters: letters, digits, and @ # $ . _ -'),
  };
}

export function passphraseQuestion(value: string | undefined, nodeName: string | undefined): TextQuestion {
  return {
    prompt: vscode.l10n.t(
      'Name under which the key’s passphrase is kept: the name, never the passphrase itself',
    ),
    value: value ?? writeSecretName(nodeName ?? ''),
    problem: (name) =>
      isSecretName(name)
        ? undefined
        : vscode.l10n.t('Letters, digits and _ only, as in the name of an environment variable.'),
  };
}
