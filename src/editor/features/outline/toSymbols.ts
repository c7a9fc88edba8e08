import * as vscode from 'vscode';
import type { Contents, Item } from '../../../core/contents/contents.js';
import { placeOf } from '../../../core/contents/placeOf.js';
import { describeModel } from '../../../core/words/describeModel.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { toRange } from '../../desk/ranges.js';

const KINDS: Readonly<Record<Item['model']['kind'], vscode.SymbolKind>> = {
  certificate: vscode.SymbolKind.Object,
  request: vscode.SymbolKind.Event,
  crl: vscode.SymbolKind.Array,
  privateKey: vscode.SymbolKind.Key,
  publicKey: vscode.SymbolKind.Key,
  keystore: vscode.SymbolKind.Package,
  unknown: vscode.SymbolKind.Null,
};

/** A file's objects for outline and breadcrumbs; what stands in a container stands below it. */
export function toSymbols(
  { items }: Contents,
  document: vscode.TextDocument,
  now: number,
): vscode.DocumentSymbol[] {
  const symbols: vscode.DocumentSymbol[] = [];
  for (const item of items) {
    const symbol = toSymbol(item, document, now);
    const container = item.container === undefined ? undefined : symbols.at(-1);
    (container?.children ?? symbols).push(symbol);
  }
  return symbols;
}

function toSymbol(item: Item, document: vscode.TextDocument, now: number): vscode.DocumentSymbol {
  const { block, container, model, span } = item;
  const isUnknown = model.kind === 'unknown';
  // VS Code throws at a name that is empty.
  const name = isUnknown ? toPlain(container?.alias ?? block?.label ?? '') || '—' : describeModel(model, now);
  const detail = isUnknown ? describeModel(model, now) : toPlain(container?.alias ?? '');
  const whole = toRange(document, span);
  return new vscode.DocumentSymbol(name, detail, KINDS[model.kind], whole, toRange(document, placeOf(item)));
}
