import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';
import { REMOVED_SUITES } from '../../../../src/core/jobs/levels/cipherSuites.js';

describe('job-cipher-suite-refused', () => {
  const about = (suites: readonly string[], protocol: string, key = 'node', version = '6.4.0.6') =>
    said(
      'job-cipher-suite-refused',
      materialJob({
        key,
        target: `platform: unix\n  version: ${version}`,
        more: `tls:\n  protocol: ${protocol}\n  cipherSuites: [${suites.join(', ')}]\n`,
      }),
    );
  const RSA = 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384';
  const EC = 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384';

  it('refuses the thirteen that 6.4.0.6 no longer has, and warns of them before', async () => {
    assert.equal(REMOVED_SUITES.size, 13);
    for (const suite of REMOVED_SUITES) {
      assert.match((await about([RSA, suite], 'TLS1.2')).join(), /^error TLS_.*from 6\.4\.0\.6 on/);
      assert.match((await about([RSA, suite], 'TLS1.2', 'node', '6.4.0.5')).join(), /^warning TLS_/);
    }
  });

  it('wants one suite of the protocol', async () => {
    assert.match((await about([RSA], 'TLS1.3')).join(), /None of these cipher suites is one of TLS1\.3/);
    assert.match((await about(['TLS_AES_128_GCM_SHA256'], 'TLS1.2')).join(), /one of TLS1\.2/);
    assert.deepEqual(await about([RSA, 'TLS_AES_128_GCM_SHA256'], 'TLS1.3'), []);
  });

  it('wants one suite of the key', async () => {
    assert.match((await about([EC], 'TLS1.2')).join(), /key of the node’s certificate, RSA 2048/);
    assert.match((await about([RSA], 'TLS1.2', 'ec')).join(), /EC P-256/);
    assert.deepEqual(await about([EC, RSA], 'TLS1.2'), []);
    assert.deepEqual(await about([EC], 'TLS1.2', 'ec'), []);
  });
});
