import assert from 'node:assert/strict';
import { mendAll } from '../../../src/core/fixes/mendAll.js';
import { edited, readAsFile } from '../../support/fixFixture.js';
import { fixture, inspectText, joined } from '../../support/inspectFixture.js';

const mended = async (text: string) => edited(text, await mendAll(text, (each) => readAsFile(each)));

describe('all mends that need no decision', () => {
  it('make of a file that arrived in a mess the file as it should be', async () => {
    const quoted = fixture('pki/rsa/leaf.pem').trimEnd().replace(/^/gm, '> ');
    const [key, root, issuing] = ['leaf.key', 'root.pem', 'intermediate.pem'].map((name) =>
      fixture(`pki/rsa/${name}`),
    );
    const messy = `${key}${root?.trimEnd()}${issuing}${root}${quoted}\n${quoted}\n`;
    assert.equal(await mended(messy), fixture('pki/rsa/node-keycert.txt'));
    const findings = await inspectText(await mended(messy));
    assert.deepEqual(
      findings.map(({ code }) => code),
      [],
    );
  });

  it('change no octet of a file that nothing is wrong with', async () => {
    for (const name of [
      'pki/rsa/node-keycert.txt',
      'pki/ec/trusted.txt',
      'broken/crlf.pem',
      'big/ca-certificates.crt',
    ]) {
      const text = fixture(name);
      assert.deepEqual(await mendAll(text, (each) => readAsFile(each)), [], name);
    }
  });

  it('are one edit, no longer than what changes', async () => {
    const text = joined(
      'pki/rsa/leaf.key',
      'pki/rsa/leaf.pem',
      'pki/rsa/leaf.pem',
      'pki/rsa/intermediate.pem',
    );
    const [edit, ...more] = await mendAll(text, (each) => readAsFile(each));
    assert.equal(more.length, 0);
    assert.equal(edit?.text, '');
    assert.equal(edit.span.end - edit.span.start, fixture('pki/rsa/leaf.pem').length);
  });

  it('take no stranger out, and put no issuer in', async () => {
    const text = joined(
      'pki/rsa/leaf.pem',
      'pki/rsa/intermediate.pem',
      'pki/rsa/root.pem',
      'partner/root.pem',
    );
    assert.equal(await mended(text), text);
  });

  it('are done once', async () => {
    const text = joined(
      'pki/rsa/root.pem',
      'pki/rsa/root.pem',
      'pki/rsa/intermediate.pem',
      'pki/rsa/leaf.pem',
    );
    const once = await mended(text.trimEnd().replace(/^/gm, ' '));
    assert.equal(await mended(once), once);
    assert.notEqual(once, text);
  });
});
