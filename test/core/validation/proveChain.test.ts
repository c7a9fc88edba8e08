import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Pool } from '../../../src/core/path/pool.js';
import { rememberVerdicts } from '../../../src/core/path/verifyLink.js';
import { proveChain } from '../../../src/core/validation/proveChain.js';
import { certificateLabel } from '../../../src/core/words/describeCertificate.js';
import { chainOf } from '../../support/chainFixture.js';
import { conformance } from '../../support/inspectFixture.js';
import type { PkitsCase } from '../../support/pkits.js';
import { readCertificates, readLists } from '../../support/validationCase.js';

const bundle = { pool: ['pki/rsa/intermediate.pem', 'pki/rsa/root.pem'] };

describe('a chain with its evidence', () => {
  it('is trusted where its root is', async () => {
    const { validation, trust, links, roles } = await chainOf('pki/rsa/leaf.pem', {
      ...bundle,
      trusted: ['pki/rsa/root.pem'],
    });
    assert.equal(validation.verdict, 'valid');
    assert.equal(trust, 'trusted');
    assert.deepEqual(
      links.map(({ identifiers, signature }) => [identifiers, signature.verdict]),
      [
        ['match', 'valid'],
        ['match', 'valid'],
        ['absent', 'valid'],
      ],
    );
    assert.deepEqual([roles?.server.verdict, roles?.client.verdict], ['valid', 'valid']);
  });

  it('holds only where its root is trusted, if nobody has said so', async () => {
    const { validation, trust } = await chainOf('pki/rsa/leaf.pem', {
      ...bundle,
      trusted: ['partner/root.pem'],
    });
    assert.equal(validation.verdict, 'valid');
    assert.equal(trust, 'assumed');
  });

  it('is not taken for another root of the same name', async () => {
    const { validation, trust } = await chainOf('partner/leaf.pem', {
      pool: ['partner/intermediate.pem'],
      trusted: ['partner/root-same-name.pem'],
    });
    assert.equal(validation.verdict, 'invalid');
    assert.equal(trust, 'none');
    assert.equal(validation.reasons[0]?.code, 'issuer-missing');
  });

  it('ends where the issuer is missing, with no evidence for it', async () => {
    const { validation, links } = await chainOf('pki/rsa/leaf.pem', { pool: ['pki/rsa/intermediate.pem'] });
    assert.deepEqual(
      validation.path.map(({ certificate }) => certificateLabel(certificate)),
      ['CDNODE1', 'Musterbank AG Issuing CA 1'],
    );
    assert.equal(links.length, 1);
  });

  it('has no roles for a CA, and none that a certificate is not for', async () => {
    const root = await chainOf('pki/rsa/root.pem', { trusted: ['pki/rsa/root.pem'] });
    assert.equal(root.roles, undefined);
    assert.equal(root.trust, 'trusted');
    assert.equal(root.validation.verdict, 'valid');
    assert.equal(root.links.length, 1);
  });

  it('counts the revocation lists: NIST’s revoked certificate is', async function () {
    const file = conformance('pkits.json');
    if (file === undefined) return this.skip();
    const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly PkitsCase[];
    const one = cases.find(({ test_number }) => test_number === '4.4.3');
    assert.ok(one);
    const [leaf] = readCertificates([one.leaf_pem], 'leaf');
    const anchors = readCertificates(one.trust_anchors_pem, 'anchor');
    assert.ok(leaf);
    const prove = (lists: readonly string[]) =>
      proveChain(leaf, {
        pool: new Pool(readCertificates(one.intermediates_pem, 'intermediates')),
        trusted: anchors,
        lists: readLists(lists),
        verify: rememberVerdicts(),
        at: Date.parse(one.time),
      });
    const { validation, trust } = await prove(one.crls_pem);
    assert.equal(validation.verdict, 'invalid');
    assert.equal(validation.reasons[0]?.code, 'certificate-revoked');
    assert.equal(trust, 'trusted');
    assert.equal((await prove([])).validation.verdict, 'valid');
  });

  it('is said to be cancelled where it is', async () => {
    const run = new AbortController();
    run.abort();
    const { validation } = await chainOf('pki/rsa/leaf.pem', { ...bundle, signal: run.signal });
    assert.notEqual(validation.verdict, 'valid');
  });
});
