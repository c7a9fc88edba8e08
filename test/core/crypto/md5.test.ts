import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { md5 } from '../../../src/core/crypto/md5.js';

describe('MD5', () => {
  it('is that of OpenSSL at every length around its blocks', () => {
    for (let length = 0; length < 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 0xff);
      assert.deepEqual(md5(bytes), new Uint8Array(createHash('md5').update(bytes).digest()), String(length));
    }
  });
});
