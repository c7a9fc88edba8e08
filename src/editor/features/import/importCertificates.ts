import * as vscode from 'vscode';
import type { Entry } from '../../../core/store/entry.js';
import { RefusedWrite } from '../../../core/store/refusedWrite.js';
import type { Stamp } from '../../../core/store/change/stamp.js';
import { replacedBy, type ChosenEntry, withoutRepeated } from '../../../core/store/import/importChanges.js';
import type { ImportPlan, PlannedEntry } from '../../../core/store/import/importPlan.js';
import { planImport } from '../../../core/store/import/planImport.js';
import { type EntryAddress, entryPath } from '../../../core/store/layout.js';
import { describeImported } from '../../../core/words/describeImport.js';
import { countOf } from '../../../core/words/describeLifetime.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { askCustody, NO_CUSTODY, tellCustody } from '../../desk/keyCustody.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { toInertText } from '../../desk/inertText.js';
import { commands } from '../../desk/ids.js';
import { withLateProgress } from '../../desk/lateProgress.js';
import { toSignal } from '../../desk/signal.js';
import { askKinds, askLabel } from './askKinds.js';
import { choosePlan } from './choosePlan.js';
import {
  askFiles,
  askFolder,
  fromClipboard,
  fromSelection,
  givenSources,
  sourceInFront,
} from './givenSources.js';
import { completePassphrases, keepChosen } from './keepChosen.js';
import { readSources } from './readSources.js';
import type { Source } from './source.js';
import { unlockFound } from './unlockFound.js';
import { type Imported, writeLeftOut, writeReport } from './writeReport.js';

type SourcesOf = (given: readonly unknown[], folder: vscode.Uri) => Promise<readonly Source[] | undefined>;

/**
 * Where each command takes its sources from, with what it was called with, and the folder that a dialog begins with;
 * undefined where the person leaves.
 */
export const sourcesOf = {
  [commands.importCertificate]: async (given, folder) =>
    (await givenSources(given)) ?? (await askFiles(folder)),
  [commands.importFolder]: (_given, folder) => askFolder(folder),
  [commands.importClipboard]: fromClipboard,
  [commands.importSelection]: fromSelection,
  [commands.addToStore]: async (given, folder) =>
    (await givenSources(given)) ?? (await sourceInFront()) ?? (await askFiles(folder)),
} satisfies Record<string, SourcesOf>;

/** Reads what there is, shows what it is, and keeps what the person agrees to, all of it or nothing. */
export async function importFrom(sources: readonly Source[], desk: StoreDesk): Promise<void> {
  const { clock, store } = desk;
  const found = await withLateProgress(vscode.l10n.t('Reading what is to be imported'), (signal, tell) =>
    readSources(sources, {
      store: store.folder,
      signal,
      tell: (files) => {
        tell(countOf(files, 'file'));
      },
    }),
  );
  const { entries: existing } = await store.contents();
  const opened = await unlockFound(found, existing, desk);
  if (opened === undefined) return;
  const plan = await withLateProgress(vscode.l10n.t('Sorting what was found'), (signal) =>
    planImport({ found, existing, now: clock(), verify: desk.verify, signal }),
  );
  const stamps = await stampsOf(plan, desk);
  const chosen = await choose(plan, existing, clock());
  const kept =
    chosen?.some(({ kind }) => kind === 'authority') === true ? await askCustody(desk) : NO_CUSTODY;
  const passphrases = chosen && kept && (await completePassphrases(chosen, opened, desk));
  if (chosen === undefined || passphrases === undefined) return;
  const replaced = new Map(
    replacedBy(chosen).map((address) => [entryPath(address), stampIn(stamps, address)]),
  );
  const added = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Importing certificates'),
      cancellable: true,
    },
    (progress, token) => {
      const tell = (sealed: number) => {
        progress.report({ message: vscode.l10n.t('{0} of {1}', sealed, chosen.length) });
      };
      return keepChosen(
        chosen,
        { passphrases, custody: kept?.custody ?? 'in', stamps: replaced, signal: toSignal(token), tell },
        desk,
      );
    },
  );
  tellImported({ plan, chosen, added }, clock());
  const authority = added.find(({ kind }) => kind === 'authority');
  if (authority && kept)
    void tellCustody(toPlain(authority.name), store.uriOf(authority, 'key.pem'), kept, desk);
}

/** What the person wants of the plan, and as what. Undefined where they leave, or where there is nothing to want. */
async function choose(
  plan: ImportPlan,
  existing: readonly Entry[],
  now: number,
): Promise<readonly ChosenEntry[] | undefined> {
  const show = () => void showText({ plan, chosen: [], added: [] }, now);
  if (plan.entries.length + plan.offered.length + plan.peers.length === 0) {
    await tellNothing(plan, show);
    return undefined;
  }
  const wanted = await choosePlan(plan, now, show);
  const kinds = wanted && (await askKinds(wanted));
  const labelled = kinds && (await askOneLabel(kinds, plan.entries, existing));
  return labelled && withoutRepeated(labelled);
}

async function askOneLabel(
  chosen: readonly ChosenEntry[],
  entries: readonly PlannedEntry[],
  existing: readonly Entry[],
): Promise<readonly ChosenEntry[] | undefined> {
  const [one, ...others] = chosen.filter(({ entry }) => entries.includes(entry));
  if (one?.entry.object.kind !== 'certificate' || others.length > 0) return chosen;
  const entry = await askLabel(one.entry, existing);
  return entry && chosen.map((each) => (each === one ? { ...one, entry } : each));
}

async function stampsOf({ entries }: ImportPlan, { store }: StoreDesk): Promise<ReadonlyMap<string, Stamp>> {
  const stamps = new Map<string, Stamp>();
  for (const { answers, supersedes } of entries)
    for (const address of answers ? [answers, ...supersedes] : supersedes) {
      const path = entryPath(address);
      const stamp = stamps.has(path) ? undefined : await store.stamp(path);
      if (stamp !== undefined) stamps.set(path, stamp);
    }
  return stamps;
}

function stampIn(stamps: ReadonlyMap<string, Stamp>, address: EntryAddress): Stamp {
  const stamp = stamps.get(entryPath(address));
  if (stamp === undefined) throw new RefusedWrite('changed-meanwhile');
  return stamp;
}

async function tellNothing(plan: ImportPlan, show: () => void): Promise<void> {
  const message =
    plan.known.length > 0
      ? vscode.l10n.t('There is nothing new to import.')
      : vscode.l10n.t('Nothing can be imported.');
  const why = vscode.l10n.t('Show Why');
  const detail = toInertText(writeLeftOut(plan));
  const options = { modal: true, detail };
  if ((await vscode.window.showWarningMessage(message, options, why)) === why) show();
}

function tellImported(imported: Imported, now: number): void {
  const show = vscode.l10n.t('Show Report');
  const message = `${describeImported(imported.added.length, imported.plan)}.`;
  void vscode.window.showInformationMessage(toInertText(message), show).then((chosen) => {
    if (chosen === show) void showText(imported, now);
  });
}

/** A text of its own, which is a file only if the person saves it. */
async function showText(imported: Imported, now: number): Promise<void> {
  const content = writeReport(imported, now);
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
  await vscode.window.showTextDocument(document, { preview: false });
}
