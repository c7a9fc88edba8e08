import assert from 'node:assert/strict';
import { Budget } from '../../../src/core/path/budget.js';
import { findIssuer } from '../../../src/core/path/findIssuer.js';
import { type KnownCertificate, Pool } from '../../../src/core/path/pool.js';
import { SearchMemory } from '../../../src/core/path/searchMemory.js';
import { verifyLink, type VerifyLink } from '../../../src/core/path/verifyLink.js';
import { certificatesOf, NOW } from '../../support/inspectFixture.js';

const [leaf] = certificatesOf('pki/rsa/leaf.pem');
const [issuer] = certificatesOf('pki/rsa/intermediate.pem');
const [namesake] = certificatesOf('pki/ec/intermediate.pem');

describe('a search for issuers that is asked for again', () => {
  let searches: SearchMemory;
  let verified: number;

  beforeEach(() => {
    searches = new SearchMemory();
    verified = 0;
  });

  const verify: VerifyLink = (certificate, key) => {
    verified++;
    return verifyLink(certificate, key);
  };

  function search(
    known: readonly (KnownCertificate | undefined)[],
    { at = NOW, budget = new Budget() } = {},
  ) {
    assert.ok(leaf);
    const pool = new Pool(known.filter((one) => one !== undefined));
    return findIssuer(leaf.certificate, { pool, verify, budget, at, searches });
  }

  it('verifies nothing anew, and tells of the places where the candidates stand now', async () => {
    const first = await search([namesake, issuer]);
    assert.equal(verified, 2);
    assert.ok(namesake && issuer);
    const moved = [namesake, issuer].map((one) => ({ ...one, span: { start: 7, end: 9 } }));
    const second = await search(moved);
    assert.equal(verified, 2);
    assert.deepEqual(second.issuers, [{ ...first.issuers[0], known: moved[1] }]);
    assert.deepEqual(second.nearMisses, [{ ...first.nearMisses[0], known: moved[0] }]);
  });

  it('begins anew where a candidate has come, gone or changed', async () => {
    await search([issuer]);
    assert.equal((await search([namesake, issuer])).nearMisses.length, 1);
    assert.equal((await search([])).issuers.length, 0);
    const [again] = certificatesOf('pki/rsa/intermediate.pem');
    verified = 0;
    assert.equal((await search([again])).issuers[0]?.known, again);
    assert.equal(verified, 1);
  });

  it('begins anew where a candidate has expired since', async () => {
    await search([issuer]);
    await search([issuer], { at: Date.UTC(2100, 0) });
    assert.equal(verified, 2);
    await search([issuer], { at: Date.UTC(2100, 1) });
    assert.equal(verified, 2);
  });

  it('spends what it spent at first, and keeps nothing that is half done', async () => {
    const poor = () => new Budget({ signatures: 1, candidates: 10 });
    assert.equal((await search([namesake, issuer], { budget: poor() })).stopped, 'budget-spent');
    assert.equal((await search([namesake, issuer])).issuers.length, 1);
    assert.equal((await search([namesake, issuer], { budget: poor() })).stopped, 'budget-spent');
  });
});
