import assert from 'node:assert/strict';
import { readContents } from '../../../../src/core/contents/readContents.js';
import { inspect } from '../../../../src/core/findings/inspect.js';
import { PATH_LIMITS } from '../../../../src/core/path/budget.js';
import { Pool } from '../../../../src/core/path/pool.js';
import type { Certificate } from '../../../../src/core/x509/certificate.js';
import { fixture, NOW } from '../../../support/inspectFixture.js';

describe('rule check-incomplete', () => {
  const root = readContents(fixture('partner/root.pem'));
  const [item] = root.items;
  const certificate = item?.model as Certificate;
  let verified = 0;

  /** As many certificates as are asked for, each with octets of its own and all with one name. */
  function crowd(size: number) {
    return Array.from({ length: size }, (_, index) => {
      const der = Uint8Array.from(certificate.der);
      new DataView(der.buffer).setUint32(der.length - 4, index);
      return { certificate: { ...certificate, der }, file: 'crowd.pem', span: { start: index, end: index } };
    });
  }

  const inspectWith = (size: number) =>
    inspect(readContents(fixture('partner/intermediate.pem') + fixture('partner/root-same-name.pem')), {
      now: NOW,
      expiringDays: 30,
      pool: new Pool(crowd(size)),
      verify: () => {
        verified++;
        return Promise.resolve({ verdict: 'invalid', reason: 'signature-wrong' });
      },
    });

  it('says that not everything was checked, and stops at the limit', async () => {
    verified = 0;
    const findings = await inspectWith(PATH_LIMITS.signatures + 1);
    assert.deepEqual(
      findings.map(({ code, severity }) => [code, severity]),
      [['check-incomplete', 'information']],
    );
    assert.equal(verified, PATH_LIMITS.signatures);
  });

  it('says nothing below it', async () => {
    const findings = await inspectWith(10);
    assert.deepEqual(
      findings.filter(({ code }) => code === 'check-incomplete'),
      [],
    );
  });
});
