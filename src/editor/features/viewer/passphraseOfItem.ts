import * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import { type PassphraseIdentity, sealedIdentity } from '../../../core/keys/passphraseIdentity.js';
import { describeModel } from '../../../core/words/describeModel.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { sealedKeyIdentities } from '../../desk/entryIdentities.js';
import { askPassphrase, type GivenPassphrase } from '../../desk/passphrase.js';
import { forget, recall, remember } from '../../desk/rememberedPassphrases.js';

/** Whether a passphrase opened it, or is not the one, or that cannot be told. */
export type PassphraseOutcome = 'opened' | 'passphrase-wrong' | 'unknown';

/** The passphrase of one object of a file: remembered, or asked for. */
export class PassphraseOfItem {
  readonly #item: Item;
  readonly #name: string;
  readonly #desk: Desk;
  readonly #identities: readonly PassphraseIdentity[];
  #isRecalled = false;

  private constructor(item: Item, name: string, desk: Desk, identities: readonly PassphraseIdentity[]) {
    this.#item = item;
    this.#name = name;
    this.#desk = desk;
    this.#identities = identities;
  }

  static async of(item: Item, uri: vscode.Uri, desk: Desk): Promise<PassphraseOfItem> {
    const { model } = item;
    const identities =
      model.kind === 'privateKey'
        ? await sealedKeyIdentities(model, desk)
        : model.kind === 'keystore'
          ? [sealedIdentity(model.der)]
          : [];
    return new PassphraseOfItem(item, toPlain(vscode.workspace.asRelativePath(uri)), desk, identities);
  }

  /** Undefined where the person leaves. */
  async recallOrAsk(): Promise<GivenPassphrase | undefined> {
    const { clock, secrets } = this.#desk;
    const remembered = await recall(secrets, this.#identities);
    this.#isRecalled = remembered !== undefined;
    if (remembered !== undefined) return { passphrase: remembered, isRemembered: true };
    const why = vscode.l10n.t('Passphrase: {0}.', describeModel(this.#item.model, clock()));
    return askPassphrase(why, secrets);
  }

  /** Remembers what opened it, where that is wished, and forgets what does not any more: the next time asks. */
  async learn({ isRemembered, passphrase }: GivenPassphrase, outcome: PassphraseOutcome): Promise<void> {
    const { secrets } = this.#desk;
    const opens = this.#identities;
    if (this.#isRecalled && outcome === 'passphrase-wrong') await forget(secrets, opens);
    if (!this.#isRecalled && outcome === 'opened' && isRemembered === true)
      await remember(secrets, { opens, name: this.#name, passphrase });
  }
}
