import assert from 'node:assert/strict';
import { completeChain } from '../../../src/core/fixes/completeChain.js';
import { edited, namesIn, readAsFile } from '../../support/fixFixture.js';
import { certificatesOf, findingsOf, fixture } from '../../support/inspectFixture.js';

const pool = certificatesOf('pki/rsa/root.pem', 'pki/rsa/intermediate.pem', 'partner/partner-ca-bundle.pem');

describe('the chain completed', () => {
  it('is the file as it should be, to the octet', async () => {
    const text = fixture('pki/rsa/no-intermediate-keycert.txt');
    const { added, edits } = await completeChain(text, readAsFile(text, pool), 'root');
    assert.deepEqual(
      added.map(({ file }) => file),
      ['pki/rsa/intermediate.pem'],
    );
    assert.equal(edited(text, edits), fixture('pki/rsa/node-keycert.txt'));
  });

  it('goes up to the root or stops before it', async () => {
    const text = fixture('pki/rsa/leaf-only-keycert.txt');
    const whole = await completeChain(text, readAsFile(text, pool), 'root');
    assert.equal(edited(text, whole.edits), fixture('pki/rsa/node-keycert.txt'));
    const less = await completeChain(text, readAsFile(text, pool), 'intermediates');
    assert.deepEqual(namesIn(edited(text, less.edits)), ['key', 'CDNODE1', 'Musterbank AG Issuing CA 1']);
    assert.deepEqual(await findingsOf('chain-order', edited(text, whole.edits)), []);
  });

  it('puts in what is known where the root is not', async () => {
    const text = fixture('pki/rsa/leaf.pem');
    const { added, edits } = await completeChain(
      text,
      readAsFile(text, certificatesOf('pki/rsa/intermediate.pem')),
      'intermediates',
    );
    assert.equal(added.length, 1);
    assert.equal(edited(text, edits), text + fixture('pki/rsa/intermediate.pem'));
  });

  it('writes the line ends of the file, and leaves what follows on its line', async () => {
    const leaf = fixture('pki/rsa/leaf.pem');
    const windows = `${leaf.replaceAll('\n', '\r\n')}rest`;
    const { edits } = await completeChain(windows, readAsFile(windows, pool), 'root');
    const mended = edited(windows, edits);
    assert.equal(
      mended,
      `${(leaf + fixture('pki/rsa/intermediate.pem') + fixture('pki/rsa/root.pem')).replaceAll('\n', '\r\n')}rest`,
    );
    const open = `${leaf.trimEnd()} # the node`;
    const more = await completeChain(open, readAsFile(open, pool), 'root');
    const [first] = more.edits;
    assert.equal(first?.span.start, leaf.trimEnd().length);
    assert.deepEqual(namesIn(edited(open, more.edits)).length, 3);
    assert.ok(edited(open, more.edits).endsWith('-----\n # the node'));
  });

  it('finds nothing to add where nothing is missing or known', async () => {
    for (const name of ['pki/rsa/node-keycert.txt', 'partner/leaf.pem']) {
      const text = fixture(name);
      const none = certificatesOf('pki/rsa/root.pem');
      assert.deepEqual(await completeChain(text, readAsFile(text, none), 'root'), { added: [], edits: [] });
    }
  });
});
