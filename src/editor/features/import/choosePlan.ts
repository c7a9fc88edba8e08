import * as vscode from 'vscode';
import { fingerprint } from '../../../core/path/fingerprint.js';
import { type ImportPlan, PASSED_OVER, type PlannedEntry } from '../../../core/store/import/importPlan.js';
import { describeFingerprint } from '../../../core/words/certificateFacts.js';
import {
  describeKnown,
  describePlan,
  describePlannedEntry,
  describeRefusal,
  describeRelation,
  describeWarningShortly,
} from '../../../core/words/describeImport.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { ENTRY_ICONS } from '../../desk/entryIcons.js';
import { toInertText } from '../../desk/inertText.js';

/** Lines of what is not imported that the list shows; a folder may have thousands, and the text shows them all. */
const SHOWN_LINES = 200;

/** A line of the list. Without an entry it tells of something that cannot be imported. */
interface Line extends vscode.QuickPickItem {
  readonly entry?: PlannedEntry;
}

/**
 * Shows what would be written, checked but for what may be a partner’s, and what not, and why; answers what the person agrees to, or undefined.
 * @param showText called where they want to read it all as a text
 */
export function choosePlan(
  plan: ImportPlan,
  now: number,
  showText: () => void,
): Promise<readonly PlannedEntry[] | undefined> {
  const pick = vscode.window.createQuickPick<Line>();
  pick.title = toInertText(vscode.l10n.t('Import: {0}', describePlan(plan)));
  // Nothing is checked before the person has done it.
  const isOfPeers = plan.entries.length + plan.offered.length === 0;
  pick.placeholder = isOfPeers
    ? vscode.l10n.t('Check what is a partner’s certificate: first compare the fingerprints')
    : vscode.l10n.t('Enter imports what is checked: first compare the fingerprints');
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.buttons = [
    { iconPath: new vscode.ThemeIcon('open-preview'), tooltip: vscode.l10n.t('Show All of It as Text') },
  ];
  pick.items = toLines(plan, now);
  pick.selectedItems = pick.items.filter(({ entry }) => entry !== undefined && !plan.peers.includes(entry));
  return new Promise((resolve) => {
    const settle = (chosen: readonly PlannedEntry[] | undefined) => {
      vscode.Disposable.from(...listening, pick).dispose();
      resolve(chosen);
    };
    const listening: vscode.Disposable[] = [
      pick.onDidChangeSelection((selected) => {
        // What cannot be imported cannot be checked: the list has no lines without a box.
        if (selected.some(({ entry }) => entry === undefined))
          pick.selectedItems = selected.filter(({ entry }) => entry !== undefined);
      }),
      pick.onDidTriggerButton(showText),
      pick.onDidTriggerItemButton(({ item: { entry } }) => {
        if (entry?.object.kind === 'certificate')
          void vscode.env.clipboard.writeText(describeFingerprint(entry.object));
      }),
      pick.onDidAccept(() => {
        const chosen = pick.selectedItems.flatMap(({ entry }) => entry ?? []);
        settle(chosen.length === 0 ? undefined : chosen);
      }),
      pick.onDidHide(() => {
        settle(undefined);
      }),
    ];
    pick.show();
  });
}

function toLines({ entries, known, offered, peers, refused }: ImportPlan, now: number): readonly Line[] {
  const { l10n } = vscode;
  const icon = (id: string) => ({ iconPath: new vscode.ThemeIcon(id) });
  return [
    ...entries.map((entry) => toLine(entry, now)),
    // A title would stand in the first line of its section, and cut the fingerprint below it.
    ...section(
      '',
      offered.map((entry) => toLine(entry, now)),
    ),
    ...section(
      '',
      peers.map((entry) => toLine(entry, now)),
    ),
    ...shortSection(
      l10n.t('In the store already'),
      known.map((one) => ({ label: toInertText(describeKnown(one)), ...icon('check') })),
    ),
    ...shortSection(
      l10n.t('Left out'),
      refused.map((one) => ({
        label: toInertText(describeRefusal(one)),
        ...icon(PASSED_OVER.has(one.reason) ? 'dash' : 'error'),
      })),
    ),
  ];
}

function toLine(entry: PlannedEntry, now: number): Line {
  const { kinds, label, object, warnings } = entry;
  const name = toPlain(label);
  const what = describePlannedEntry(entry, now);
  const description = [
    describeRelation(entry),
    ...warnings.map(describeWarningShortly),
    // The name is not said twice.
    what.startsWith(`${name} — `) ? what.slice(name.length + ' — '.length) : what,
  ].filter((part) => part !== undefined);
  return {
    label: toInertText(name),
    description: toInertText(description.join(' · ')),
    ...(object.kind === 'certificate' && { detail: `SHA-256 ${inGroups(fingerprint(object))}` }),
    iconPath: new vscode.ThemeIcon(warnings.length > 0 ? 'warning' : ENTRY_ICONS[kinds[0]]),
    ...(object.kind === 'certificate' && {
      buttons: [
        { iconPath: new vscode.ThemeIcon('copy'), tooltip: vscode.l10n.t('Copy the SHA-256 Fingerprint') },
      ],
    }),
    entry,
  };
}

/** All of a fingerprint in one line of the list: with a colon after each pair, its end would be cut. */
function inGroups(hex: string): string {
  return hex.toUpperCase().replace(/.{8}(?=.)/g, '$& ');
}

function section(title: string, lines: readonly Line[]): readonly Line[] {
  if (lines.length === 0) return [];
  const label = title === '' ? '' : `${title} (${lines.length})`;
  return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...lines];
}

function shortSection(title: string, lines: readonly Line[]): readonly Line[] {
  const rest = lines.length - SHOWN_LINES;
  if (rest <= 0) return section(title, lines);
  const [head = { label: '' }] = section(title, lines);
  const more = { label: vscode.l10n.t('… and {0} more, which the text shows', rest) };
  return [head, ...lines.slice(0, SHOWN_LINES), more];
}
