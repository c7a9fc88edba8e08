import * as vscode from 'vscode';
import { type RequestReview, reviewRequest } from '../../../core/authority/reviewRequest.js';
import type { CertificateRequest } from '../../../core/x509/certificateRequest.js';
import { readContents } from '../../../core/contents/readContents.js';
import { describeDay } from '../../../core/words/describeLifetime.js';
import { describeShortName } from '../../../core/words/describeCertificate.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { toInertText } from '../../desk/inertText.js';
import { readOctets } from '../../desk/readOctets.js';
import { toSignal } from '../../desk/signal.js';
import { askChoice } from '../../desk/steps.js';
import { toDuration } from './toDuration.js';
import { describeReview } from './describeReview.js';
import { keepSigned } from './keepSigned.js';
import { chainToSign, chooseAuthority, openIssuer } from './openIssuer.js';

/**
 * Signs somebody's request, once the person has seen what it asks for and what of that is granted.
 * @param resource the file that was clicked; without one the person chooses
 */
export async function signRequest(resource: unknown, desk: StoreDesk): Promise<void> {
  const file = resource instanceof vscode.Uri ? resource : await askFile(desk);
  const request = file && (await readRequest(file));
  if (file === undefined || request === undefined) return;
  const review = await reviewRequest(request);
  if (review.problem !== undefined) throw new Error(review.problem);
  if (!(await confirm(request, review))) return;
  const entry = await chooseAuthority(desk);
  const chain = entry && (await chainToSign(entry, desk));
  if (entry === undefined || chain === undefined) return;
  const days = await askChoice<number>({
    placeholder: vscode.l10n.t('Validity'),
    value: 365,
    choices: [365, 730, 1095, 90].map((value) => toDuration(value, chain, desk.clock())),
  });
  const target = typeof days === 'string' ? undefined : await askTarget(file);
  const issuer = target && (await openIssuer(entry, chain, desk));
  if (typeof days === 'string' || target === undefined || issuer === undefined) return;
  const signed = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Signing the request'),
      cancellable: true,
    },
    (_progress, token) => keepSigned({ request, days: days.answer, target }, issuer, desk, toSignal(token)),
  );
  void vscode.window.showInformationMessage(
    toInertText(
      vscode.l10n.t(
        'The certificate and the CA certificates below the root are in {0}; its last day is {1}.',
        toPlain(vscode.workspace.asRelativePath(target)),
        describeDay(signed.notAfter.epoch),
      ),
    ),
  );
}

async function askFile({ store }: StoreDesk): Promise<vscode.Uri | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      defaultUri: store.root.uri,
      filters: { 'PKCS#10': ['csr', 'req', 'p10', 'pem', 'der', 'txt'] },
      title: vscode.l10n.t('Certificate request'),
    })) ?? [];
  return file;
}

/** The request in the file; of several, the one that the person chooses. */
async function readRequest(file: vscode.Uri): Promise<CertificateRequest | undefined> {
  const { items } = readContents(await readOctets(file));
  const requests = items.flatMap(({ model }) => (model.kind === 'request' ? [model] : []));
  if (requests.length === 0) throw new Error(vscode.l10n.t('There is no certificate request in this file.'));
  if (requests.length === 1) return requests[0];
  const outcome = await askChoice<CertificateRequest>({
    placeholder: vscode.l10n.t('Which request is to be signed?'),
    choices: requests.map((value, index) => ({
      label: describeShortName(value.subject) ?? vscode.l10n.t('without a subject'),
      description: `${index + 1}`,
      value,
    })),
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

async function confirm(request: CertificateRequest, review: RequestReview): Promise<boolean> {
  const sign = vscode.l10n.t('Sign…');
  const name = describeShortName(request.subject) ?? '';
  const chosen = await vscode.window.showInformationMessage(
    toInertText(vscode.l10n.t('Sign this request of {0}?', name)),
    { modal: true, detail: toInertText(describeReview(request, review).join('\n')) },
    sign,
  );
  return chosen === sign;
}

function askTarget(file: vscode.Uri): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    defaultUri: file.with({ path: `${file.path.replace(/\.[^./]*$/, '')}-certificate.pem` }),
    filters: { PEM: ['pem', 'crt', 'cer'] },
    title: vscode.l10n.t('Certificate for whoever asked'),
  });
}
