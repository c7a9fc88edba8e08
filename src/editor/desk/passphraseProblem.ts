import * as vscode from 'vscode';

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
