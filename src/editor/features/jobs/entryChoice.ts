import * as vscode from 'vscode';
import type { Entry } from '../../../core/store/entry.js';
import { describeRole } from '../../../core/words/describeCertificate.js';
import { describeLifetime } from '../../../core/words/describeLifetime.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Choice } from '../../desk/steps.js';

/** An entry to choose, by its name. */
export function toChoice({ certificates: [own], name, notes, request }: Entry, now: number): Choice<string> {
  const label = toPlain(notes.label ?? name);
  if (request) return { label, description: vscode.l10n.t('waits for its answer'), value: name };
  if (own === undefined) return { label, description: vscode.l10n.t('damaged'), value: name };
  const { notAfter, notBefore } = own.certificate;
  return {
    label,
    description: `${describeRole(own.certificate)} · ${describeLifetime(notBefore, notAfter, now)}`,
    value: name,
  };
}
