import * as vscode from 'vscode';
import type { Entry } from '../../../core/store/entry.js';
import { describeRole } from '../../../core/words/describeCertificate.js';
import { describeLifetime } from '../../../core/words/describeLifetime.js';
import { describeModel } from '../../../core/words/describeModel.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { ENTRY_ICONS } from '../../desk/entryIcons.js';
import type { Desk } from '../../desk/desk.js';
import type { ReadableStore } from '../../desk/storeDesk.js';
import { entryOf } from '../../desk/entryOf.js';
import { askChoice, type Choice } from '../../desk/steps.js';
import { type Asked, SELECTION } from './asked.js';

/**
 * The entries that a command is about, as the store has them now; those of which `isFit` does not hold are left out. Where
 * none was clicked or selected, the person chooses one; empty where they leave.
 */
export async function chosenEntries(
  asked: Asked,
  question: string,
  desk: Pick<Desk, 'clock' | 'selection'> & { readonly store: ReadableStore },
  isFit: (entry: Entry) => boolean = () => true,
): Promise<readonly Entry[]> {
  const { entries } = await desk.store.contents();
  const given = givenLines(asked, desk).flatMap((line) => entryOf(line) ?? []);
  const fit = entries.filter(isFit);
  if (given.length > 0)
    return fit.filter((entry) => given.some(({ kind, name }) => entry.kind === kind && entry.name === name));
  const chosen = await askEntry(fit, question, desk);
  return chosen ? [chosen] : [];
}

/** The lines of the Certificates view that a command is about. */
export function givenLines(
  { line, lines }: Asked,
  { selection }: Pick<Desk, 'selection'>,
): readonly unknown[] {
  if (line === SELECTION) return selection.lines();
  return Array.isArray(lines) && lines.includes(line) ? lines : [line];
}

/** Undefined where there is none, which is said, or where the person leaves. */
export async function askEntry(
  entries: readonly Entry[],
  placeholder: string,
  { clock }: Pick<Desk, 'clock'>,
): Promise<Entry | undefined> {
  if (entries.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The certificate store has no entry that this could be done with.'),
    );
    return undefined;
  }
  const outcome = await askChoice<Entry>({
    placeholder,
    choices: entries.map((entry) => toChoice(entry, clock())),
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

export function toChoice(entry: Entry, now: number): Choice<Entry> {
  return {
    label: nameOf(entry),
    description: describeEntry(entry, now),
    iconPath: new vscode.ThemeIcon(ENTRY_ICONS[entry.kind]),
    value: entry,
  };
}

function describeEntry({ certificates: [own], kind, request, revocationList }: Entry, now: number): string {
  if (own) {
    const { notAfter, notBefore } = own.certificate;
    const role = kind === 'peer' ? vscode.l10n.t('partner certificate') : describeRole(own.certificate);
    return `${role} · ${describeLifetime(notBefore, notAfter, now)}`;
  }
  const object = request ?? (kind === 'crl' ? revocationList : undefined);
  return object ? describeModel(object, now) : vscode.l10n.t('damaged');
}

/** What an entry is called where people read it. */
export function nameOf({ name, notes }: Entry): string {
  return toPlain(notes.label ?? name);
}
