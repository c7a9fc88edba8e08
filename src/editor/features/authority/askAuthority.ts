import * as vscode from 'vscode';
import type { KeyKind } from '../../../core/authority/keyKind.js';
import { parseNameLimits } from '../../../core/authority/nameLimits.js';
import { writeLabel } from '../../../core/store/label.js';
import type { Desk } from '../../desk/desk.js';
import { type PassphraseAnswers, passphraseSteps } from '../../desk/passphrase.js';
import { askChoice, askSteps, askText, type Choice, stepOf } from '../../desk/steps.js';
import { toSubject } from './toSubject.js';

/** What the person decides about a new authority. */
export interface AuthorityAnswers extends PassphraseAnswers {
  /** As typed: a common name, or RFC 4514 text. */
  readonly subject: string;
  readonly key: KeyKind;
  readonly years: number;
  /** How many further CAs may follow it in a path. */
  readonly further: number | 'any';
  /** As typed: the names that it may sign for. */
  readonly limits: string;
}

/**
 * Asks step by step; Enter alone takes sound defaults up to the passphrase. `taken` are the common names of the
 * authorities that are there; `issuer` is what the one above is called. Undefined where the person leaves.
 */
export function askAuthority(
  taken: ReadonlySet<string>,
  { secrets }: Pick<Desk, 'secrets'>,
  issuer?: string,
): Promise<AuthorityAnswers | undefined> {
  const { l10n } = vscode;
  const title =
    issuer === undefined
      ? l10n.t('Create Certificate Authority')
      : l10n.t('Create Intermediate Authority under {0}', issuer);
  const usual = issuer === undefined ? 'Connect:Direct CA' : 'Connect:Direct Issuing CA';
  return askSteps<AuthorityAnswers>(title, [
    stepOf('subject', ({ subject }, progress) =>
      askText(
        {
          prompt: l10n.t(
            'Subject of the authority, as partners will see it: a common name, or a whole name as in {0}',
            'CN=…, O=…, C=…',
          ),
          value: subject ?? writeLabel(usual, taken),
          problem: (text) => subjectProblem(text, taken),
        },
        progress,
      ),
    ),
    stepOf('key', ({ key }, progress) =>
      askChoice<KeyKind>(
        { placeholder: l10n.t('Key'), value: key ?? 'RSA-3072', choices: keyChoices() },
        progress,
      ),
    ),
    stepOf('years', ({ years }, progress) =>
      askChoice<number>(
        {
          placeholder: l10n.t('Validity'),
          value: years ?? (issuer === undefined ? 10 : 5),
          choices: [5, 10, 15, 20].map((value) => ({ label: l10n.t('{0} years', value), value })),
        },
        progress,
      ),
    ),
    stepOf('further', ({ further }, progress) =>
      askChoice<number | 'any'>(
        {
          placeholder: l10n.t('Path length: how many further CAs may follow it?'),
          value: further ?? (issuer === undefined ? 'any' : 0),
          choices: furtherChoices(),
        },
        progress,
      ),
    ),
    stepOf('limits', ({ limits }, progress) =>
      askText(
        {
          prompt: l10n.t(
            'Names that it may sign for, such as {0}; empty for all',
            'example.com, 10.0.0.0/8, !lab.example.com, dn:"O=Acme, C=DE"',
          ),
          value: limits ?? '',
          problem: limitsProblem,
        },
        progress,
      ),
    ),
    ...passphraseSteps(l10n.t('Passphrase for the private key, without which the authority cannot sign.'), {
      secrets,
    }),
  ]);
}

function keyChoices(): readonly Choice<KeyKind>[] {
  const { l10n } = vscode;
  const mindPartners = l10n.t('check that every partner takes EC');
  return [
    { label: 'RSA 3072', description: l10n.t('understood everywhere'), value: 'RSA-3072' },
    { label: 'RSA 4096', description: l10n.t('slower, for a long life'), value: 'RSA-4096' },
    {
      label: 'EC P-256',
      description: l10n.t('small and fast; check that every partner takes EC'),
      value: 'P-256',
    },
    { label: 'EC P-384', description: mindPartners, value: 'P-384' },
    { label: 'EC P-521', description: mindPartners, value: 'P-521' },
    {
      label: 'Ed25519',
      description: l10n.t('that Connect:Direct takes it is unproven'),
      value: 'Ed25519',
    },
  ];
}

function furtherChoices(): readonly Choice<number | 'any'>[] {
  const { l10n } = vscode;
  return [
    { label: l10n.t('No limit'), value: 'any' },
    { label: l10n.t('None'), description: l10n.t('it signs for nodes alone'), value: 0 },
    { label: '1', description: l10n.t('intermediate CAs that sign for nodes'), value: 1 },
    { label: '2', value: 2 },
  ];
}

function limitsProblem(text: string): string | undefined {
  const parsed = parseNameLimits(text);
  return 'problem' in parsed ? parsed.problem : undefined;
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
