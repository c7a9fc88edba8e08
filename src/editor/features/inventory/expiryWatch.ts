import * as vscode from 'vscode';
import { summarizeExpiry } from '../../../core/inventory/summarizeExpiry.js';
import type { Entry } from '../../../core/store/entry.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { Desk } from '../../desk/desk.js';
import { commands, settings as ids } from '../../desk/ids.js';
import { onSettingsChange, settings } from '../../desk/settings.js';
import { describeNotice } from './describeNotice.js';

/** Calls back once, in so many milliseconds. */
export type Wait = (milliseconds: number, react: () => void) => Waiting;

/** What can be given up. */
interface Waiting {
  dispose(): unknown;
}

/** The longest that a timer waits: 2^31 - 1 milliseconds, about 25 days. */
const LONGEST = 2_147_483_647;

/** How long the store must be quiet after a change before it is read again, in milliseconds. */
const QUIET = 1_000;

const waitByTimer: Wait = (milliseconds, react) => {
  const timer = setTimeout(react, milliseconds);
  return {
    dispose: () => {
      clearTimeout(timer);
    },
  };
};

/** Says in the status bar, and on the view’s icon, how many certificates of the store are near their end; else nothing. */
export class ExpiryWatch implements vscode.Disposable {
  readonly #desk: Desk;
  readonly #wait: Wait;
  readonly #listening: vscode.Disposable;
  #certificates: readonly Certificate[] = [];
  #partners: ReadonlySet<Certificate> = new Set();
  #item: vscode.StatusBarItem | undefined;
  /** Which question was the last: a late answer to another one is dropped. */
  #asked = 0;
  #turn = Infinity;
  #turning: Waiting | undefined;
  #reading: Waiting | undefined;

  constructor(desk: Desk, wait: Wait = waitByTimer) {
    this.#desk = desk;
    this.#wait = wait;
    const look = () => {
      this.#look();
    };
    this.#listening = vscode.Disposable.from(
      desk.store.onDidChange(() => {
        this.#readLater();
      }),
      // A machine that slept over a threshold has its timers late.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused && desk.clock() >= this.#turn) look();
      }),
      onSettingsChange([ids.expiryWarningDays, ids.expiryLeadDays, ids.expiryCaLeadDays], look),
    );
  }

  /** The item of the status bar; undefined where nothing is near. */
  get item(): Pick<vscode.StatusBarItem, 'text' | 'tooltip' | 'command'> | undefined {
    return this.#item;
  }

  /** Looks at what the stores of the workspace hold now. */
  async update(): Promise<void> {
    const asked = ++this.#asked;
    const contents = await Promise.all(this.#desk.store.all.map((store) => store.contents()));
    if (asked !== this.#asked) return;
    const entries = contents.flatMap((one) => one.entries);
    const certificatesIn = (some: readonly Entry[]) =>
      some.flatMap(({ certificates }) => certificates.map(({ certificate }) => certificate));
    this.#certificates = certificatesIn(entries);
    const own = new Set(certificatesIn(entries.filter(({ kind }) => kind !== 'peer')));
    // The same text is read once: what stands in a key’s entry as well is one object with a partner’s.
    this.#partners = new Set(this.#certificates.filter((one) => !own.has(one)));
    this.#look();
  }

  dispose(): void {
    this.#asked = NaN;
    vscode.Disposable.from(this.#listening).dispose();
    for (const one of [this.#turning, this.#reading, this.#item]) one?.dispose();
  }

  /** What changed is read once the burst is over, also where no view is open that would ask for it. */
  #readLater(): void {
    this.#reading?.dispose();
    this.#reading = this.#wait(QUIET, () => void this.update());
  }

  #look(): void {
    const { badge, clock, store } = this.#desk;
    const now = clock();
    const policy = settings.expiryPolicy(store.folder);
    const summary = summarizeExpiry(this.#certificates, now, policy, this.#partners);
    const notice = describeNotice(summary, policy);
    this.#show(notice);
    badge.fire(notice?.badge);
    this.#turn = summary.turn;
    this.#turning?.dispose();
    this.#turning =
      summary.turn === Infinity
        ? undefined
        : this.#wait(Math.min(summary.turn - now, LONGEST), () => {
            this.#look();
          });
  }

  #show(notice: ReturnType<typeof describeNotice>): void {
    if (notice === undefined) {
      this.#item?.dispose();
      this.#item = undefined;
      return;
    }
    const item = (this.#item ??= this.#newItem());
    item.text = `$(watch) ${notice.text}`;
    item.tooltip = notice.tooltip;
    item.accessibilityInformation = { label: notice.tooltip, role: 'button' };
    item.show();
  }

  #newItem(): vscode.StatusBarItem {
    const item = vscode.window.createStatusBarItem('cdcerts.expiry', vscode.StatusBarAlignment.Left);
    item.name = vscode.l10n.t('Certificate Expiry');
    item.command = commands.openInventory;
    return item;
  }
}
