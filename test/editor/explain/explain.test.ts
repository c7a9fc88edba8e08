import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readExplanations } from '../../../src/editor/features/explain/readExplanations.js';
import { showSource } from '../../../src/editor/features/explain/showSource.js';
import { readText } from '../../support/editorDesk.js';
import { closeEditors, until } from '../../support/inEditor.js';

const extension = vscode.extensions.getExtension('cdcerts.connect-direct-certificates');
assert.ok(extension);
const file = vscode.Uri.joinPath(extension.extensionUri, 'media', 'findings.md');

/** The Markdown preview that is in front. */
function preview(): vscode.Tab | undefined {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  return activeTab?.input instanceof vscode.TabInputWebview &&
    activeTab.input.viewType.endsWith('markdown.preview')
    ? activeTab
    : undefined;
}

/** Runs the command, and presses the key until the list has come to the screen and taken it. */
async function runAndPress(key: string): Promise<void> {
  const ended = vscode.commands.executeCommand('cdcerts.explainFinding').then(() => true);
  const press = () => vscode.commands.executeCommand(key).then(() => false);
  while (!(await Promise.race([ended, press()])));
}

describe('the explanation of a finding', () => {
  beforeEach(() => extension.activate());
  afterEach(closeEditors);

  it('opens in the Markdown preview', async () => {
    await vscode.commands.executeCommand('cdcerts.explainFinding', 'issuer-missing');
    const tab = await until(preview, vscode.window.tabGroups.onDidChangeTabs);
    assert.match(tab.label, /findings\.md/);
  });

  it('is asked for where no finding is named', async () => {
    await runAndPress('workbench.action.acceptSelectedQuickOpenItem');
    assert.ok(await until(preview, vscode.window.tabGroups.onDidChangeTabs));
  });

  it('is not opened where the person leaves', async () => {
    await runAndPress('workbench.action.closeQuickOpen');
    assert.equal(preview(), undefined);
  });

  it('is shown as text where there is no preview, the cursor on its heading', async () => {
    await showSource(file, 'key-mismatch');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), file.toString());
    assert.equal(editor.document.lineAt(editor.selection.active).text, '### key-mismatch');
    await showSource(file, 'no-such-finding');
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 0);
  });

  it('is offered with what it is about', async () => {
    const explanations = readExplanations(await readText(file));
    assert.ok(explanations.length > 50);
    assert.equal(
      explanations.find(({ code }) => code === 'expired')?.summary,
      "The certificate's last day has passed. Error.",
    );
    for (const { code, summary } of explanations) {
      assert.match(code, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      // It is shown in a list, where this would be an icon.
      assert.doesNotMatch(summary, /^$|\$\(|\n/, code);
    }
  });
});
