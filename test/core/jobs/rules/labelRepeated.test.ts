import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-label-repeated', () => {
  const job = (own: string, labels: string) =>
    materialJob({
      trusted: [],
      replace: [
        /keyCertificate: .*\ntrustedCertificates:\n/,
        `keyCertificate: { ref: node, passphraseRef: KEY${own} }\ntrustedCertificates:\n${labels}`,
      ],
    });

  it('stands on the second use of a label, the installer’s own among them', async () => {
    assert.match(
      (await said('job-label-repeated', job(', label: a', '  - { ref: root, label: a }\n'))).join(),
      /^error a: .*CSPV008E/,
    );
    assert.match(
      (await said('job-label-repeated', job('', '  - { ref: root, label: Client-API }\n'))).join(),
      /^error Client-API: /,
    );
    assert.deepEqual(
      await said('job-label-repeated', job(', label: b', '  - { ref: root, label: Client-API }\n')),
      [],
    );
  });
});
