import assert from 'node:assert/strict';
import { rememberProbes } from '../../../src/core/keys/probeKey.js';
import { storeOfFixtures } from '../../support/jobFixture.js';

describe('rememberProbes', () => {
  it('derives the key once for the passphrase that it was last tried with, and keeps nothing secret', async () => {
    const [entry] = (await storeOfFixtures()).filter(({ name }) => name === 'node');
    assert.ok(entry?.key);
    const probe = rememberProbes();
    const first = await probe(entry.key, 'canary-Passphrase-3307');
    assert.equal(first.outcome, 'passphrase-wrong');
    // The very same answer: it was not looked for again.
    assert.equal(await probe(entry.key, 'canary-Passphrase-3307'), first);
    const opened = await probe(entry.key, 'changeit');
    assert.ok(opened.outcome === 'opened');
    assert.deepEqual(Object.keys(opened), ['outcome', 'publicKey']);
    assert.equal((await probe(entry.key, undefined)).outcome, 'passphrase-missing');
  });
});
