import assert from 'node:assert/strict';
import { entriesOf, materialJob, said } from '../../../support/jobMaterial.js';
import { fixture } from '../../../support/inspectFixture.js';

describe('job-chain-file', () => {
  /** What is said of a key certificate whose file is composed of these. */
  async function composed(...names: readonly string[]): Promise<readonly string[]> {
    const certificates = names.map((name) => fixture(`jobs/${name}.pem`)).join('');
    const entries = await entriesOf({
      'key/composed': { 'certificate.pem': certificates, 'key.pem': fixture('jobs/node.key') },
    });
    return said('job-chain-file', materialJob({ key: 'composed' }), { entries });
  }

  it('has nothing against the leaf and those above it', async () => {
    assert.deepEqual(await composed('node'), []);
    assert.deepEqual(await composed('node', 'issuing'), []);
    assert.deepEqual(await composed('node', 'issuing', 'root'), []);
  });

  it('refuses a CA’s certificate before the leaf', async () => {
    assert.match(
      (await composed('issuing', 'node')).join(),
      /^error composed: .*“CDNODE1”, the node’s own, belongs first/,
    );
  });

  it('names what is there twice, and what does not belong there', async () => {
    assert.match(
      (await composed('node', 'issuing', 'issuing')).join(),
      /^warning composed: “Job Issuing CA” .*more than once/,
    );
    assert.match(
      (await composed('node', 'issuing', 'director-root')).join(),
      /^warning composed: “Director Root CA” .*no part/,
    );
  });
});
