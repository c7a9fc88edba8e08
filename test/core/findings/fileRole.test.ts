import assert from 'node:assert/strict';
import { readContents } from '../../../src/core/contents/readContents.js';
import { toInspectedFile } from '../../../src/core/findings/inspectedFile.js';
import { Pool } from '../../../src/core/path/pool.js';
import { verifyLink } from '../../../src/core/path/verifyLink.js';
import { fixture, joined, NOW } from '../../support/inspectFixture.js';

const inspected = (text: string, file?: string) =>
  toInspectedFile(readContents(text), {
    now: NOW,
    expiringDays: 30,
    pool: new Pool([]),
    verify: verifyLink,
    ...(file === undefined ? {} : { file }),
  });
const roleOf = (text: string, file?: string) => inspected(text, file).role;

describe('the role of a file', () => {
  it('is a key certificate where a private key and a certificate stand together', () => {
    for (const name of [
      'pki/rsa/node-keycert.txt',
      'pki/ec/leaf-first-keycert.txt',
      'self-signed/self-keycert.txt',
    ])
      assert.equal(roleOf(fixture(name)), 'key-certificate', name);
  });

  it('is a lone certificate for one end entity', () => {
    assert.equal(roleOf(fixture('pki/rsa/leaf.pem')), 'lone-certificate');
    assert.equal(roleOf(fixture('keytool/node.pem')), 'lone-certificate');
  });

  it('is a chain where an end entity stands with its issuer, in any order', () => {
    assert.equal(roleOf(joined('pki/rsa/leaf.pem', 'pki/rsa/intermediate.pem')), 'chain');
    assert.equal(roleOf(joined('pki/rsa/root.pem', 'pki/rsa/intermediate.pem', 'pki/rsa/leaf.pem')), 'chain');
  });

  it('is a list for CA certificates, self-signed ones, and certificates that have nothing to do with each other', () => {
    const lists = [
      fixture('big/ca-certificates.crt'),
      fixture('pki/rsa/trusted.txt'),
      fixture('partner/root.pem'),
      fixture('partner/intermediate.pem'),
      fixture('self-signed/node.pem'),
      joined('pki/rsa/leaf.pem', 'keytool/node.pem'),
      joined('keytool/node.pem', 'pki/rsa/root.pem'),
      joined('pki/rsa/leaf.pem', 'keytool/node.pem', 'pki/rsa/intermediate.pem'),
      fixture('weak/rsa-1024.pem'),
    ];
    for (const list of lists) assert.equal(roleOf(list), 'certificate-list');
  });

  it('is a list where Connect:Direct’s name for it says so', () => {
    const chain = joined('pki/rsa/leaf.pem', 'pki/rsa/intermediate.pem');
    assert.equal(roleOf(chain, 'certs/trusted.txt'), 'certificate-list');
    assert.equal(roleOf(chain, 'trusted/chain.pem'), 'chain');
  });

  it('has no certificate in it otherwise', () => {
    for (const name of [
      'pki/rsa/leaf.key',
      'pki/rsa/leaf.csr',
      'pki/rsa/intermediate.crl.pem',
      'broken/empty.pem',
    ])
      assert.equal(roleOf(fixture(name)), 'no-certificate', name);
  });
});

describe('the leaf of a file', () => {
  const leavesOf = (text: string) => {
    const { leaves, certificates } = inspected(text);
    return leaves.map((leaf) => certificates.indexOf(leaf));
  };

  it('is the certificate of the private key, wherever it stands', () => {
    assert.deepEqual(
      leavesOf(joined('pki/rsa/root.pem', 'pki/ec/leaf.pem', 'pki/rsa/leaf.pem', 'pki/rsa/pkcs1.key')),
      [2],
    );
  });

  it('is one for each key', () => {
    const both = joined('pki/rsa/pkcs1.key', 'pki/rsa/leaf.pem', 'pki/ec/sec1.key', 'pki/ec/leaf.pem');
    assert.deepEqual(leavesOf(both), [0, 1]);
  });

  it('is the first end entity where the key is encrypted', () => {
    assert.deepEqual(leavesOf(fixture('pki/rsa/shuffled-keycert.txt')), [2]);
  });

  it('is the first certificate where all are CA certificates', () => {
    assert.deepEqual(leavesOf(fixture('self-signed/self-keycert.txt')), [0]);
  });
});
