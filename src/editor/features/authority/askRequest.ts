import * as vscode from 'vscode';
import { NODE_PURPOSES } from '../../../core/authority/nodeExtensions.js';
import { oids } from '../../../core/x509/oids.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { type PassphraseAnswers, passphraseSteps } from '../../desk/passphrase.js';
import { askChoice, askSteps, type Choice, stepOf } from '../../desk/steps.js';
import { type SubjectAnswers, subjectSteps } from './askCertificate.js';

/** What the person decides about a request. */
export interface RequestAnswers extends SubjectAnswers, PassphraseAnswers {
  /** By OID. */
  readonly purposes: readonly string[];
}

/** Asks step by step; undefined where the person leaves. */
export function askRequest({
  secrets,
  store,
}: Pick<StoreDesk, 'secrets' | 'store'>): Promise<RequestAnswers | undefined> {
  const { l10n } = vscode;
  return askSteps<RequestAnswers>(l10n.t('Create Certificate Request'), [
    ...subjectSteps([], store.folder),
    stepOf('purposes', ({ purposes }, progress) =>
      askChoice<readonly string[]>(
        {
          placeholder: l10n.t('Which purposes are asked for?'),
          value: purposes ?? NODE_PURPOSES,
          choices: purposeChoices(),
        },
        progress,
      ),
    ),
    ...passphraseSteps(l10n.t('Passphrase for the private key, without which the answer cannot be used.'), {
      secrets,
    }),
  ]);
}

function purposeChoices(): readonly Choice<readonly string[]>[] {
  const { l10n } = vscode;
  return [
    {
      label: l10n.t('Server and client'),
      description: l10n.t('a node that calls and is called'),
      value: NODE_PURPOSES,
    },
    {
      label: l10n.t('Server alone'),
      description: l10n.t('public CAs sign nothing else for servers any more'),
      value: [oids.serverAuth],
    },
    {
      label: l10n.t('Client alone'),
      description: l10n.t('a node that only calls'),
      value: [oids.clientAuth],
    },
    { label: l10n.t('None'), description: l10n.t('the CA decides'), value: [] },
  ];
}
