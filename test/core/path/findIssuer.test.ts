import assert from 'node:assert/strict';
import { Budget } from '../../../src/core/path/budget.js';
import { findIssuer, type IssuerSearch } from '../../../src/core/path/findIssuer.js';
import { type KnownCertificate, Pool } from '../../../src/core/path/pool.js';
import { verifyLink, type VerifyLink } from '../../../src/core/path/verifyLink.js';
import { certificatesOf, NOW } from '../../support/inspectFixture.js';

const only = (name: string): KnownCertificate => {
  const [known] = certificatesOf(name);
  assert.ok(known, name);
  return known;
};
const leaf = only('pki/rsa/leaf.pem');

function search(
  known: readonly KnownCertificate[],
  options: { verify?: VerifyLink; budget?: Budget; of?: KnownCertificate } = {},
): Promise<IssuerSearch> {
  const { verify = verifyLink, budget = new Budget(), of = leaf } = options;
  return findIssuer(of.certificate, { pool: new Pool(known), verify, budget, at: NOW });
}

const filesOf = ({ issuers }: IssuerSearch) => issuers.map(({ known }) => known.file);
const missesOf = ({ nearMisses }: IssuerSearch) =>
  nearMisses.map(({ known, reason }) => [known.file, reason]);

describe('findIssuer', () => {
  it('finds the one whose key verifies the signature, and remembers the namesake', async () => {
    const found = await search(
      certificatesOf('pki/ec/intermediate.pem', 'pki/rsa/root.pem', 'pki/rsa/intermediate.pem'),
    );
    assert.deepEqual(filesOf(found), ['pki/rsa/intermediate.pem']);
    assert.deepEqual(found.issuers[0]?.verdict, { verdict: 'valid' });
    assert.deepEqual(missesOf(found), [['pki/ec/intermediate.pem', 'other-key']]);
    assert.equal(found.stopped, undefined);
  });

  it('goes by the signature, not by the identifiers, which are only an aid', async () => {
    const issuer = only('pki/rsa/intermediate.pem');
    const otherIds = { ...issuer, certificate: { ...issuer.certificate, extensions: [] } };
    const verifies: VerifyLink = () => Promise.resolve({ verdict: 'valid' });
    const { nearMisses } = await search([otherIds], { verify: verifies });
    assert.deepEqual(
      nearMisses.map(({ reason }) => reason),
      ['not-a-ca'],
    );
    const fails: VerifyLink = () => Promise.resolve({ verdict: 'invalid', reason: 'signature-wrong' });
    assert.deepEqual(missesOf(await search([otherIds], { verify: fails })), [[issuer.file, 'unidentified']]);
    assert.deepEqual(missesOf(await search([issuer], { verify: fails })), [
      [issuer.file, 'signature-invalid'],
    ]);
  });

  it('keeps an issuer whose signature cannot be checked here, behind those that were', async () => {
    const good = only('pki/rsa/intermediate.pem');
    const twin = {
      ...good,
      file: 'twin.pem',
      certificate: { ...good.certificate, der: good.certificate.der.slice(1) },
    };
    const verify: VerifyLink = (_certificate, key) =>
      key === twin.certificate.publicKey && seen++ === 0
        ? Promise.resolve({ verdict: 'unchecked', reason: 'curve', what: 'brainpoolP256r1' })
        : Promise.resolve({ verdict: 'valid' });
    let seen = 0;
    const found = await search([twin, good], { verify });
    assert.deepEqual(filesOf(found), ['pki/rsa/intermediate.pem', 'twin.pem']);
    assert.equal(found.issuers[1]?.verdict.verdict, 'unchecked');
  });

  it('tries each certificate once, however often it is known', async () => {
    let count = 0;
    const verify: VerifyLink = (...link) => {
      count++;
      return verifyLink(...link);
    };
    const names = Array.from({ length: 20 }, () => 'pki/rsa/intermediate.pem');
    assert.equal((await search(certificatesOf(...names), { verify })).issuers.length, 1);
    assert.equal(count, 1);
  });

  it('tries the one with the right key identifier first', async () => {
    const budget = new Budget({ signatures: 1, candidates: 100 });
    const found = await search(certificatesOf('pki/ec/intermediate.pem', 'pki/rsa/intermediate.pem'), {
      budget,
    });
    assert.deepEqual(filesOf(found), ['pki/rsa/intermediate.pem']);
  });

  it('prefers an issuer that is valid at the time', async () => {
    const good = only('pki/rsa/intermediate.pem');
    const { certificate } = good;
    const expired = {
      ...good,
      file: 'expired.pem',
      certificate: {
        ...certificate,
        der: certificate.der.slice(1),
        notAfter: { ...certificate.notAfter, epoch: NOW - 1 },
      },
    };
    const found = await search([expired, good]);
    assert.deepEqual(filesOf(found), ['pki/rsa/intermediate.pem', 'expired.pem']);
  });

  it('is no issuer of itself', async () => {
    const root = only('pki/rsa/root.pem');
    assert.deepEqual(filesOf(await search([root], { of: root })), []);
  });

  it('ends within its budget, and when it is cancelled', async () => {
    const spent = new Budget({ signatures: 0, candidates: 100 });
    assert.equal(
      (await search(certificatesOf('pki/rsa/intermediate.pem'), { budget: spent })).stopped,
      'budget-spent',
    );
    const few = new Budget({ signatures: 10, candidates: 1 });
    const pool = certificatesOf('pki/rsa/intermediate.pem', 'pki/ec/intermediate.pem');
    assert.equal((await search(pool, { budget: few })).stopped, 'budget-spent');
    const cancelled = new Budget(undefined, AbortSignal.abort());
    const found = await search(pool, { budget: cancelled });
    assert.equal(found.stopped, 'cancelled');
    assert.deepEqual(filesOf(found), []);
  });
});
