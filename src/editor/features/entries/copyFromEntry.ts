import * as vscode from 'vscode';
import { writePem } from '../../../core/pem/writePem.js';
import type { Entry } from '../../../core/store/entry.js';
import { describeFingerprint } from '../../../core/words/certificateFacts.js';
import { describeSerial } from '../../../core/words/describeHex.js';
import { describeName } from '../../../core/words/describeName.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { Desk } from '../../desk/desk.js';
import { askChoice } from '../../desk/steps.js';
import type { Asked } from './asked.js';
import { chosenEntries } from './chosenEntries.js';

/** How long the status bar says that something was copied, in milliseconds. */
const SAID = 4_000;

/** Copies what the person chooses of the certificates; of several entries a line, or a block, for each. Never a private key. */
export async function copyFromEntry(asked: Asked, desk: Desk): Promise<void> {
  const entries = await chosenEntries(
    asked,
    vscode.l10n.t('Copy from which certificate?'),
    desk,
    ({ certificates }) => certificates.length > 0,
  );
  const copies = copiesOf(entries);
  if (copies.length === 0) return;
  const outcome = await askChoice({
    placeholder: vscode.l10n.t('What is to be copied?'),
    choices: copies.map(({ label, text }) => ({ label, detail: firstLine(text), value: { label, text } })),
  });
  if (typeof outcome === 'string') return;
  const { label, text } = outcome.answer;
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', label), SAID);
}

interface Copy {
  readonly label: string;
  readonly text: string;
}

function copiesOf(entries: readonly Entry[]): readonly Copy[] {
  const own = entries.flatMap(({ certificates: [first] }) => first?.certificate ?? []);
  if (own.length === 0) return [];
  const chains = entries.flatMap(({ certificates }) => certificates.map(({ certificate }) => certificate));
  const lines = (write: (certificate: Certificate) => string) => own.map(write).join('\n');
  const blocks = (certificates: readonly Certificate[]) =>
    certificates.map(({ der }) => writePem('CERTIFICATE', der)).join('');
  const { l10n } = vscode;
  return [
    { label: l10n.t('SHA-256 fingerprint'), text: lines(describeFingerprint) },
    { label: l10n.t('Subject'), text: lines(({ subject }) => describeName(subject, Infinity)) },
    { label: l10n.t('Serial number'), text: lines(({ serial }) => describeSerial(serial)) },
    { label: l10n.t('Certificate as PEM'), text: blocks(own) },
    ...(chains.length > own.length
      ? [{ label: l10n.t('Certificate and its chain as PEM'), text: blocks(chains) }]
      : []),
  ];
}

function firstLine(text: string): string {
  const [first = '', ...rest] = text.trimEnd().split('\n');
  return rest.length === 0 ? first : `${first} …`;
}
