import * as vscode from 'vscode';
import type { Issuer } from '../../../core/authority/issuer.js';
import { planLifetime } from '../../../core/authority/lifetime.js';
import { describeDay } from '../../../core/words/describeLifetime.js';
import type { Choice } from '../../desk/steps.js';

/** A number of days, with the last of them: shorter than asked where the authority ends before. */
export function toDuration(days: number, chain: Issuer['chain'], now: number): Choice<number> {
  const { notAfter } = planLifetime(now, { days }, chain);
  const asked = planLifetime(now, { days }, []).notAfter;
  const last = describeDay(notAfter);
  return {
    label: vscode.l10n.t('{0} days', days),
    description:
      notAfter < asked
        ? vscode.l10n.t('shorter: to the last day of the authority, {0}', last)
        : vscode.l10n.t('last day {0}', last),
    value: days,
  };
}
