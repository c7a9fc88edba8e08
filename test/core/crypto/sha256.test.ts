import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { digest, type HashName } from '../../../src/core/crypto/digest.js';
import { sha224, sha256 } from '../../../src/core/crypto/sha256.js';

const pattern = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 131 + (i >> 8)) & 0xff);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('sha256', () => {
  it('agrees with OpenSSL at every length around its blocks', () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = pattern(length);
      assert.equal(
        hex(sha256(bytes)),
        createHash('sha256').update(bytes).digest('hex'),
        `${String(length)} octets`,
      );
      assert.equal(
        hex(sha224(bytes)),
        createHash('sha224').update(bytes).digest('hex'),
        `${String(length)} octets`,
      );
    }
  });

  it('agrees with OpenSSL on a megabyte seen through a view', () => {
    const view = pattern(1 << 20).subarray(3, -5);
    assert.equal(hex(sha256(view)), createHash('sha256').update(view).digest('hex'));
  });
});

describe('digest', () => {
  const names: Record<HashName, string> = {
    MD5: 'md5',
    'SHA-1': 'sha1',
    'SHA-224': 'sha224',
    'SHA-256': 'sha256',
    'SHA-384': 'sha384',
    'SHA-512': 'sha512',
  };
  for (const [hash, name] of Object.entries(names) as [HashName, string][]) {
    it(`computes ${hash} of a view`, async () => {
      const bytes = pattern(300).subarray(7, 290);
      assert.equal(hex(await digest(hash, bytes)), createHash(name).update(bytes).digest('hex'));
    });
  }
});
