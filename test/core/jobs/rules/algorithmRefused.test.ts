import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-algorithm-refused', () => {
  const about = async (key: string, tls = '', version = '6.4.0.4') => {
    const more = tls === '' ? '' : `tls: { ${tls} }\n`;
    const target = `platform: unix\n  version: ${version}`;
    const lines = await said(
      'job-algorithm-refused',
      materialJob({ key, trusted: ['root', 'director-root'], target, more }),
    );
    return lines.map((line) => /^\w+/.exec(line)?.[0]).join();
  };
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['root-node', '', '', ''],
    ['weak', 'warning', 'error', 'error'],
    ['feeble', 'error', 'error', 'error'],
    ['sha1', 'warning', 'error', 'error'],
    ['sha224', '', 'error', ''],
    ['md5', 'error', 'error', 'error'],
    ['ec', '', '', ''],
    ['brainpool', '', 'warning', 'error'],
    ['ed25519', '', 'warning', 'error'],
  ];
  for (const [key, plain, tls13, fips] of rows)
    it(`knows ${key}: as such, with TLS 1.3, in FIPS mode`, async () => {
      assert.deepEqual(
        [await about(key), await about(key, 'protocol: TLS1.3'), await about(key, 'fips: true')],
        [plain, tls13, fips],
      );
    });

  it('takes Ed25519 in FIPS mode from GSKit 9 on', async () => {
    assert.equal(await about('ed25519', 'fips: true', '6.4.0.6'), '');
  });
});
