import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';
import { X509Certificate } from 'node:crypto';
import { fixture } from '../../../support/inspectFixture.js';

describe('job-trust-unchecked', () => {
  it('names the root and the node by their fingerprints where it is not said what Director trusts', async () => {
    const text = materialJob({ replace: ['  trusted: [{ ref: root }, { ref: director-root }]\n', ''] });
    const [line = '', ...others] = await said('job-trust-unchecked', text);
    assert.deepEqual(others, []);
    const printOf = (name: string) =>
      new X509Certificate(fixture(`jobs/${name}.pem`)).fingerprint256.toLowerCase();
    assert.ok(
      line.startsWith(
        'information node: Whether Control Center Director trusts the node cannot be checked here',
      ),
    );
    assert.ok(line.includes(`CN=Job Root CA (SHA-256 ${printOf('root')})`), line);
    assert.ok(line.includes(`CN=CDNODE1 (SHA-256 ${printOf('node')})`), line);
  });

  it('says what must be seen to where it is not said what Director presents', async () => {
    const text = materialJob({ replace: [/ {2}certificates: .*\n/, ''] });
    assert.match(
      (await said('job-trust-unchecked', text)).join(),
      /^information director: .*functional-authority user/,
    );
  });

  it('asks the same of a partner, and nothing of Director where that issues the certificate', async () => {
    const more = 'partners: [{ name: THEM }]\n';
    assert.equal((await said('job-trust-unchecked', materialJob({ more }))).length, 2);
    const bootstrap = materialJob({ key: 'bootstrap', replace: [/director:\n.*\n.*\n.*\n/, ''] });
    assert.deepEqual(await said('job-trust-unchecked', bootstrap), []);
  });
});
