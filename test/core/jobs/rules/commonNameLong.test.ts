import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';
import type { Entry } from '../../../../src/core/store/entry.js';
import { makeCertificate, makeKey } from '../../../support/makeCertificate.js';

describe('job-common-name-long', () => {
  it('counts characters, of the node and of whom it meets', async () => {
    const entries = [named('short', 'é'.repeat(64)), named('long', 'é'.repeat(65))];
    const job = (key: string) => materialJob({ key });
    assert.deepEqual(await said('job-common-name-long', job('short'), { entries }), []);
    assert.match(
      (await said('job-common-name-long', job('long'), { entries })).join(),
      /^warning long: .*65 characters/,
    );
    const director = materialJob({ replace: ['{ ref: director }', '{ ref: long }'] });
    assert.equal((await said('job-common-name-long', director, { entries })).length, 1);
  });
});

/** OpenSSL makes no such name. */
function named(name: string, subject: string): Entry {
  const key = makeKey();
  const certificate = makeCertificate({ subject, issuer: subject, key, signer: key });
  return {
    kind: 'key',
    name,
    certificates: [{ certificate, file: undefined, span: certificate.span }],
    request: undefined,
    revocationList: undefined,
    key: undefined,
    notes: {},
    faults: [],
  };
}
