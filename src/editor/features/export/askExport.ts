import * as vscode from 'vscode';
import type { Pkcs12Profile } from '../../../core/keystores/writePkcs12.js';
import { type PassphraseAnswers, passphraseSteps } from '../../desk/passphrase.js';
import { passphraseProblem } from '../../desk/passphraseProblem.js';
import { askChoice, askSteps, askText, stepOf } from '../../desk/steps.js';

/** What the person decides about the file. */
export interface ExportAnswers extends PassphraseAnswers {
  readonly profile: Pkcs12Profile;
  readonly friendlyName: string;
}

/** Characters of a friendly name that every reader shows. */
const NAME_CHARACTERS = 128;

/** Asks step by step; undefined where the person leaves. */
export function askExport(label: string): Promise<ExportAnswers | undefined> {
  const { l10n } = vscode;
  return askSteps<ExportAnswers>(l10n.t('Export as PKCS#12'), [
    stepOf('profile', ({ profile }, progress) =>
      askChoice<Pkcs12Profile>(
        {
          placeholder: l10n.t('Who is to read the file?'),
          value: profile ?? 'modern',
          choices: [
            {
              label: l10n.t('Modern'),
              detail: l10n.t(
                'AES-256 and SHA-256: OpenSSL 1.1 and later, Java 8u301 and later. IBM’s GSKit has not been tried.',
              ),
              value: 'modern',
            },
            {
              label: l10n.t('Legacy'),
              detail: l10n.t('Triple DES and SHA-1: weak, and only for a reader that opens nothing newer.'),
              value: 'legacy',
            },
          ],
        },
        progress,
      ),
    ),
    stepOf('friendlyName', ({ friendlyName }, progress) =>
      askText(
        {
          prompt: l10n.t('Friendly name of the entry: the alias that Java shows'),
          value: friendlyName ?? label,
          problem: nameProblem,
        },
        progress,
      ),
    ),
    ...passphraseSteps(l10n.t('Passphrase for the file.'), {
      problem: (text) => passphraseProblem(text) ?? charactersProblem(text),
    }),
  ]);
}

function nameProblem(text: string): string | undefined {
  if (text.trim() === '') return vscode.l10n.t('Without a name, Java makes one up.');
  return text.length > NAME_CHARACTERS
    ? vscode.l10n.t('At most {0} characters.', NAME_CHARACTERS)
    : undefined;
}

/** OpenSSL takes UTF-8 where Java takes Latin-1 or UTF-16, each only for a part of the file. */
function charactersProblem(text: string): string | undefined {
  return /^[\x20-\x7e]*$/.test(text)
    ? undefined
    : vscode.l10n.t(
        'Only letters, digits and signs of ASCII: tools do not agree on how others are written into PKCS#12.',
      );
}
