import assert from 'node:assert/strict';
import { readContents } from '../../../src/core/contents/readContents.js';
import { fingerprint } from '../../../src/core/path/fingerprint.js';
import { hasWords, toWords } from '../../../src/core/words/searchWords.js';
import { fixture } from '../../support/inspectFixture.js';

const modelsOf = (file: string) => readContents(fixture(file)).items.map(({ model }) => model);

describe('words that are searched for', () => {
  const models = modelsOf('pki/rsa/leaf.pem');
  const finds = (question: string, texts: readonly string[] = [], searched = models) =>
    hasWords(toWords(question), { key: undefined, texts, models: searched });

  it('are parted by any white space, whatever their case', () => {
    assert.deepEqual(toWords('  CDNODE1\tBerlin \n'), ['cdnode1', 'berlin']);
    assert.deepEqual(toWords('   '), []);
  });

  it('stand in what people call it, in a subject or in an issuer, all of them', () => {
    assert.ok(finds('cdnode1'));
    assert.ok(finds('musterbank issuing'));
    assert.ok(finds('partner cdnode1', ['label', 'Partner']));
    assert.ok(!finds('partner cdnode1', ['label']));
    assert.ok(finds('bank ag', [], modelsOf('pki/rsa/leaf.csr')));
    assert.ok(finds('issuing', [], modelsOf('pki/rsa/intermediate.crl.pem')));
  });

  it('are numbers as well: the fingerprint or a part of it, with colons or without, and the serial', () => {
    const [certificate] = models;
    assert.ok(certificate?.kind === 'certificate');
    const digits = fingerprint(certificate);
    assert.ok(finds(digits.toUpperCase()));
    assert.ok(finds(digits.slice(10, 20).replace(/..(?=.)/g, '$&:')));
    assert.ok(!finds(`${digits}0`));
    // Three digits stand in about every fingerprint; a whole serial number may have fewer.
    assert.ok(!finds(digits.slice(0, 3)));
    const serial = { ...certificate, serial: Uint8Array.of(0x01, 0xf9) };
    assert.ok(finds('1f9', [], [serial]));
    assert.ok(!finds('f9', [], [serial]));
  });

  it('are asked of the same thing again without its names being written again', () => {
    const key = {};
    assert.ok(hasWords(['cdnode1'], { key, texts: [], models }));
    assert.ok(hasWords(['cdnode1'], { key, texts: [], models: [] }));
  });
});
