import * as vscode from 'vscode';
import type { Contents, Item } from '../../../core/contents/contents.js';
import { openItems } from '../../../core/contents/openItems.js';
import type { OpeningOptions } from '../../../core/keys/openKey.js';
import { describeFault } from '../../../core/words/describeFault.js';
import { withLateProgress } from '../../desk/lateProgress.js';
import type { GivenPassphrase } from '../../desk/passphrase.js';

import type { PassphraseOutcome } from './passphraseOfItem.js';

export { PassphraseOfItem } from './passphraseOfItem.js';

/** A file with what a passphrase shows of one of its objects, and how that went, as a sentence. */
export interface OpenedFile {
  readonly contents: Contents;
  readonly outcome: PassphraseOutcome;
  readonly words: string;
}

/** Faults that say why a passphrase did not open something: those of an earlier attempt are forgotten. */
const OF_OPENING = 'opening-';

/** What of a file opens without being asked for: some tools seal containers with an empty passphrase. */
export async function openUnasked(contents: Contents): Promise<Contents> {
  return { ...contents, items: await openAll(contents.items, undefined) };
}

/** Opens one object and what it encloses. Keys and passphrase are forgotten. Undefined where the person leaves. */
export async function openObject(
  contents: Contents,
  index: number,
  { isRemembered = false, passphrase }: GivenPassphrase,
): Promise<OpenedFile | undefined> {
  const { items } = contents;
  const sealed = items[index];
  if (sealed === undefined) return undefined;
  const item = { ...sealed, faults: sealed.faults.filter(({ code }) => !code.startsWith(OF_OPENING)) };
  const opened = await openCostly(item, passphrase);
  if (opened === undefined) return undefined;
  const rest = items.slice(index + 1);
  const next = rest.findIndex(({ container }) => container === undefined);
  const others = next < 0 ? [] : rest.slice(next);
  return {
    contents: { ...contents, items: [...items.slice(0, index), ...opened, ...others] },
    ...outcomeOf(item, opened, isRemembered),
  };
}

/** What takes unusually long to open is opened if the person says so. */
async function openCostly(item: Item, passphrase: string): Promise<readonly Item[] | undefined> {
  const items = await openAtLength(item, passphrase, false);
  const costly = items.flatMap(({ faults }) => faults).find(({ code }) => code === 'opening-costly');
  if (costly === undefined) return items;
  const open = vscode.l10n.t('Open It All the Same');
  const chosen = await vscode.window.showWarningMessage(describeFault(costly), { modal: true }, open);
  return chosen === open ? openAtLength(item, passphrase, true) : undefined;
}

function openAtLength(item: Item, passphrase: string, insist: boolean): Promise<readonly Item[]> {
  return withLateProgress(vscode.l10n.t('Opening with the passphrase'), (signal) =>
    openAll([item], passphrase, { insist, signal }),
  );
}

async function openAll(
  items: readonly Item[],
  passphrase: string | undefined,
  options: OpeningOptions = {},
): Promise<readonly Item[]> {
  const opened: Item[] = [];
  for await (const item of openItems(items, passphrase, options)) opened.push(item);
  return opened;
}

function outcomeOf(
  item: Item,
  opened: readonly Item[],
  isRemembered: boolean,
): Pick<OpenedFile, 'outcome' | 'words'> {
  const fault = opened.flatMap(({ faults }) => faults).find(({ code }) => code.startsWith(OF_OPENING));
  if (fault !== undefined) {
    const isWrong = fault.code === 'opening-passphrase-wrong';
    return { outcome: isWrong ? 'passphrase-wrong' : 'unknown', words: describeFault(fault) };
  }
  // What is as it was has faults of its own that say why.
  if (opened[0] === item)
    return { outcome: 'unknown', words: vscode.l10n.t('It is too damaged to be opened.') };
  const words = isRemembered
    ? vscode.l10n.t('Opened. The passphrase is remembered.')
    : vscode.l10n.t('Opened. The passphrase is kept nowhere.');
  return { outcome: 'opened', words };
}
