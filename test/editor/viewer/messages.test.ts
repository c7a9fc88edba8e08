import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readMessage } from '../../../src/editor/features/viewer/readMessage.js';
import { pageRoots, writePage } from '../../../src/editor/desk/webPage.js';

const extension = vscode.Uri.parse('test:/extension');
const page = { name: 'viewer', title: 'Certificate Viewer' };
const webview = { asWebviewUri: (uri: vscode.Uri) => uri };

describe('the viewer’s page', () => {
  it('may run its one script and show its one style sheet, and load nothing else', () => {
    const html = writePage(webview, extension, page);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
    const [, nonce = ''] = /script-src 'nonce-([0-9a-f]{32})'/.exec(policy) ?? [];
    assert.equal(
      policy,
      `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`,
    );
    assert.deepEqual(html.match(/<(script|link|style)[^>]*>/g), [
      `<link rel="stylesheet" nonce="${nonce}" href="test:/extension/media/viewer.css">`,
      `<script nonce="${nonce}" src="test:/extension/dist/viewer.js">`,
    ]);
    assert.doesNotMatch(html, /\son\w+=|\sstyle=|https?:|javascript:/);
  });

  it('has another nonce each time', () => {
    assert.notEqual(writePage(webview, extension, page), writePage(webview, extension, page));
  });

  it('loads from the folders that hold its script and its style sheet alone', () => {
    assert.deepEqual(
      pageRoots(extension).map(({ path }) => path),
      ['/extension/dist', '/extension/media'],
    );
  });

  it('is understood where it asks for something that there is', () => {
    for (const message of [
      { type: 'ready', shown: 3 },
      { type: 'more' },
      { type: 'copy', object: 0, what: 'pem' },
      { type: 'open', object: 2 },
      { type: 'explain', code: 'issuer-missing' },
    ])
      assert.deepEqual(readMessage(message), message);
    assert.deepEqual(readMessage({ type: 'ready' }), { type: 'ready', shown: 0 });
  });

  it('is not believed otherwise', () => {
    for (const message of [
      undefined,
      null,
      'more',
      {},
      { type: 'run' },
      { type: 'copy', object: -1, what: 'pem' },
      { type: 'copy', object: 0, what: 'key' },
      { type: 'open', object: '0' },
      { type: 'open', object: 0.5 },
      { type: 'explain', code: '../../settings' },
      { type: 'explain', code: 5 },
    ])
      assert.equal(readMessage(message), undefined, JSON.stringify(message));
  });
});
