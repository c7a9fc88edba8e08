import * as vscode from 'vscode';
import { describeFacts } from '../../../core/words/describeFacts.js';
import { describeModel } from '../../../core/words/describeModel.js';
import type { Desk } from '../../desk/desk.js';
import { languages } from '../../desk/ids.js';
import { toFactSheet } from '../../desk/markdown.js';
import { toOffset, toRange } from '../../desk/ranges.js';

/** On any line of a block: what the block holds, decoded. */
export function register(desk: Desk): vscode.Disposable {
  return vscode.languages.registerHoverProvider(languages.pem, {
    provideHover(document, position) {
      const offset = toOffset(document, position);
      const { items } = desk.documents.contentsOf(document);
      const item = items.find(({ span }) => span.start <= offset && offset <= span.end);
      if (item === undefined) return undefined;
      const now = desk.clock();
      const sheet = toFactSheet(describeModel(item.model, now), describeFacts(item.model, now));
      // Over the whole block, so that the pointer may move within it and keep the hover.
      return new vscode.Hover(sheet, toRange(document, item.span));
    },
  });
}
