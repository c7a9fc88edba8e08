import assert from 'node:assert/strict';
import { passphraseReferences } from '../../../src/core/jobs/passphraseReferences.js';
import { jobText, storeOfFixtures } from '../../support/jobFixture.js';

describe('passphraseReferences', () => {
  it('names the passphrase and the key certificate of a job', async () => {
    const entries = await storeOfFixtures();
    const [found] = await passphraseReferences(jobText(), entries);
    assert.deepEqual([found?.name, found?.entry?.name], ['CDNODE1_KEY', 'node']);
    const [bootstrap] = await passphraseReferences(jobText({ keyRef: 'bootstrap' }), entries);
    assert.deepEqual([bootstrap?.name, bootstrap?.entry], ['CDNODE1_KEY', undefined]);
    assert.deepEqual(await passphraseReferences('kind: InstallJob\n', entries), []);
  });
});
