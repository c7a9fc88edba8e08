import * as vscode from 'vscode';
import type { Secrets } from './desk.js';
import { PassphraseBox } from './passphraseBox.js';
import { askText, type Step, stepOf } from './steps.js';

/** A passphrase that a person gave, and whether they wish to have it remembered. */
export interface GivenPassphrase {
  readonly passphrase: string;
  readonly isRemembered?: boolean;
}

/** A new passphrase among other answers, typed twice unless it was generated. */
export interface PassphraseAnswers extends GivenPassphrase {
  readonly isGenerated?: boolean;
  readonly again: string;
}

/** What a new passphrase must be, and where it may be remembered; nowhere, where nothing is said. */
export interface NewPassphraseOptions {
  readonly secrets?: Secrets;
  /** Whether the one before is remembered, so that it is likely wished of this one. */
  readonly isRemembered?: boolean;
  /** Why one will not do. */
  readonly problem?: (text: string) => string | undefined;
}

/** The two steps that ask for a new passphrase: the last ones, since the second answers itself for one that was generated. */
export function passphraseSteps(
  prompt: string,
  options: NewPassphraseOptions = {},
): readonly Step<PassphraseAnswers>[] {
  return [
    async (answers, progress) => {
      const { isGenerated = false, isRemembered = false, passphrase } = answers;
      const box = await PassphraseBox.open({ ...options, prompt, isNew: true, isRemembered });
      const outcome = await askText(box.question(isGenerated ? '' : passphrase), progress);
      if (outcome === 'back' || outcome === 'left') return outcome;
      Object.assign(answers, box.given(outcome.answer));
      return { answer: undefined };
    },
    stepOf('again', (answers, progress) => {
      const { isGenerated = false, passphrase = '' } = answers;
      return isGenerated
        ? Promise.resolve({ answer: passphrase })
        : askText(againQuestion(passphrase), progress);
    }),
  ];
}

/** Asks for a passphrase that opens something; `why` says for what. Undefined where the person leaves. */
export async function askPassphrase(why: string, secrets?: Secrets): Promise<GivenPassphrase | undefined> {
  const box = await PassphraseBox.open({ prompt: why, isNew: false, ...(secrets && { secrets }) });
  const outcome = await askText(box.question());
  return typeof outcome === 'string' ? undefined : box.given(outcome.answer);
}

/** Asks twice for a new one, or generates it. Undefined where the person leaves. */
export async function askNewPassphrase(
  why: string,
  options: NewPassphraseOptions = {},
): Promise<GivenPassphrase | undefined> {
  const box = await PassphraseBox.open({ ...options, prompt: why, isNew: true });
  const first = await askText(box.question());
  if (typeof first === 'string') return undefined;
  const given = box.given(first.answer);
  if (given.isGenerated) return given;
  const again = await askText(againQuestion(first.answer));
  return typeof again === 'string' ? undefined : given;
}

function againQuestion(first: string) {
  return {
    prompt: vscode.l10n.t('The same passphrase again'),
    password: true,
    problem: (text: string) => (text === first ? undefined : vscode.l10n.t('The two passphrases differ.')),
  };
}
