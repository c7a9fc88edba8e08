import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, customEditors } from '../../../src/editor/desk/ids.js';
import { watchBinaryTabs } from '../../../src/editor/features/viewer/watchBinaryTabs.js';
import { openDesk } from '../../support/editorDesk.js';
import { closeEditors, fixtureUri, open, until } from '../../support/inEditor.js';

const scratch = fixtureUri('viewer');
const file = (name: string) => vscode.Uri.joinPath(scratch, name);

/** The tabs of all groups, by what they show and in which editor. */
function tabs(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .map(({ input }) => {
      if (input instanceof vscode.TabInputCustom) return `${input.viewType} ${nameOf(input.uri)}`;
      return input instanceof vscode.TabInputText ? `text ${nameOf(input.uri)}` : 'other';
    });
}

const nameOf = ({ path }: vscode.Uri) => path.slice(path.lastIndexOf('/') + 1);

function tabsAre(...expected: readonly string[]): Promise<true> {
  return until(
    () => (tabs().join() === expected.join() ? true : undefined),
    vscode.window.tabGroups.onDidChangeTabs,
  ).catch(() => {
    assert.deepEqual(tabs(), expected);
    return true as const;
  });
}

describe('the Certificate Viewer', () => {
  before(async () => {
    await open('pki/rsa/leaf.pem');
    await vscode.extensions.getExtension('cdcerts.connect-direct-certificates')?.activate();
    for (const [from, to] of [
      ['pki/rsa/leaf.der', 'binary.cer'],
      ['pki/ec/leaf.der', 'binary.crt'],
      ['pki/rsa/leaf.der', 'other.cer'],
      ['pki/rsa/leaf.der', 'third.cer'],
      ['pki/rsa/leaf.der', 'associated.crl'],
      ['pki/rsa/leaf.pem', 'text.cer'],
    ] as const)
      await vscode.workspace.fs.copy(fixtureUri(from), file(to), { overwrite: true });
  });

  beforeEach(closeTabs);
  after(async () => {
    await closeTabs();
    await closeEditors();
    await vscode.workspace.fs.delete(scratch, { recursive: true });
  });

  it('is the editor of a .der', async () => {
    await vscode.commands.executeCommand('vscode.open', fixtureUri('pki/rsa/leaf.der'));
    await tabsAre(`${customEditors.viewer} leaf.der`);
  });

  it('takes the place of a text editor that shows a binary file, with or without octets of zero', async () => {
    await vscode.commands.executeCommand('vscode.open', file('binary.cer'));
    await tabsAre(`${customEditors.optionalViewer} binary.cer`);
    await vscode.commands.executeCommand('vscode.open', file('binary.crt'), { preview: false });
    await tabsAre(`${customEditors.optionalViewer} binary.cer`, `${customEditors.optionalViewer} binary.crt`);
  });

  it('leaves text to the text editor', async () => {
    await vscode.commands.executeCommand('vscode.open', file('text.cer'), { preview: false });
    await vscode.commands.executeCommand('vscode.open', file('binary.cer'), { preview: false });
    await tabsAre('text text.cer', `${customEditors.optionalViewer} binary.cer`);
  });

  it('does not contradict who reopens a binary file as text', async () => {
    await vscode.commands.executeCommand('vscode.open', file('other.cer'), { preview: false });
    await tabsAre(`${customEditors.optionalViewer} other.cer`);
    await vscode.commands.executeCommand('workbench.action.reopenTextEditor');
    await tabsAre('text other.cer');
    await vscode.commands.executeCommand('vscode.open', file('binary.cer'), { preview: false });
    await tabsAre('text other.cer', `${customEditors.optionalViewer} binary.cer`);
  });

  it('remembers for the next time what was reopened as text', async () => {
    await vscode.commands.executeCommand('vscode.open', file('third.cer'), { preview: false });
    await tabsAre(`${customEditors.optionalViewer} third.cer`);
    const desk = openDesk();
    const watching = watchBinaryTabs(desk);
    try {
      await vscode.commands.executeCommand('workbench.action.reopenTextEditor');
      await tabsAre('text third.cer');
      const kept = await until(
        () => (desk.memory.keys().length > 0 ? desk.memory.keys() : undefined),
        vscode.window.tabGroups.onDidChangeTabs,
      );
      assert.deepEqual(desk.memory.get(kept[0] ?? ''), [file('third.cer').toString()]);
    } finally {
      watching.dispose();
      desk.dispose();
    }
  });

  it('does not replace what the person has associated', async () => {
    const configuration = vscode.workspace.getConfiguration('workbench');
    const set = (value: unknown) =>
      configuration.update('editorAssociations', value, vscode.ConfigurationTarget.Workspace);
    await set({ '*.crl': 'default' });
    try {
      await vscode.commands.executeCommand('vscode.open', file('associated.crl'), { preview: false });
      await vscode.commands.executeCommand('vscode.open', file('binary.cer'), { preview: false });
      await tabsAre('text associated.crl', `${customEditors.optionalViewer} binary.cer`);
    } finally {
      await set(undefined);
    }
  });

  it('opens for any file by its command, for the editor in front where none is named', async () => {
    await vscode.commands.executeCommand(commands.openInViewer, fixtureUri('pki/rsa/trusted.txt'));
    await tabsAre(`${customEditors.optionalViewer} trusted.txt`);
    await closeTabs();
    await open('pki/rsa/leaf.pem');
    await vscode.commands.executeCommand(commands.openInViewer);
    await until(
      () => (tabs().includes(`${customEditors.optionalViewer} leaf.pem`) ? true : undefined),
      vscode.window.tabGroups.onDidChangeTabs,
    );
  });

  it('opens for a line of the tree that is binary, whatever it is called', async () => {
    await vscode.commands.executeCommand(commands.openCertificate, file('binary.crt'), { start: 0, end: 9 });
    await tabsAre(`${customEditors.optionalViewer} binary.crt`);
    await closeTabs();
    await vscode.commands.executeCommand(commands.openCertificate, file('text.cer'), { start: 0, end: 9 });
    await tabsAre('text text.cer');
  });
});

async function closeTabs(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until(() => (tabs().length === 0 ? true : undefined), vscode.window.tabGroups.onDidChangeTabs);
}
