import assert from 'node:assert/strict';
import { findUses } from '../../../src/core/jobs/findUses.js';
import { replacementJob, replacementStore } from '../../support/replacementFixture.js';
import { jobText, storeOfFixtures } from '../../support/jobFixture.js';

/** Uses as `kind/name as text`. */
async function usesIn(text: string): Promise<string[]> {
  const uses = await findUses(text, await storeOfFixtures());
  return uses.map(
    ({ as, entry, span }) => `${entry.kind}/${entry.name} ${as} ${text.slice(span.start, span.end)}`,
  );
}

describe('findUses', () => {
  it('tells which entries a job names, and where', async () => {
    assert.deepEqual(await usesIn(jobText({ trusted: ['issuing', '"own"', 'nobody'] })), [
      'key/node keyCertificate node',
      'ca/issuing trustedCertificates issuing',
      'authority/own trustedCertificates "own"',
    ]);
  });

  it('takes no CA certificate for the key certificate of the same name, and Director’s own for none', async () => {
    assert.deepEqual(await usesIn(jobText({ keyRef: 'root', trusted: ['root'] })), [
      'ca/root trustedCertificates root',
    ]);
    assert.deepEqual(await usesIn(jobText({ keyRef: 'bootstrap', trusted: [] })), []);
  });

  it('finds what can be found in a broken job, and nothing in what is none', async () => {
    assert.deepEqual(await usesIn('keyCertificate:\n  ref: node\n bad\n: ['), [
      'key/node keyCertificate node',
    ]);
    assert.deepEqual(await usesIn('- node\n'), []);
  });

  it('tells what a job replaces, and the request that still waits for its place', async () => {
    const text = replacementJob({ key: 'WAITING' });
    const uses = await findUses(text, await replacementStore());
    assert.deepEqual(
      uses
        .map(({ as, entry }) => `${entry.kind}/${entry.name} ${as}`)
        .filter((use) => /^key\/BOOT|^request/.test(use)),
      ['key/BOOT bootstrap', 'request/WAITING newKeyCertificate'],
    );
  });

  it('counts a byte order mark among the places', async () => {
    const text = `\uFEFF${jobText({ trusted: [] })}`;
    assert.deepEqual(await usesIn(text), ['key/node keyCertificate node']);
  });
});
