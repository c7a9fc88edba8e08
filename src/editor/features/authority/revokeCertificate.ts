import * as vscode from 'vscode';
import { sameName } from '../../../core/path/sameName.js';
import { toHex } from '../../../core/base/hex.js';
import type { Entry } from '../../../core/store/entry.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { describeSerial } from '../../../core/words/describeHex.js';
import { describeDay } from '../../../core/words/describeLifetime.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { RevocationReason } from '../../../core/x509/extensions/crlFields.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { toInertText } from '../../desk/inertText.js';
import { entryOf } from '../../desk/entryOf.js';
import { toSignal } from '../../desk/signal.js';
import { askChoice, askSteps, type Choice, stepOf } from '../../desk/steps.js';
import { issuingAuthority } from './issuingAuthority.js';
import { keepRevoked, type Revoking } from './keepRevoked.js';
import { readLedger } from './ledger.js';
import { authorityName, canSign, chainOf, chooseAuthority, openIssuer } from './openIssuer.js';

/**
 * Revokes a certificate, and writes the authority's list anew.
 * @param node the line of the tree that was clicked: a key certificate, or an authority; without one the person chooses
 */
export async function revokeCertificate(node: unknown, desk: StoreDesk): Promise<void> {
  const clicked = entryOf(node);
  const own = clicked?.kind === 'key' ? clicked.certificates[0]?.certificate : undefined;
  const authority = own
    ? await issuingAuthority(own, desk)
    : clicked?.kind === 'authority'
      ? clicked
      : await chooseAuthority(desk);
  if (own && authority === undefined) {
    void vscode.window.showInformationMessage(
      toInertText(
        vscode.l10n.t('No authority of this store has signed {0}: ask its CA.', certificateLabel(own)),
      ),
    );
    return;
  }
  const chain = authority && (await chainOf(authority, desk));
  if (authority === undefined || chain === undefined) return;
  if (!canSign(authority)) return;
  const choices = own ? [toChoice(own)] : await listIssued(authority, desk);
  const answers = await askRevoking(authorityName(authority), choices);
  const issuer = answers && (await openIssuer(authority, chain, desk));
  if (answers === undefined || issuer === undefined) return;
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Writing the revocation list'),
      cancellable: true,
    },
    (_progress, token) => keepRevoked(answers, issuer, desk, toSignal(token)),
  );
  const list = desk.store.uriOf(issuer.authority, 'crl.pem');
  const file = toPlain(vscode.workspace.asRelativePath(list));
  void vscode.window.showInformationMessage(
    toInertText(vscode.l10n.t('The revocation list is in {0}. Hand it to all who check it.', file)),
  );
}

/** What the authority has issued: its ledger, and what the store has of it besides. */
async function listIssued(authority: Entry, desk: StoreDesk): Promise<readonly Choice<Certificate>[]> {
  const folder = desk.store.uriOf(authority);
  const [own] = authority.certificates;
  const { entries } = await desk.store.contents();
  const stored = entries.flatMap(({ certificates: [one] }) =>
    one && one !== own && own && sameName(one.certificate.issuer, own.certificate.subject)
      ? [one.certificate]
      : [],
  );
  const issued = [...(await readLedger(folder)), ...stored];
  const bySerial = new Map(issued.map((certificate) => [toHex(certificate.serial), certificate]));
  return [...bySerial.values()].map(toChoice);
}

function toChoice(certificate: Certificate): Choice<Certificate> {
  return {
    label: certificateLabel(certificate),
    description: vscode.l10n.t('last day {0}', describeDay(certificate.notAfter.epoch)),
    detail: toPlain(describeSerial(certificate.serial)),
    value: certificate,
  };
}

function askRevoking(
  authority: string,
  issued: readonly Choice<Certificate>[],
): Promise<Revoking | undefined> {
  const { l10n } = vscode;
  const none: Choice<undefined> = {
    label: l10n.t('None: only write the list anew'),
    description: l10n.t('before its next update is due'),
    value: undefined,
  };
  return askSteps<Revoking>(l10n.t('Revoke by {0}', authority), [
    stepOf('certificate', ({ certificate }, progress) =>
      askChoice<Certificate | undefined>(
        {
          placeholder: l10n.t('Which certificate is to be revoked?'),
          value: certificate,
          choices: [...issued, none],
        },
        progress,
      ),
    ),
    stepOf('days', ({ days }, progress) =>
      askChoice<number>(
        {
          placeholder: l10n.t('When is the next list due, at the latest?'),
          value: days ?? 30,
          choices: [30, 7, 90, 365].map((value) => ({ label: l10n.t('{0} days', value), value })),
        },
        progress,
      ),
    ),
    // At the end, so that Back never meets a question that answers itself.
    stepOf('reason', ({ certificate, reason }, progress) =>
      certificate === undefined
        ? Promise.resolve({ answer: 'unspecified' })
        : askChoice<RevocationReason>(
            { placeholder: l10n.t('Why?'), value: reason ?? 'superseded', choices: reasonChoices() },
            progress,
          ),
    ),
  ]);
}

/** RFC 5280 section 5.3.1, as far as a node's certificate can have them. */
function reasonChoices(): readonly Choice<RevocationReason>[] {
  const { l10n } = vscode;
  return [
    { label: l10n.t('Superseded'), description: l10n.t('another has taken its place'), value: 'superseded' },
    {
      label: l10n.t('Key compromise'),
      description: l10n.t('somebody else may have the private key'),
      value: 'keyCompromise',
    },
    {
      label: l10n.t('Cessation of operation'),
      description: l10n.t('the node is no more'),
      value: 'cessationOfOperation',
    },
    {
      label: l10n.t('Affiliation changed'),
      description: l10n.t('the name is no longer right'),
      value: 'affiliationChanged',
    },
    {
      label: l10n.t('Privilege withdrawn'),
      description: l10n.t('it may no longer take part'),
      value: 'privilegeWithdrawn',
    },
    {
      label: l10n.t('On hold'),
      description: l10n.t('for now; it may be revoked for good later'),
      value: 'certificateHold',
    },
    { label: l10n.t('Unspecified'), value: 'unspecified' },
  ];
}
