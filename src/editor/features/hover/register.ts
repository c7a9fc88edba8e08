import * as vscode from 'vscode';
import { describeFacts } from '../../../core/words/describeFacts.js';
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
      const item = items.find(({ span }) => span.start <= offset && offset <= span.end);
      if (item === undefined) return undefined;
      const { version } = document;
      const place = await placeInBlock(document, position, item);
      // While the words were loading the text may have moved away from under the pointer.
      if (document.version !== version) return undefined;
      const now = desk.clock();
      const sheet = toFactSheet(describeModel(item.model, now), describeFacts(item.model, now));
      // The field's own characters, which VS Code marks; over a boundary the whole block.
      if (place === undefined) return new vscode.Hover(sheet, toRange(document, item.span));
      return new vscode.Hover([toFactSheet(place.title, place.facts), sheet], toRange(document, place.span));
    },
  });
}
