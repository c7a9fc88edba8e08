import * as vscode from 'vscode';
import type { RequestRefusal, RequestReview } from '../../../core/authority/reviewRequest.js';
import { describeGeneralName } from '../../../core/words/describeExtension.js';
import { describePublicKey } from '../../../core/words/describeKey.js';
import { describeList } from '../../../core/words/describeList.js';
import { describeName } from '../../../core/words/describeName.js';
import type { CertificateRequest } from '../../../core/x509/certificateRequest.js';
import { nameOfOid } from '../../../core/x509/oids.js';

/** Refusals that a dialog shows; a request has a handful. */
const SHOWN_REFUSALS = 12;

/** What a request asks for and what of that is granted, line by line. */
export function describeReview(
  { publicKey, subject }: CertificateRequest,
  { granted, purposes, refused }: RequestReview,
): readonly string[] {
  const { l10n } = vscode;
  const names = describeList(granted, describeGeneralName) ?? l10n.t('none');
  const rest = refused.length - SHOWN_REFUSALS;
  return [
    l10n.t('Subject: {0}', describeName(subject)),
    l10n.t('Key: {0}; whoever asks has shown to possess it', describePublicKey(publicKey)),
    l10n.t('Granted names: {0}', names),
    l10n.t('Granted purposes: {0}', purposes.map(named).join(', ')),
    ...refused.slice(0, SHOWN_REFUSALS).map((one) => l10n.t('Refused: {0}', describeRefusal(one))),
    ...(rest > 0 ? [l10n.t('Refused: {0} more', rest)] : []),
  ];
}

function describeRefusal(refusal: RequestRefusal): string {
  const { l10n } = vscode;
  switch (refusal.reason) {
    case 'authority':
      return l10n.t('to be a CA; an intermediate CA is made by Create Certificate Authority');
    case 'purpose':
      return l10n.t('the purpose {0}, which is none of a node', named(refusal.oid));
    case 'name':
      return l10n.t('the name {0}, of a kind that is not signed here', describeGeneralName(refusal.name));
    case 'extension':
      return l10n.t('the extension {0}, on which the authority decides itself', named(refusal.oid));
  }
}

const named = (oid: string) => nameOfOid(oid) ?? oid;
