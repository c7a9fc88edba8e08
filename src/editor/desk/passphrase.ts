import * as vscode from 'vscode';
import { askText, type Step, stepOf } from './steps.js';

/** The shortest passphrase that a key is sealed with: NIST SP 800-63B section 5.1.1.1 asks for 8 of one that people choose. */
const PASSPHRASE_LENGTH = 8;

/** Why this will not do to seal a key with. */
export function passphraseProblem(text: string): string | undefined {
  return text.length < PASSPHRASE_LENGTH
    ? vscode.l10n.t(
        'At least {0} characters: the private key is only as safe as its passphrase.',
        PASSPHRASE_LENGTH,
      )
    : undefined;
}

/** A new passphrase among other answers, typed twice. */
export interface PassphraseAnswers {
  readonly passphrase: string;
  readonly again: string;
}

/** The two steps that ask for a new passphrase; `problem` says why one will not do. */
export function passphraseSteps(
  prompt: string,
  problem: (text: string) => string | undefined = passphraseProblem,
): readonly Step<PassphraseAnswers>[] {
  return [
    stepOf('passphrase', ({ passphrase }, progress) =>
      askText({ prompt, value: passphrase, password: true, problem }, progress),
    ),
    stepOf('again', ({ passphrase }, progress) =>
      askText(
        {
          prompt: vscode.l10n.t('The same passphrase again'),
          password: true,
          problem: (text) => differenceProblem(text, passphrase),
        },
        progress,
      ),
    ),
  ];
}

/** Asks for a passphrase that opens something; `why` says for what. Undefined where the person leaves. */
export async function askPassphrase(why: string): Promise<string | undefined> {
  const outcome = await askText({ prompt: why, password: true });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

/** Asks twice for a new one. Undefined where the person leaves. */
export async function askNewPassphrase(why: string): Promise<string | undefined> {
  const first = await askText({ prompt: why, password: true, problem: passphraseProblem });
  if (typeof first === 'string') return undefined;
  const again = await askText({
    prompt: vscode.l10n.t('The same passphrase again'),
    password: true,
    problem: (text) => differenceProblem(text, first.answer),
  });
  return typeof again === 'string' ? undefined : again.answer;
}

function differenceProblem(text: string, first: string | undefined): string | undefined {
  return text === first ? undefined : vscode.l10n.t('The two passphrases differ.');
}
