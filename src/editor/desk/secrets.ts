import * as vscode from 'vscode';

/** The shortest passphrase that seals a key made or taken in here. NIST SP 800-63B asks for 8 of one that people choose. */
export const PASSPHRASE_LENGTH = 8;

/** Passphrases, kept in the editor's secret storage by the key that they open: SHA-256 of its public half, in hex. */
export class Secrets {
  readonly #storage: vscode.SecretStorage;

  constructor(storage: vscode.SecretStorage) {
    this.#storage = storage;
  }

  async remember(publicKey: string, passphrase: string): Promise<void> {
    await this.#storage.store(secretName(publicKey), passphrase);
  }
}

function secretName(publicKey: string): string {
  return `cdcerts.passphrase.${publicKey}`;
}
