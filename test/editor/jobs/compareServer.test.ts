import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readContents } from '../../../src/core/contents/readContents.js';
import { describe as describeServer, toAddress } from '../../../src/editor/features/jobs/compareServer.js';
import { openDesk, type OpenedDesk, putAuthority, removeStore } from '../../support/editorDesk.js';
import { fixtureUri } from '../../support/inEditor.js';

describe('what a running server presents', () => {
  let desk: OpenedDesk;

  beforeEach(async () => {
    await removeStore();
    desk = openDesk();
  });

  afterEach(async () => {
    desk.dispose();
    await removeStore();
  });

  it('is asked at a host and a port', () => {
    assert.deepEqual(toAddress(' cdnode1.example.com:1363 '), { host: 'cdnode1.example.com', port: 1363 });
    assert.deepEqual(toAddress('[::1]:1364'), { host: '::1', port: 1364 });
    for (const text of ['cdnode1', ':1363', 'a b:1', 'host:0', 'host:70000', 'host:1;ls', 'https://host:1'])
      assert.equal(toAddress(text), undefined, text);
  });

  it('stands beside what the store holds, validated by its roots', async () => {
    const octets = await vscode.workspace.fs.readFile(fixtureUri('pki/rsa/node-keycert.txt'));
    const certificates = readContents(octets).items.flatMap(({ model }) =>
      model.kind === 'certificate' ? [model] : [],
    );
    const presented = { protocol: 'TLSv1.3', cipherSuite: 'TLS_AES_256_GCM_SHA384', certificates };
    const without = await describeServer('node:1', presented, desk);
    assert.match(without, /^Verdict {8}not valid, by the roots of the certificate store$/m);
    assert.match(without, /root-untrusted/);
    await putAuthority('root', 'pki/rsa/root.pem');
    desk.store.reread();
    const text = await describeServer('node:1', presented, desk);
    assert.match(text, /^Verdict {8}valid, by the roots/m);
    assert.match(text, /In the store {3}ca\/root/);
    assert.match(text, /In the store {3}no/);
  });
});
