import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readContents } from '../../../src/core/contents/readContents.js';
import { canonicalBlocks } from '../../../src/core/fixes/canonicalBlock.js';
import { edited } from '../../support/fixFixture.js';
import { fixture } from '../../support/inspectFixture.js';

const leaf = fixture('pki/rsa/leaf.pem');
const root = fixture('pki/ec/root.pem');
const lines = leaf.trimEnd().split('\n');
const base64 = lines.slice(1, -1).join('');

function canonical(text: string, which: 'sure' | 'faulty' | 'all' = 'faulty'): string {
  const { items } = readContents(text);
  return edited(
    text,
    canonicalBlocks(text, items, which).flatMap(({ edits }) => edits),
  );
}

/** What arrives by mail, out of scripts and out of editors, and what it should have been. */
const messes: readonly [what: string, messy: string, mended: string][] = [
  ['indented', leaf.replace(/^/gm, '   ').trimEnd(), leaf.trimEnd()],
  ['quoted in a mail', `Hi,\n\n${leaf.trimEnd().replace(/^/gm, '> ')}\n\nbye`, `Hi,\n\n${leaf}\nbye`],
  ['two on one line', leaf.trimEnd() + root, leaf + root],
  ['without END', lines.slice(0, -1).join('\n'), leaf.trimEnd()],
  ['without boundaries', `\n${base64}\n`, `\n${leaf}`],
  ['with four dashes', leaf.replace('-----BEGIN', '----BEGIN'), leaf],
  ['in small letters', leaf.replace('BEGIN CERTIFICATE', 'begin certificate'), leaf],
  ['with two labels', leaf.replace('END CERTIFICATE', 'END CERT'), leaf],
  ['with an older label', leaf.replaceAll('CERTIFICATE', 'X509 CERTIFICATE'), leaf],
  ['with a false label', leaf.replaceAll('CERTIFICATE', 'PRIVATE KEY'), leaf],
  ['with empty lines', lines.join('\n\n'), leaf.trimEnd()],
  ['with a foreign character', leaf.replace(/\n(.{20})/, '\n$1\u00a0'), leaf],
  ['in JSON', `{"a":"${leaf.replaceAll('\n', '\\n')}"}`, `{"a":"\n${leaf}\\n"}`],
  ['with a byte order mark inside', `${root}\ufeff${leaf}`, root + leaf],
];

describe('a block written as RFC 7468 has it', () => {
  for (const [what, messy, mended] of messes)
    it(what, () => {
      assert.equal(canonical(messy), mended);
      assert.deepEqual(canonicalBlocks(mended, readContents(mended).items, 'faulty'), []);
    });

  it('is what OpenSSL reads where it read nothing before', function () {
    const read = (input: string) => spawnSync('openssl', ['x509', '-noout'], { input }).status;
    if (spawnSync('openssl', ['version']).status !== 0) return this.skip();
    const unread = messes.filter(([, messy]) => read(messy) !== 0);
    assert.ok(unread.length >= 8, `${unread.length}`);
    for (const [what, messy] of messes) assert.equal(read(canonical(messy)), 0, what);
  });

  it('keeps its base64 where only its boundary lines are wrong', () => {
    const wide = `-----BEGIN X509 CERTIFICATE-----\n${base64}\n-----END X509 CERTIFICATE-----\n`;
    assert.equal(canonical(wide), wide.replaceAll('X509 ', ''));
  });

  it('is left alone where nothing is wrong, unless all are asked for', () => {
    const wide = `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
    assert.equal(canonical(wide), wide);
    assert.equal(canonical(wide, 'all'), leaf);
    assert.deepEqual(canonicalBlocks(leaf, readContents(leaf).items, 'all'), []);
  });

  it('has the line ends of its file', () => {
    const windows = (leaf + root).replaceAll('\n', '\r\n');
    assert.equal(canonical(windows.replace('-----\r\n-----', '-----  -----')), windows);
  });

  it('has the label of its key', () => {
    for (const name of [
      'pki/rsa/leaf.key',
      'pki/rsa/pkcs1.key',
      'keys/P-256.sec1.pem',
      'keys/P-256.pkcs8.pem',
    ]) {
      const text = fixture(name);
      const [, label = ''] = /-----END (.*)-----/.exec(text) ?? [];
      const messy = text.replaceAll(label, 'ANY PRIVATE KEY');
      assert.equal(canonical(messy), text, name);
    }
  });

  it('is not made where octets may be missing, where headers tell the cipher, or where something would be lost', () => {
    const cut = fixture('broken/cut-short.pem');
    const sealed = fixture('keys/dek-aes-256-cbc.sec1.pem').replace(/^/gm, ' ');
    const openssl = leaf.replaceAll('CERTIFICATE', 'TRUSTED CERTIFICATE');
    const short = leaf.replace(/\n(.{20})./, '\n$1\u00a0');
    for (const text of [sealed, openssl, short]) assert.equal(canonical(text), text);
    assert.doesNotMatch(canonical(cut), /^$/);
    for (const label of ['base64-length', 'base64-after-padding'])
      assert.ok(label !== '' && canonical(`${cut}=A`) === `${cut}=A`);
  });

  it('is a sure mend where what was passed over cannot be seen', () => {
    for (const blank of ['\u00a0', '\u200b', '\u2060', '\ufeff', '\u00ad'])
      assert.equal(canonical(leaf.replace(/(?<=\w)\n(?=\w)/g, `${blank}\n`), 'sure'), leaf);
  });

  it('is no sure mend where characters had to be passed over', () => {
    const foreign = leaf.replace(/\n(.{20})/, '\n$1\u00a0');
    assert.equal(canonical(foreign, 'sure'), foreign);
  });
});
