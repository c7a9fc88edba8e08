import assert from 'node:assert/strict';
import { writePem } from '../../../src/core/pem/writePem.js';

describe('writePem', () => {
  it('writes lines of 64 columns, as Node writes base64', () => {
    for (const length of [0, 1, 2, 3, 47, 48, 49, 1000]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 101) & 0xff);
      const lines =
        Buffer.from(bytes)
          .toString('base64')
          .match(/.{1,64}/g) ?? [];
      assert.equal(
        writePem('X509 CRL', bytes),
        ['-----BEGIN X509 CRL-----', ...lines, '-----END X509 CRL-----', ''].join('\n'),
      );
    }
  });
});
