import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Keystore } from '../../../src/core/keystores/keystore.js';
import { openKeystore } from '../../../src/core/keystores/openKeystore.js';
import { javaKeystore, parseJks } from '../../../src/core/keystores/parseJks.js';

const read = (name: string) => new Uint8Array(readFileSync(`test/fixtures/keystores/${name}`));
const codesOf = ({ faults }: Keystore) => faults.map(({ code }) => code);
const outline = ({ enclosed }: Keystore) =>
  enclosed.map(({ alias, model, opened }) => [alias, model.kind, opened ? 'open' : '']);

/** The place of a text in the keystore. */
function find(bytes: Uint8Array, text: string): number {
  return Buffer.from(bytes).indexOf(text, 'latin1');
}

describe('keystores of Java', () => {
  it('are known by their first octets', () => {
    assert.equal(javaKeystore(read('java.jks')), 'JKS');
    assert.equal(javaKeystore(read('java.jceks')), 'JCEKS');
    assert.equal(javaKeystore(read('java.p12')), undefined);
    assert.equal(javaKeystore(Uint8Array.of(0xfe, 0xed)), undefined);
  });

  it('show their certificates without the passphrase, and how their keys are encrypted', () => {
    const jks = parseJks(read('java.jks'));
    assert.deepEqual(codesOf(jks), []);
    assert.deepEqual(jks.integrity, { algorithm: 'SHA-1', iterations: null });
    const kinds = outline(jks).map(([alias, kind]) => `${String(alias)} ${String(kind)}`);
    assert.deepEqual(kinds.sort(), [
      'ec certificate',
      'ec privateKey',
      'node certificate',
      'node certificate',
      'node certificate',
      'node privateKey',
      'partner certificate',
      'root certificate',
    ]);
    const schemes = (keystore: Keystore) =>
      keystore.enclosed.flatMap(({ model }) =>
        model.kind === 'privateKey' ? [model.encryption?.scheme] : [],
      );
    assert.deepEqual(schemes(jks), ['JKS key protector', 'JKS key protector']);
    assert.deepEqual(schemes(parseJks(read('java.jceks'))), [
      'PBEWithMD5AndTripleDES',
      'PBEWithMD5AndTripleDES',
    ]);
  });

  it('place each object where it stands', () => {
    const bytes = read('java.jks');
    for (const { model, span } of parseJks(bytes).enclosed) {
      assert.ok(model.kind === 'certificate' || model.kind === 'privateKey');
      assert.deepEqual(bytes.slice(span.start, span.end), model.der.slice());
    }
  });

  it('name a secret key, and read on after it', () => {
    const { enclosed } = parseJks(read('java.jceks'));
    const secret = enclosed.findIndex(({ alias }) => alias === 'secret');
    assert.deepEqual(enclosed[secret]?.faults[0]?.facts, { object: 'a secret key' });
    assert.equal(enclosed.length, 9);
  });

  for (const name of ['java.jks', 'java.jceks'])
    it(`open their keys: ${name}`, async () => {
      const opening = await openKeystore(parseJks(read(name)), 'changeit');
      assert.equal(opening.outcome, 'opened');
      const keys = opening.keystore.enclosed.filter(({ model }) => model.kind === 'privateKey');
      assert.deepEqual(keys.map(({ opened }) => opened?.publicKey?.type).sort(), ['EC', 'RSA']);
      assert.deepEqual(codesOf(opening.keystore), []);
    });

  it('say that a passphrase is wrong', async () => {
    const jks = parseJks(read('java.jks'));
    assert.deepEqual(await openKeystore(jks, 'changeIt'), { outcome: 'passphrase-wrong' });
    assert.deepEqual(await openKeystore(jks, ''), { outcome: 'passphrase-wrong' });
  });

  it('say that they were changed where the passphrase opens a key, and yet not the digest', async () => {
    const bytes = read('java.jks');
    const at = find(bytes, 'partner');
    bytes[at] = 'P'.charCodeAt(0);
    const opening = await openKeystore(parseJks(bytes), 'changeit');
    assert.equal(opening.outcome, 'opened');
    assert.deepEqual(codesOf(opening.keystore), ['jks-digest-different']);
    assert.ok(opening.keystore.enclosed.some(({ alias }) => alias === 'Partner'));
  });

  it('say what is wrong with their frame', () => {
    const version = read('java.jks');
    version[7] = 3;
    assert.deepEqual(parseJks(version).faults, [
      { code: 'jks-version', span: { start: 4, end: 8 }, facts: { version: 3 } },
    ]);
    const entry = read('java.jks');
    entry[15] = 9;
    assert.deepEqual(parseJks(entry).faults, [
      { code: 'jks-entry-unknown', span: { start: 12, end: 16 }, facts: { tag: 9 } },
    ]);
    const fewer = read('java.jks');
    fewer[11] = (fewer[11] ?? 0) - 1;
    assert.deepEqual(codesOf(parseJks(fewer)), ['jks-trailing']);
    const secret = read('java.jceks');
    secret[find(secret, 'javax.crypto.SealedObject') - 3] = 0x7e;
    assert.deepEqual(codesOf(parseJks(secret)), ['jks-object-unread']);
  });

  it('end in objects or faults wherever they are cut off or changed', () => {
    for (const name of ['java.jks', 'java.jceks']) {
      const whole = read(name);
      for (let end = 4; end < whole.length; end++) {
        const cut = parseJks(whole.slice(0, end));
        assert.ok(cut.faults.length > 0, `${name} ${end}`);
      }
      for (let at = 4; at < whole.length; at += 3) {
        const changed = whole.slice();
        changed[at] = (changed[at] ?? 0) ^ 0x81;
        parseJks(changed);
      }
    }
  });
});
