import * as vscode from 'vscode';
import type { Desk } from '../../desk/desk.js';
import { commands, contextKeys } from '../../desk/ids.js';
import { askText } from '../../desk/steps.js';
import { Arrangement } from './arrangement.js';
import { CertificateTree } from './certificateTree.js';
import type { Node } from './nodes.js';

/** The commands that arrange it. */
type Arranging = (typeof commands)[
  'filterEntries' | 'clearFilter' | 'sortByName' | 'sortByExpiry' | 'groupByTag' | 'ungroup'];

/** The view as far as it tells how its tree is arranged. */
type Told = Pick<vscode.TreeView<Node>, 'description' | 'message'>;

/** When the workspace is scanned, in milliseconds after the view shows at first: private keys in the clear are marked then. */
const AT_REST = 2_000;

/** The Certificates view once it shows: its tree, how that is arranged, and the words that tell so. */
export class CertificateView implements vscode.Disposable {
  readonly tree: CertificateTree;
  readonly #view: Told;
  readonly #arrangement: Arrangement;
  readonly #scanning: ReturnType<typeof setTimeout>;

  /** What each command does. */
  readonly arrange: Readonly<Record<Arranging, () => unknown>> = {
    [commands.filterEntries]: () => this.#ask(),
    [commands.clearFilter]: () => {
      this.filter('');
    },
    [commands.sortByName]: () => this.#arrangement.keep({ order: 'name' }),
    [commands.sortByExpiry]: () => this.#arrangement.keep({ order: 'expiry' }),
    [commands.groupByTag]: () => this.#arrangement.keep({ isByTag: true }),
    [commands.ungroup]: () => this.#arrangement.keep({ isByTag: false }),
  };

  constructor(view: Told, desk: Desk) {
    this.#view = view;
    this.#arrangement = new Arrangement(desk.memory);
    this.tree = new CertificateTree(desk, this.#arrangement);
    this.#arrangement.onDidChange(() => {
      this.#tell();
    });
    this.#tell();
    this.#scanning = setTimeout(() => void desk.files.scan(), AT_REST);
  }

  dispose(): void {
    clearTimeout(this.#scanning);
    this.tree.dispose();
    this.#arrangement.dispose();
  }

  async #ask(): Promise<void> {
    const outcome = await askText({
      prompt: vscode.l10n.t(
        'Words to show entries and files by: name, label, tag, owner, subject, issuer, serial number or fingerprint. Nothing shows everything.',
      ),
      value: this.#arrangement.filter,
    });
    if (typeof outcome !== 'string') this.filter(outcome.answer);
  }

  /** Shows what has these words; everything where there are none. */
  filter(words: string): void {
    this.#arrangement.show(words);
  }

  #tell(): void {
    const { filter, isByTag, order } = this.#arrangement;
    this.#view.message =
      filter === ''
        ? ''
        : vscode.l10n.t('Filter: “{0}”. What does not match is hidden; Clear Filter shows it again.', filter);
    this.#view.description = [
      ...(order === 'expiry' ? [vscode.l10n.t('by expiry')] : []),
      ...(isByTag ? [vscode.l10n.t('by tag')] : []),
    ].join(', ');
    const states = [
      [contextKeys.isFiltered, filter !== ''],
      [contextKeys.isByExpiry, order === 'expiry'],
      [contextKeys.isByTag, isByTag],
    ] as const;
    for (const [key, state] of states) void vscode.commands.executeCommand('setContext', key, state);
  }
}
