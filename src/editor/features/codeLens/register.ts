import * as vscode from 'vscode';
import type { Model } from '../../../core/contents/contents.js';
import { placeOf } from '../../../core/contents/placeOf.js';
import { describeGlance } from '../../../core/words/describeGlance.js';
import type { Desk } from '../../desk/desk.js';
import { commands, languages, settings as ids } from '../../desk/ids.js';
import { toInertText } from '../../desk/inertText.js';
import { toRange } from '../../desk/ranges.js';
import { onSettingsChange, settings } from '../../desk/settings.js';

/** A lens knows its object, so that only those in sight are put into words. */
class ObjectLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly model: Model,
    readonly open: readonly [uri: vscode.Uri, object: number],
  ) {
    super(range);
  }
}

function chainLens(range: vscode.Range, uri: vscode.Uri): vscode.CodeLens {
  return new vscode.CodeLens(range, {
    command: commands.showChain,
    title: vscode.l10n.t('Show chain'),
    arguments: [uri, range.start],
  });
}

/** Over each block, in one line: what it is and how long it lives. A click shows all of it in the viewer. */
export function register({ clock, documents }: Desk): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      if (!settings.codeLens(document.uri)) return [];
      return documents.contentsOf(document).items.flatMap((item, index) => {
        if (item.container !== undefined) return [];
        const range = toRange(document, placeOf(item));
        const lens = new ObjectLens(range, item.model, [document.uri, index]);
        return item.model.kind === 'certificate' ? [lens, chainLens(range, document.uri)] : [lens];
      });
    },
    resolveCodeLens(lens) {
      if (!(lens instanceof ObjectLens)) return lens;
      lens.command = {
        command: commands.openInViewer,
        title: toInertText(describeGlance(lens.model, clock())),
        tooltip: vscode.l10n.t('Open in Certificate Viewer'),
        arguments: [...lens.open],
      };
      return lens;
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider(languages.pem, provider),
    onSettingsChange([ids.codeLens], () => {
      changed.fire();
    }),
  );
}
