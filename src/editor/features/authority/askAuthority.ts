import * as vscode from 'vscode';
import type { AuthorityKey } from '../../../core/authority/authorityKey.js';
import { parseSubject } from '../../../core/authority/parseSubject.js';
import { checkSubject, type Subject } from '../../../core/authority/subject.js';
import { writeLabel } from '../../../core/store/label.js';
import { type PassphraseAnswers, passphraseSteps } from '../../desk/passphrase.js';
import { askChoice, askSteps, askText, stepOf } from '../../desk/steps.js';

/** What the person decides about a new authority. */
export interface AuthorityAnswers extends PassphraseAnswers {
  /** As typed: a common name, or RFC 4514 text. */
  readonly subject: string;
  readonly key: AuthorityKey;
  readonly years: number;
}

/**
 * Asks step by step; Enter alone takes sound defaults up to the passphrase. `taken` are the common names of the
 * authorities that are there. Undefined where the person leaves.
 */
export function askAuthority(taken: ReadonlySet<string>): Promise<AuthorityAnswers | undefined> {
  const { l10n } = vscode;
  return askSteps<AuthorityAnswers>(l10n.t('Create Certificate Authority'), [
    stepOf('subject', ({ subject }, progress) =>
      askText(
        {
          prompt: l10n.t(
            'Subject of the authority, as partners will see it: a common name, or a whole name as in {0}',
            'CN=…, O=…, C=…',
          ),
          value: subject ?? writeLabel('Connect:Direct CA', taken),
          problem: (text) => subjectProblem(text, taken),
        },
        progress,
      ),
    ),
    stepOf('key', ({ key }, progress) =>
      askChoice<AuthorityKey>(
        {
          placeholder: l10n.t('Key'),
          value: key ?? 'RSA-3072',
          choices: [
            { label: 'RSA 3072', description: l10n.t('understood everywhere'), value: 'RSA-3072' },
            { label: 'RSA 4096', description: l10n.t('slower, for a long life'), value: 'RSA-4096' },
            {
              label: 'EC P-256',
              description: l10n.t('small and fast; check that every partner takes EC'),
              value: 'P-256',
            },
            { label: 'EC P-384', description: l10n.t('check that every partner takes EC'), value: 'P-384' },
          ],
        },
        progress,
      ),
    ),
    stepOf('years', ({ years }, progress) =>
      askChoice<number>(
        {
          placeholder: l10n.t('Validity'),
          value: years ?? 10,
          choices: [10, 5, 15, 20].map((value) => ({ label: l10n.t('{0} years', value), value })),
        },
        progress,
      ),
    ),
    ...passphraseSteps(
      l10n.t('Passphrase for the private key. It is kept nowhere: without it the authority cannot sign.'),
    ),
  ]);
}

function subjectProblem(text: string, taken: ReadonlySet<string>): string | undefined {
  const parsed = toSubject(text);
  if ('problem' in parsed) return parsed.problem;
  return parsed.subject.some(({ keyword, value }) => keyword === 'CN' && taken.has(value))
    ? vscode.l10n.t(
        'This store has an authority of that name: two of one name are not told apart by partners.',
      )
    : undefined;
}

/** A text without an equals sign is a common name, whatever commas it has. */
export function toSubject(text: string): { readonly subject: Subject } | { readonly problem: string } {
  if (text.includes('=')) return parseSubject(text);
  const subject: Subject = [{ keyword: 'CN', value: text.trim() }];
  const problem = checkSubject(subject);
  return problem === undefined ? { subject } : { problem };
}
