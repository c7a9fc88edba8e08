import * as vscode from 'vscode';
import { parseAlternativeNames } from '../../../core/authority/alternativeName.js';
import { BOOTSTRAP_DAYS } from '../../../core/authority/issueCertificate.js';
import type { Issuer } from '../../../core/authority/issuer.js';
import type { KeyKind } from '../../../core/authority/keyKind.js';
import type { Desk } from '../../desk/desk.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { type PassphraseAnswers, passphraseSteps } from '../../desk/passphrase.js';
import { askChoice, askSteps, askText, type Choice, type Step, stepOf } from '../../desk/steps.js';
import { nodeKeyChoices } from './nodeKeyChoices.js';
import { subjectFor } from './subjectFor.js';
import { toDuration } from './toDuration.js';
import { toSubject } from './toSubject.js';

/** Whom a new certificate is for, and with what key. */
export interface SubjectAnswers {
  /** What the node is called. */
  readonly node: string;
  /** As typed: RFC 4514 text. */
  readonly subject: string;
  /** As typed: host names and addresses. */
  readonly names: string;
  readonly key: KeyKind;
}

/** What holds for one node or for many. */
export interface TermAnswers extends PassphraseAnswers {
  readonly kind: 'node' | 'bootstrap';
  readonly key: KeyKind;
  readonly days: number;
}

/** What the person decides about a node's certificate. */
export interface CertificateAnswers extends SubjectAnswers, TermAnswers {}

/** Asks step by step; undefined where the person leaves. */
export function askCertificate(
  chain: Issuer['chain'],
  issuer: string,
  { clock, secrets, store }: Pick<StoreDesk, 'clock' | 'secrets' | 'store'>,
): Promise<CertificateAnswers | undefined> {
  const { l10n } = vscode;
  return askSteps<CertificateAnswers>(l10n.t('Issue Certificate by {0}', issuer), [
    kindStep(),
    ...subjectSteps(chain, store.folder),
    daysStep(chain, clock()),
    ...passphraseSteps(l10n.t('Passphrase for the private key of the node.'), { secrets }),
  ]);
}

/** Asks for what holds for all nodes of a list; undefined where the person leaves. */
export function askTerms(
  chain: Issuer['chain'],
  issuer: string,
  { clock, secrets }: Pick<Desk, 'clock' | 'secrets'>,
): Promise<TermAnswers | undefined> {
  const { l10n } = vscode;
  return askSteps<TermAnswers>(l10n.t('Issue Certificates by {0}', issuer), [
    kindStep(),
    keyStep(),
    daysStep(chain, clock()),
    ...passphraseSteps(l10n.t('Passphrase for the private key of each node.'), { secrets }),
  ]);
}

function kindStep(): Step<TermAnswers> {
  return stepOf('kind', ({ kind }, progress) =>
    askChoice<TermAnswers['kind']>(
      { placeholder: vscode.l10n.t('What for?'), value: kind ?? 'node', choices: kindChoices() },
      progress,
    ),
  );
}

function keyStep(): Step<Pick<TermAnswers, 'key'>> {
  return stepOf('key', ({ key }, progress) =>
    askChoice<KeyKind>(
      { placeholder: vscode.l10n.t('Key'), value: key ?? 'RSA-3072', choices: nodeKeyChoices() },
      progress,
    ),
  );
}

function daysStep(chain: Issuer['chain'], now: number): Step<TermAnswers> {
  return stepOf('days', ({ kind, days }, progress) => {
    const choices = kind === 'bootstrap' ? [BOOTSTRAP_DAYS, 60, 30] : [365, 730, 1095, 90];
    return askChoice<number>(
      {
        placeholder: vscode.l10n.t('Validity'),
        value: days ?? choices[0],
        choices: choices.map((value) => toDuration(value, chain, now)),
      },
      progress,
    );
  });
}

function kindChoices(): readonly Choice<TermAnswers['kind']>[] {
  const { l10n } = vscode;
  return [
    {
      label: l10n.t('Node certificate'),
      detail: l10n.t('For a node that calls and is called: it serves as server and as client.'),
      value: 'node',
    },
    {
      label: l10n.t('Bootstrap certificate'),
      detail: l10n.t(
        'The same for the first days of a node, {0} at most. It is not the one that Control Center Director makes itself.',
        BOOTSTRAP_DAYS,
      ),
      value: 'bootstrap',
    },
  ];
}

/** The steps that ask whom it is for; the subject stands ready as the template has it. */
export function subjectSteps(
  chain: Partial<Issuer['chain']>,
  scope: vscode.Uri | undefined,
): readonly Step<SubjectAnswers>[] {
  const { l10n } = vscode;
  return [
    stepOf('node', ({ node }, progress) =>
      askText(
        {
          prompt: l10n.t('Name of the node, which becomes the common name and the label'),
          value: node ?? '',
          placeholder: 'CDNODE1',
          problem: (text) => subjectProblem(subjectFor(text, chain, scope)),
        },
        progress,
      ),
    ),
    stepOf('subject', ({ node = '', subject }, progress) =>
      askText(
        {
          prompt: l10n.t('Subject of the certificate'),
          value: subject?.includes(node) === true ? subject : subjectFor(node, chain, scope),
          problem: subjectProblem,
        },
        progress,
      ),
    ),
    stepOf('names', ({ names }, progress) =>
      askText(
        {
          prompt: l10n.t(
            'Host names and addresses of the node, such as {0}; may be empty',
            'node1.example.com, 10.1.2.3',
          ),
          value: names ?? '',
          problem: namesProblem,
        },
        progress,
      ),
    ),
    keyStep(),
  ];
}

function subjectProblem(text: string): string | undefined {
  const parsed = toSubject(text);
  return 'problem' in parsed ? parsed.problem : undefined;
}

function namesProblem(text: string): string | undefined {
  const parsed = parseAlternativeNames(text);
  return 'problem' in parsed ? parsed.problem : undefined;
}
