import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { toHex } from '../../../src/core/base/hex.js';
import type { Item } from '../../../src/core/contents/contents.js';
import { readContents } from '../../../src/core/contents/readContents.js';
import { openKey } from '../../../src/core/keys/openKey.js';
import type { ViewedStructure } from '../../../src/editor/features/viewer/messages.js';
import { octetsOf } from '../../../src/editor/features/viewer/octetsOf.js';
import { toStructure } from '../../../src/editor/features/viewer/toStructure.js';
import { fixtureUri } from '../../support/inEditor.js';

async function itemsOf(path: string): Promise<readonly Item[]> {
  return readContents(await vscode.workspace.fs.readFile(fixtureUri(path))).items;
}

function structureOf(item: Item | undefined): ViewedStructure {
  const octets = item && octetsOf(item);
  assert.ok(octets);
  return toStructure(item.model, octets);
}

/** The secret number of a private key, as Web Crypto tells it, in hex. */
async function secretOf({ model }: Item, algorithm: { name: string }): Promise<string> {
  assert.equal(model.kind, 'privateKey');
  const opening = await openKey(model, undefined);
  assert.equal(opening.outcome, 'opened');
  const pkcs8 = Uint8Array.from(opening.key.pkcs8);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']);
  const { d = '' } = await crypto.subtle.exportKey('jwk', key);
  const octets = atob(d.replaceAll('-', '+').replaceAll('_', '/'));
  return toHex(Uint8Array.from(octets, (character) => character.charCodeAt(0)));
}

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const P256 = { name: 'ECDSA', namedCurve: 'P-256' };

describe('an object’s octets beside its fields', () => {
  it('are all of them, and every field stands inside the one above it', async () => {
    const [item] = await itemsOf('pki/rsa/leaf.der');
    const { cut, fields, octets } = structureOf(item);
    assert.equal(octets, toHex(await vscode.workspace.fs.readFile(fixtureUri('pki/rsa/leaf.der'))));
    assert.equal(cut, undefined);
    assert.ok(fields.length > 80);
    const above: (typeof fields)[number][] = [];
    for (const field of fields) {
      const around = above[field.depth - 1];
      assert.ok(field.depth === 0 || around !== undefined);
      if (around) assert.ok(around.content <= field.start && field.end <= around.end, field.name);
      assert.ok(field.start < field.content && field.content <= field.end, field.name);
      above[field.depth] = field;
    }
    const named = (name: string) => fields.find((field) => field.name === name);
    assert.equal(named('serialNumber')?.value, '68e00aa0b9639a42842bae5aec9745335444a593');
    assert.deepEqual([named('notAfter')?.type, named('signatureValue')?.end], ['UTCTime', octets.length / 2]);
  });

  for (const [path, algorithm] of [
    ['keys/rsa.pkcs1.pem', RSA],
    ['keys/rsa.pkcs8.pem', RSA],
    ['keys/P-256.sec1.pem', P256],
    ['keys/P-256.pkcs8.pem', P256],
  ] as const)
    it(`are hidden where they are the secret of ${path}`, async () => {
      const [item] = await itemsOf(path);
      assert.ok(item);
      const secret = await secretOf(item, algorithm);
      const { fields, octets } = structureOf(item);
      const [octetsOfFile] = [octetsOf(item)].filter((one) => one !== undefined);
      assert.ok(toHex(octetsOfFile ?? new Uint8Array()).includes(secret), 'it is in the file');
      for (let at = 0; at + 16 <= secret.length; at += 16)
        assert.ok(!octets.includes(secret.slice(at, at + 16)), `from ${at}`);
      assert.ok(!JSON.stringify(fields).includes(secret.slice(0, 16)));
      assert.match(octets, /··/);
    });

  it('are hidden where a container has a key in the clear', async () => {
    const items = await itemsOf('keystores/no-encryption.p12');
    const [container] = items;
    const key = items.find(({ model }) => model.kind === 'privateKey');
    assert.ok(container && key);
    const secret = await secretOf(key, RSA);
    for (const item of [container, key]) {
      const { octets } = structureOf(item);
      for (let at = 0; at + 16 <= secret.length; at += 16)
        assert.ok(!octets.includes(secret.slice(at, at + 16)), `from ${at}`);
    }
  });

  it('are as many as a page bears, and it says so', async () => {
    const [item] = await itemsOf('pki/rsa/leaf.der');
    assert.ok(item);
    const octets = new Uint8Array(40_000);
    octets.set(octetsOf(item) ?? []);
    const { cut, fields, octets: hex } = toStructure(item.model, octets);
    assert.equal(cut, 'The first 32,768 of 40,000 octets are shown.');
    assert.equal(hex.length, 2 * 32_768);
    assert.ok(fields.every(({ start }) => start < 32_768));
  });

  it('are none where nothing is DER', async () => {
    for (const path of ['keys/openssh.pem', 'keys/dek-aes-128-cbc.sec1.pem', 'broken/not-der.pem']) {
      const [item] = await itemsOf(path);
      assert.equal(item && octetsOf(item), undefined, path);
    }
  });
});
