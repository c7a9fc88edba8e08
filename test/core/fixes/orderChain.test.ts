import assert from 'node:assert/strict';
import { orderChain } from '../../../src/core/fixes/orderChain.js';
import { edited, namesIn, readAsFile } from '../../support/fixFixture.js';
import { findingsOf, fixture, joined } from '../../support/inspectFixture.js';

const LEAF = 'CDNODE1';
const ISSUING = 'Musterbank AG Issuing CA 1';
const ROOT = 'Musterbank AG Root CA';

async function ordered(text: string): Promise<string> {
  return edited(text, await orderChain(text, readAsFile(text)));
}

describe('the chain put in order', () => {
  it('is the file as it should be, to the octet', async () => {
    for (const kind of ['rsa', 'ec']) {
      const shuffled = fixture(`pki/${kind}/shuffled-keycert.txt`);
      const mended = await ordered(shuffled);
      assert.deepEqual(namesIn(mended), ['key', LEAF, ISSUING, ROOT]);
      assert.equal(mended, fixture(`pki/${kind}/node-keycert.txt`));
    }
  });

  it('changes nothing where nothing is wrong', async () => {
    const text = fixture('pki/rsa/node-keycert.txt');
    assert.deepEqual(await orderChain(text, readAsFile(text)), []);
  });

  it('takes what was written about a block along, and leaves all other text where it is', async () => {
    const [root, issuing, leaf] = ['root', 'intermediate', 'leaf'].map((name) =>
      fixture(`pki/rsa/${name}.pem`),
    ) as [string, string, string];
    const text = `# Node certificate, mailed on Friday\r\n\r\n# the root\r\n${root}\r\n  # issuing\n\n# two\n${issuing}\n\n${leaf}tail`;
    const mended = await ordered(text);
    assert.equal(
      mended,
      `# Node certificate, mailed on Friday\r\n\r\n${leaf.trimEnd()}\n\r\n  # issuing\n\n# two\n${issuing}\n\n# the root\r\n${root}tail`,
    );
  });

  it('keeps OpenSSL’s descriptions with their blocks', async () => {
    const describe = (name: string) =>
      `Bag Attributes\n    friendlyName: ${name}\nsubject=CN = ${name}\n\nissuer=x\n\n`;
    const parts = ['root', 'leaf', 'intermediate'].map(
      (name) => describe(name) + fixture(`pki/rsa/${name}.pem`),
    );
    const [root = '', leaf = '', issuing = ''] = parts;
    assert.equal(await ordered(parts.join('')), leaf + issuing + root);
  });

  it('puts strangers last and issuers behind all leaves', async () => {
    const messy = joined(
      'partner/root.pem',
      'pki/rsa/root.pem',
      'pki/rsa/intermediate.pem',
      'pki/rsa/leaf.pem',
    );
    assert.deepEqual(namesIn(await ordered(messy)), [LEAF, ISSUING, ROOT, 'Partner Logistics Ltd Root CA']);
  });

  it('parts blocks that stand on one line no further', async () => {
    const glued = ['root', 'leaf', 'intermediate']
      .map((name) => fixture(`pki/rsa/${name}.pem`).trimEnd())
      .join('');
    const mended = await ordered(glued);
    assert.deepEqual(namesIn(mended), [LEAF, ISSUING, ROOT]);
    assert.equal(mended.length, glued.length);
  });

  it('leaves nothing for the rule to say', async () => {
    const text = joined(
      'pki/rsa/root.pem',
      'pki/rsa/pkcs1.key',
      'pki/rsa/intermediate.pem',
      'pki/rsa/leaf.pem',
    );
    assert.equal((await findingsOf('chain-order', text)).length, 1);
    assert.deepEqual(await findingsOf('chain-order', await ordered(text)), []);
  });
});
