import * as vscode from 'vscode';
import type { ExpiryPolicy } from '../../../core/inventory/expiry.js';
import type { ExpirySummary } from '../../../core/inventory/summarizeExpiry.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { describeDay } from '../../../core/words/describeLifetime.js';

/** What is told of certificates that are near their end. Only the tooltips hold text out of a certificate: they are plain. */
interface Notice {
  readonly text: string;
  readonly tooltip: string;
  /** What the view’s icon bears: only what has expired or is about to. */
  readonly badge: vscode.ViewBadge | undefined;
}

/** Undefined where nothing is near. */
export function describeNotice(
  { due, expired, expiring, isNextOfPartner, next, ofPartners }: ExpirySummary,
  { warningDays }: Pick<ExpiryPolicy, 'warningDays'>,
): Notice | undefined {
  const { l10n } = vscode;
  if (expired + expiring + due === 0) return undefined;
  const day = next && describeDay(next.notAfter.epoch);
  const urgent = [
    ...(expired > 0 ? [l10n.t('expired: {0}', expired)] : []),
    ...(expiring > 0 ? [l10n.t('about to expire, within {0} days: {1}', warningDays, expiring)] : []),
  ];
  const all = [...urgent, ...(due > 0 ? [l10n.t('to be renewed: {0}', due)] : [])];
  const sentences = [
    l10n.t('Certificates of the store: {0}.', all.join('; ')),
    ...(next && day ? [sayNext(day, certificateLabel(next), isNextOfPartner)] : []),
    ...(ofPartners > 0 ? [l10n.t('Partners have to renew: {0}.', ofPartners)] : []),
  ];
  const near = expiring + due;
  return {
    text: [
      ...(expired > 0 ? [l10n.t('{0} expired', expired)] : []),
      ...(day ? [l10n.t('{0} near expiry, next {1}', near, day)] : []),
    ].join(', '),
    tooltip: [...sentences, l10n.t('Open the inventory')].join('\n'),
    badge:
      urgent.length === 0
        ? undefined
        : {
            value: expired + expiring,
            tooltip: l10n.t('Certificates of the store: {0}.', urgent.join('; ')),
          },
  };
}

function sayNext(day: string, name: string, isOfPartner: boolean): string {
  return isOfPartner
    ? vscode.l10n.t('The next one ends on {0}: {1}, a partner’s.', day, name)
    : vscode.l10n.t('The next one ends on {0}: {1}.', day, name);
}
