import * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import { isInTheClear } from '../../../core/keys/isInTheClear.js';

export function hasClearKey(items: readonly Item[]): boolean {
  return items.some(({ model }) => model.kind === 'privateKey' && isInTheClear(model));
}

export function sayClearKey(): string {
  return vscode.l10n.t('private key in the clear');
}

export function clearKeyIcon(): vscode.ThemeIcon {
  return new vscode.ThemeIcon('unlock', new vscode.ThemeColor('list.warningForeground'));
}
