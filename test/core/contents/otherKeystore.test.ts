import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { otherKeystore } from '../../../src/core/contents/otherKeystore.js';
import { readContents } from '../../../src/core/contents/readContents.js';
import { conformance } from '../../support/inspectFixture.js';

/** Version, length of the salt, salt, iterations, as BouncyCastle begins a BKS. */
const head = (version: number, salt: number, iterations: number) =>
  Uint8Array.from([
    0,
    0,
    0,
    version,
    0,
    0,
    0,
    salt,
    ...new Uint8Array(salt).fill(7),
    0,
    0,
    iterations >> 8,
    iterations & 0xff,
    ...[2, 0, 4, ...Buffer.from('node')],
  ]);

/** `SEQUENCE { SEQUENCE { SEQUENCE, OCTET STRING }, SEQUENCE { SEQUENCE, SEQUENCE, OCTET STRING } }` */
const bcfks = Uint8Array.from(Buffer.from('300f300530000401aa3006300030000400', 'hex'));

describe('keystores that are not read yet', () => {
  it('are named by their first octets', () => {
    assert.equal(otherKeystore(head(1, 20, 1024)), 'BouncyCastle BKS');
    assert.equal(otherKeystore(head(2, 20, 2000)), 'BouncyCastle BKS');
    assert.equal(otherKeystore(bcfks), 'BCFKS');
    const kdb = Buffer.concat([
      Buffer.from('3748030200000000', 'hex'),
      Buffer.from('X509KEY'),
      Buffer.alloc(80),
    ]);
    assert.equal(otherKeystore(kdb), 'IBM CMS (.kdb)');
    assert.equal(otherKeystore(kdb.subarray(0, 12)), undefined);
  });

  it('are told apart where they begin alike: a UBER has nothing in the clear', () => {
    const uber = head(1, 20, 1024);
    uber.fill(0xc3, 32);
    assert.equal(otherKeystore(uber), 'BouncyCastle UBER');
    const empty = Buffer.concat([head(2, 20, 1024).subarray(0, 32), Buffer.alloc(21)]);
    assert.equal(otherKeystore(empty), 'BouncyCastle BKS');
  });

  it('are named in what others made', function () {
    const folder = conformance('pyjks/keystores');
    if (folder === undefined) this.skip();
    for (const [kind, name] of [
      ['bks', 'BouncyCastle BKS'],
      ['uber', 'BouncyCastle UBER'],
    ] as const) {
      const files: readonly string[] = readdirSync(join(folder, kind));
      assert.ok(files.length > 2);
      for (const file of files)
        assert.equal(otherKeystore(new Uint8Array(readFileSync(join(folder, kind, file)))), name, file);
    }
  });

  it('are a fault that names them', () => {
    const [item] = readContents(head(2, 20, 2000)).items;
    assert.deepEqual(
      item?.faults.map(({ code, facts }) => [code, facts]),
      [['container-unread', { container: 'BouncyCastle BKS' }]],
    );
  });

  it('are not seen in other files', () => {
    assert.equal(otherKeystore(head(3, 20, 1024)), undefined);
    assert.equal(otherKeystore(head(1, 8, 1024)), undefined);
    assert.equal(otherKeystore(head(1, 20, 0)), undefined);
    assert.equal(otherKeystore(head(1, 20, 1024).subarray(0, 20)), undefined);
    for (const file of ['pki/ec/leaf.der', 'keystores/java.p12', 'keystores/java.jks'])
      assert.equal(otherKeystore(new Uint8Array(readFileSync(`test/fixtures/${file}`))), undefined, file);
  });
});
