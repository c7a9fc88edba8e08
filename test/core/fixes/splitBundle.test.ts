import assert from 'node:assert/strict';
import { readContents } from '../../../src/core/contents/readContents.js';
import { splitBundle } from '../../../src/core/fixes/splitBundle.js';
import { fixture, joined } from '../../support/inspectFixture.js';

const split = (text: string, ...taken: string[]) => splitBundle(text, readContents(text).items, taken);

describe('a bundle split into files', () => {
  it('gives each block a file, with what was written about it', () => {
    const text = `# ours\n\n${fixture('pki/rsa/leaf.pem')}# theirs\n${fixture('pki/rsa/root.pem')}`;
    assert.deepEqual(split(text), [
      { name: 'CDNODE1.pem', text: fixture('pki/rsa/leaf.pem') },
      { name: 'Musterbank-AG-Root-CA.pem', text: `# theirs\n${fixture('pki/rsa/root.pem')}` },
    ]);
  });

  it('names them by what they are, and takes no name that is taken', () => {
    const text = joined(
      'pki/rsa/leaf.key',
      'pki/rsa/leaf.pem',
      'pki/ec/leaf.pem',
      'pki/rsa/leaf.csr',
      'pki/rsa/intermediate.crl.pem',
    );
    assert.deepEqual(
      split(text, 'cdnode1.PEM', 'Private-key.txt').map(({ name }) => name),
      [
        'private-key-2.key',
        'CDNODE1-2.pem',
        'CDNODE1-3.pem',
        'CDNODE1-request.csr',
        'Musterbank-AG-Issuing-CA-1-revocation-list.crl',
      ],
    );
  });

  it('copies no private key that is in the clear', () => {
    const text = joined('pki/rsa/pkcs1.key', 'pki/rsa/leaf.pem');
    assert.deepEqual(
      split(text).map(({ name }) => name),
      ['CDNODE1.pem'],
    );
  });

  it('makes safe names of hostile ones', () => {
    const names = split(joined('hostile/yaml-shell.pem', 'hostile/bidi.pem')).map(({ name }) => name);
    assert.equal(names.length, 2);
    for (const name of names) assert.match(name, /^[\p{L}\p{N}][\p{L}\p{N}_.-]*\.pem$/u);
  });

  it('ends every file with the line end of the bundle', () => {
    const text = joined('pki/rsa/leaf.pem', 'pki/rsa/root.pem').replaceAll('\n', '\r\n').trimEnd();
    assert.deepEqual(
      split(text).map((file) => file.text),
      ['leaf', 'root'].map((name) => fixture(`pki/rsa/${name}.pem`).replaceAll('\n', '\r\n')),
    );
  });
});
