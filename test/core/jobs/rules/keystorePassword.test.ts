import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-keystore-password', () => {
  const about = (version: string, password?: string) =>
    said(
      'job-keystore-password',
      materialJob({
        target: `platform: unix\n  version: ${version}`,
        more: 'keystore: { passwordRef: STORE }\n',
      }),
      { secret: () => Promise.resolve(password) },
    );

  it('tells of the traps where nobody has the password', async () => {
    assert.match((await about('6.4.0.0')).join(), /^information STORE: .*IT47393.*IT47423/);
    assert.deepEqual(await about('6.4.0.1'), []);
  });

  it('tells whether it is one where somebody has, and never repeats it', async () => {
    assert.deepEqual(await about('6.4.0.0', 'abc123'), []);
    assert.match((await about('6.4.0.0', 'x'.repeat(64))).join(), /^error STORE: [^x]*IT47423/);
    assert.match((await about('6.4.0.0', 'pass!word')).join(), /^warning STORE: (?!.*pass!).*IT47393/);
    assert.deepEqual(await about('6.3.0.2', 'x'.repeat(64)), []);
  });
});
