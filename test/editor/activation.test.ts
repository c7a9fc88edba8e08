import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../src/editor/desk/ids.js';
import { open } from '../support/inEditor.js';

const extension = vscode.extensions.getExtension('cdcerts.connect-direct-certificates');
/** All suites are loaded before the first of them runs. */
const wasActive = extension?.isActive;

describe('the extension', () => {
  it('sleeps while nothing of it is asked for', () => {
    assert.equal(wasActive, false);
  });

  it('wakes for a certificate, and has a command for each that the manifest promises', async () => {
    await open('pki/rsa/leaf.pem');
    await extension?.activate();
    const known = await vscode.commands.getCommands(true);
    assert.deepEqual(
      Object.values(commands).filter((command) => !known.includes(command)),
      [],
    );
  });
});
