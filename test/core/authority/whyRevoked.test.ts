import assert from 'node:assert/strict';
import type { Issuer } from '../../../src/core/authority/issuer.js';
import { updateRevocationList } from '../../../src/core/authority/updateRevocationList.js';
import { whyRevoked } from '../../../src/core/authority/whyRevoked.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import type { RevocationList } from '../../../src/core/x509/revocationList.js';
import { makeAuthority } from '../../support/authority.js';

const day = (number: number) => Date.UTC(2026, 11, number);

describe('whyRevoked', () => {
  let root: Issuer;
  let issuing: Issuer;
  let lower: Issuer;
  const revoke = (certificate: Certificate | undefined, by: Issuer): Promise<RevocationList> =>
    updateRevocationList(
      {
        previous: undefined,
        revoked: certificate && { certificate, reason: 'keyCompromise' },
        thisUpdate: day(1),
        nextUpdate: day(31),
      },
      by,
    );

  before(async () => {
    root = await makeAuthority('Root');
    issuing = await makeAuthority('Issuing', {}, root);
    lower = await makeAuthority('Lower', {}, issuing);
  });

  it('names the CA of the chain that a list revokes, however far up', async () => {
    const lists = [await revoke(issuing.chain[0], root)];
    for (const { chain } of [issuing, lower])
      assert.equal(
        await whyRevoked(chain, lists, day(2)),
        '“Issuing” was revoked on 2026-12-01 (keyCompromise).',
      );
  });

  it('says nothing where no current list of the one above does', async () => {
    const list = await revoke(issuing.chain[0], root);
    assert.equal(await whyRevoked(issuing.chain, [], day(2)), undefined);
    assert.equal(await whyRevoked(issuing.chain, [await revoke(undefined, root)], day(2)), undefined);
    assert.equal(await whyRevoked(root.chain, [list], day(2)), undefined);
    const other = await makeAuthority('Root');
    assert.equal(await whyRevoked([issuing.chain[0], ...other.chain], [list], day(2)), undefined);
    assert.equal(await whyRevoked(issuing.chain, [list], day(32)), undefined);
  });
});
