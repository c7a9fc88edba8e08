import * as vscode from 'vscode';
import { GENERATED_BITS, generatePassphrase } from '../../core/keys/generatePassphrase.js';
import type { Secrets } from './desk.js';
import { passphraseProblem } from './passphraseProblem.js';
import { describeKeeping } from './rememberedPassphrases.js';
import type { BoxButton, TextQuestion } from './steps.js';
import { toInertText } from './inertText.js';

interface BoxOptions {
  readonly prompt: string;
  /** Whether it is made here, so that one can be generated; else it is one that something was sealed with. */
  readonly isNew: boolean;
  /** Undefined where it is not to be remembered. */
  readonly secrets?: Secrets;
  readonly isRemembered?: boolean;
  readonly problem?: (text: string) => string | undefined;
}

/**
 * One question for a passphrase, with what stands in the box as buttons: whether it is to be remembered, and to have a strong
 * one generated, which is shown then, since it is to be written down.
 */
export class PassphraseBox {
  readonly #options: BoxOptions;
  /** Where it would be kept; undefined where that is not offered. */
  readonly #keeping: string | undefined;
  #isRemembered: boolean;
  #generated: string | undefined;
  readonly #generate: BoxButton;
  readonly #copy: BoxButton;
  readonly #remember: BoxButton;
  readonly #doNotRemember: BoxButton;

  private constructor(options: BoxOptions, keeping: string | undefined) {
    this.#options = options;
    this.#keeping = keeping;
    this.#isRemembered = keeping !== undefined && options.isRemembered === true;
    const toggle = (box: vscode.InputBox) => {
      this.#isRemembered = !this.#isRemembered;
      this.#tell(box);
    };
    const { l10n, ThemeIcon } = vscode;
    this.#remember = {
      iconPath: new ThemeIcon('save'),
      tooltip: l10n.t('Remember It in {0}', keeping ?? ''),
      press: toggle,
    };
    this.#doNotRemember = {
      iconPath: new ThemeIcon('pass-filled'),
      tooltip: l10n.t('Do Not Remember It'),
      press: toggle,
    };
    this.#generate = {
      iconPath: new ThemeIcon('sparkle'),
      tooltip: l10n.t('Generate a Strong Passphrase'),
      press: (box) => {
        this.#generated = generatePassphrase();
        box.value = this.#generated;
        box.validationMessage = undefined;
        this.#tell(box);
      },
    };
    this.#copy = {
      iconPath: new ThemeIcon('copy'),
      tooltip: l10n.t('Copy the Generated Passphrase'),
      press: () => vscode.env.clipboard.writeText(this.#generated ?? ''),
    };
  }

  static async open(options: BoxOptions): Promise<PassphraseBox> {
    const { secrets } = options;
    return new PassphraseBox(options, secrets && (await describeKeeping(secrets)));
  }

  /** The question; `value` is what was typed when the person was here before. */
  question(value?: string): TextQuestion {
    const { isNew, problem = isNew ? passphraseProblem : undefined } = this.#options;
    return {
      prompt: this.#prompt(),
      password: true,
      value,
      ...(problem && { problem }),
      buttons: () => this.#buttons(),
      onText: (text, box) => {
        if (this.#generated === undefined || text === this.#generated) return;
        // What is typed over it is the person’s own, and hidden like any other.
        this.#generated = undefined;
        this.#tell(box);
      },
    };
  }

  given(passphrase: string): {
    readonly passphrase: string;
    readonly isRemembered: boolean;
    readonly isGenerated: boolean;
  } {
    return {
      passphrase,
      isRemembered: this.#isRemembered,
      isGenerated: passphrase === this.#generated,
    };
  }

  #buttons(): readonly BoxButton[] {
    return [
      ...(this.#generated === undefined ? [] : [this.#copy]),
      ...(this.#options.isNew ? [this.#generate] : []),
      ...(this.#keeping === undefined ? [] : [this.#isRemembered ? this.#doNotRemember : this.#remember]),
    ];
  }

  #tell(box: vscode.InputBox): void {
    box.password = this.#generated === undefined;
    box.prompt = toInertText(this.#prompt());
  }

  #prompt(): string {
    const { isNew, prompt } = this.#options;
    const generated =
      this.#generated === undefined
        ? []
        : [vscode.l10n.t('Generated, of {0} bits. Keep it now: it is not shown again.', GENERATED_BITS)];
    const keeping = this.#isRemembered
      ? [vscode.l10n.t('It will be remembered in {0}.', this.#keeping ?? '')]
      : isNew
        ? [vscode.l10n.t('It is kept nowhere.')]
        : [];
    return [prompt, ...generated, ...keeping].join(' ');
  }
}
