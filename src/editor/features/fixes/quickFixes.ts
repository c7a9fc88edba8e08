import * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import { extraneousCertificate } from '../../../core/findings/rules/extraneousCertificate.js';
import { canonicalBlocks } from '../../../core/fixes/canonicalBlock.js';
import { completeChain } from '../../../core/fixes/completeChain.js';
import { dropBlocks } from '../../../core/fixes/dropBlocks.js';
import { orderChain } from '../../../core/fixes/orderChain.js';
import { repetitionsIn } from '../../../core/fixes/superfluous.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { placeOf } from '../../../core/contents/placeOf.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { type FixedDocument, inWorkspace, itemAt } from './fixedDocument.js';
import { sayAdd } from './sayAdd.js';
import { type Fix, toAction } from './toAction.js';

type Mend = (
  diagnostic: vscode.Diagnostic,
  fixed: FixedDocument,
  desk: Desk,
) => Promise<readonly Fix[]> | readonly Fix[];

/** By the code of the finding; every other one is mended, where it can be, by writing its block anew. */
const MENDS: Readonly<Record<string, Mend>> = {
  'chain-order': async (_diagnostic, { text, file }) => [
    {
      title: vscode.l10n.t('Put the chain in order'),
      edits: await orderChain(text, file),
      isPreferred: true,
    },
  ],
  duplicate: (diagnostic, fixed) => {
    const repeated = repetitionsIn(fixed.file);
    return [
      drop(vscode.l10n.t('Remove this repetition'), fixed, only(fixed, diagnostic), true),
      ...several(repeated, (count) => vscode.l10n.t('Remove all {0} repetitions', count), fixed),
    ];
  },
  'extraneous-certificate': async (diagnostic, fixed) => {
    const [item] = only(fixed, diagnostic);
    if (item?.model.kind !== 'certificate') return [];
    const title = vscode.l10n.t('Remove {0}, which has no part in the chain', certificateLabel(item.model));
    const strangers = await strangersIn(fixed);
    return [
      drop(title, fixed, new Set([item]), true),
      ...several(
        strangers,
        (count) => vscode.l10n.t('Remove all {0} that have no part in the chain', count),
        fixed,
      ),
    ];
  },
  'issuer-missing': async (_diagnostic, fixed, desk) => {
    const { added, edits } = await completeChain(fixed.text, await inWorkspace(fixed, desk), 'root');
    return [{ title: sayAdd(added), edits, isPreferred: true }];
  },
};

/** Findings of one selection that mends are looked for: a list that anybody reads has fewer. */
const LOOKED_AT = 20;

/** The mends of what the diagnostics tell, each once. */
export async function quickFixes(
  diagnostics: readonly vscode.Diagnostic[],
  fixed: FixedDocument,
  desk: Desk,
): Promise<readonly vscode.CodeAction[]> {
  const actions = new Map<string, vscode.CodeAction>();
  for (const diagnostic of diagnostics.slice(0, LOOKED_AT)) {
    const code = codeOf(diagnostic);
    const fixes = await (MENDS[code] ?? rewrite)(diagnostic, fixed, desk);
    const offered = fixes.flatMap((fix) =>
      toAction({ diagnostics: [diagnostic], ...fix }, vscode.CodeActionKind.QuickFix, fixed.document),
    );
    for (const action of [...offered, ...byCommand(code, diagnostic, fixed)])
      if (!actions.has(action.title)) actions.set(action.title, action);
  }
  return [...actions.values()];
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The block that the finding stands on. */
function only(fixed: FixedDocument, { range }: vscode.Diagnostic): ReadonlySet<Item> {
  const item = itemAt(fixed, range);
  return new Set(item === undefined ? [] : [item]);
}

function drop(
  title: string,
  { text, items }: FixedDocument,
  dropped: ReadonlySet<Item>,
  isPreferred = false,
): Fix {
  return { title, edits: dropBlocks(text, items, dropped), isPreferred };
}

/** For all that are alike, where there is more than one. */
function several(
  items: ReadonlySet<Item>,
  title: (count: number) => string,
  fixed: FixedDocument,
): readonly Fix[] {
  return items.size > 1 ? [drop(title(items.size), fixed, items)] : [];
}

async function strangersIn({ file }: FixedDocument): Promise<ReadonlySet<Item>> {
  const remarks = [...(await extraneousCertificate.check(file))];
  const places = new Set(remarks.map(({ span }) => span.start));
  const strangers = file.certificates.filter(({ item }) => places.has(placeOf(item).start));
  return new Set(strangers.map(({ item }) => item));
}

/** The block as RFC 7468 has it, where that mends something. */
function rewrite(diagnostic: vscode.Diagnostic, fixed: FixedDocument): readonly Fix[] {
  const rewritings = canonicalBlocks(fixed.text, fixed.items, 'faulty');
  const here = rewritings.find(({ item }) => item === itemAt(fixed, diagnostic.range));
  if (here === undefined) return [];
  const one = {
    title: vscode.l10n.t('Write this block as RFC 7468 has it'),
    edits: here.edits,
    isPreferred: true,
  };
  if (rewritings.length === 1) return [one];
  const title = vscode.l10n.t('Write all {0} such blocks as RFC 7468 has it', rewritings.length);
  return [one, { title, edits: rewritings.flatMap(({ edits }) => edits) }];
}

/** What asks for something first, or is none of the text. */
function byCommand(
  code: string,
  diagnostic: vscode.Diagnostic,
  { document }: FixedDocument,
): readonly vscode.CodeAction[] {
  const command = commandFor(code, diagnostic, document);
  if (command === undefined) return [];
  const action = new vscode.CodeAction(command.title, vscode.CodeActionKind.QuickFix);
  action.command = command;
  action.diagnostics = [diagnostic];
  action.isPreferred = true;
  return [action];
}

function commandFor(
  code: string,
  { range }: vscode.Diagnostic,
  { uri }: vscode.TextDocument,
): vscode.Command | undefined {
  switch (code) {
    case 'key-unencrypted':
      return {
        title: vscode.l10n.t('Encrypt this private key…'),
        command: commands.encryptPrivateKey,
        arguments: [uri, range.start],
      };
    case 'text-utf16':
    case 'byte-order-mark':
      return {
        title: vscode.l10n.t('Save as UTF-8 without a byte order mark…'),
        command: 'workbench.action.editor.changeEncoding',
      };
    default:
      return undefined;
  }
}
