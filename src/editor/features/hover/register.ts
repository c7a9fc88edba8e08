import * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import { describeModel } from '../../../core/words/describeModel.js';
import type { Desk } from '../../desk/desk.js';
import { languages } from '../../desk/ids.js';
import { toFactSheet } from '../../desk/markdown.js';
import { toOffset, toRange } from '../../desk/ranges.js';
import { placeInBlock } from './placeInBlock.js';

/** On any line of a block: over base64 the field that those characters are, and then what the block holds, decoded. */
export function register(desk: Desk): vscode.Disposable {
  return vscode.languages.registerHoverProvider(languages.pem, {
    async provideHover(document, position) {
      const offset = toOffset(document, position);
      const { items } = desk.documents.contentsOf(document);
      const item = items.find((outer) => holds(outer, offset));
      if (item === undefined) return undefined;
      const { version } = document;
      const place = await placeInBlock(document, position, item);
      const { describeFacts } = await import('../../../core/words/describeFacts.js');
      // While the words were loading the text may have moved away from under the pointer.
      if (document.version !== version) return undefined;
      const now = desk.clock();
      // Of a container, what stands in it under the pointer says more.
      const { model } = items.findLast((inner) => inner.block === item.block && holds(inner, offset)) ?? item;
      const sheet = toFactSheet(describeModel(model, now), describeFacts(model, now));
      // The field's own characters, which VS Code marks; over a boundary the whole block.
      if (place === undefined) return new vscode.Hover(sheet, toRange(document, item.span));
      return new vscode.Hover([toFactSheet(place.title, place.facts), sheet], toRange(document, place.span));
    },
  });
}

function holds({ span }: Item, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
