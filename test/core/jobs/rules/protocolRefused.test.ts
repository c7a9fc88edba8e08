import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-protocol-refused', () => {
  const about = (protocol: string, version: string, platform = 'unix') =>
    said(
      'job-protocol-refused',
      materialJob({
        target: `platform: ${platform}\n  version: ${version}`,
        more: `tls: { protocol: ${protocol} }\n`,
      }),
    );

  it('refuses TLS 1.0 and 1.1 where GSKit 9 is, and warns elsewhere', async () => {
    assert.match((await about('TLS1.1', '6.4.0.6')).join(), /^error TLS1\.1: .*from 6\.4\.0\.6 on/);
    assert.match((await about('TLS1.0', '6.4.0.7', 'container')).join(), /^error /);
    assert.match((await about('TLS1.1', '6.4.0.5')).join(), /^warning TLS1\.1: .*RFC 8996/);
    assert.match((await about('TLS1.1', '6.4.0.6', 'windows')).join(), /^warning /);
    assert.deepEqual(await about('TLS1.2', '6.4.0.6'), []);
  });

  it('warns where there is no TLS at all', async () => {
    assert.match((await about('DISABLE', '6.4.0.6')).join(), /^warning DISABLE: /);
  });
});
