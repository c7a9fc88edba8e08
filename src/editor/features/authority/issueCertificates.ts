import * as vscode from 'vscode';
import { parseNodeList } from '../../../core/authority/parseNodeList.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { countOf, describeDay } from '../../../core/words/describeLifetime.js';
import { writeIssueReport } from '../../../core/words/writeIssueReport.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { toInertText } from '../../desk/inertText.js';
import { entryOf } from '../../desk/entryOf.js';
import { readOctets } from '../../desk/readOctets.js';
import { toSignal } from '../../desk/signal.js';
import { rememberFor } from '../../desk/rememberFor.js';
import { askTerms } from './askCertificate.js';
import { type Issued, keepCertificates } from './keepCertificates.js';
import { authorityName, chainToSign, chooseAuthority, openIssuer } from './openIssuer.js';
import { subjectFor } from './subjectFor.js';

/**
 * Makes keys and certificates for all nodes of a list, and keeps all of them in the store, or none.
 * @param node the line of the tree that was clicked; without one the person chooses
 */
export async function issueCertificates(node: unknown, desk: StoreDesk): Promise<void> {
  const entry = entryOf(node) ?? (await chooseAuthority(desk));
  const chain = entry && (await chainToSign(entry, desk));
  const file = chain && (await askList(desk));
  if (entry === undefined || chain === undefined || file === undefined) return;
  const list = parseNodeList(new TextDecoder().decode(await readOctets(file)));
  if ('problem' in list) throw new Error(list.problem);
  const { nodes } = list;
  const wanted = nodes.map((one) => ({ ...one, subject: subjectFor(one.node, chain, desk.store.folder) }));
  const answers = await askTerms(chain, authorityName(entry), desk);
  const issuer = answers && (await openIssuer(entry, chain, desk));
  if (answers === undefined || issuer === undefined) return;
  const issued = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Issuing {0}', countOf(nodes.length, 'certificate')),
      cancellable: true,
    },
    (progress, token) => {
      let done = 0;
      const tell = () => {
        done++;
        progress.report({ increment: 100 / nodes.length, message: `${done} / ${nodes.length}` });
      };
      return keepCertificates(wanted, answers, issuer, desk, toSignal(token), tell);
    },
  );
  const [first, ...others] = issued.map(({ certificate }) => certificate);
  if (first === undefined) return;
  const name =
    others.length === 0
      ? certificateLabel(first)
      : vscode.l10n.t('{0} and {1} more', certificateLabel(first), others.length);
  const keys = [first, ...others].map(({ publicKey }) => publicKey);
  await rememberFor(keys, name, answers, desk);
  void report(issued, authorityName(entry), desk);
}

/** What was issued in a sentence, and on wish each of them in a text to be kept. */
async function report(issued: readonly Issued[], issuer: string, { clock }: StoreDesk): Promise<void> {
  const [first] = issued;
  if (first === undefined) return;
  const show = vscode.l10n.t('Show Report');
  const day = describeDay(first.certificate.notAfter.epoch);
  const chosen = await vscode.window.showInformationMessage(
    toInertText(
      issued.length === 1
        ? vscode.l10n.t('{0} is in the store; its last day is {1}.', certificateLabel(first.certificate), day)
        : vscode.l10n.t(
            '{0} certificates are in the store, from the first of the list to the last; their last day is {1}.',
            issued.length,
            day,
          ),
    ),
    show,
  );
  if (chosen !== show) return;
  const rows = issued.map(({ address, certificate }) => ({ certificate, entry: address.name }));
  const content = writeIssueReport(rows, issuer, clock());
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ language: 'plaintext', content }),
  );
}

async function askList({ store }: StoreDesk): Promise<vscode.Uri | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      defaultUri: store.root.uri,
      filters: { CSV: ['csv', 'txt', 'tsv'] },
      title: vscode.l10n.t('List of nodes: one a line, its name, then its host names and addresses'),
    })) ?? [];
  return file;
}
