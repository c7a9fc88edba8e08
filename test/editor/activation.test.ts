import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../src/editor/desk/ids.js';

const extension = vscode.extensions.getExtension('cdcerts.connect-direct-certificates');

describe('the extension', () => {
  // Were it asleep, a click on a binary .cer would show VS Code’s notice: such a file is no text, and wakes nothing.
  it('wakes in a folder that has files of certificates by their names', async () => {
    assert.ok(extension);
    // No event tells of it; where it never wakes, the test's own time runs out.
    while (!extension.isActive) await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });

  it('has a command for each that the manifest promises', async () => {
    const known = await vscode.commands.getCommands(true);
    assert.deepEqual(
      Object.values(commands).filter((command) => !known.includes(command)),
      [],
    );
  });
});
