import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { objectIdentifier, readElements, readSequence } from '../../../src/core/crypto/elements.js';
import { verifySignature } from '../../../src/core/crypto/verifySignature.js';
import { verifyingKey } from '../../support/verifyingKey.js';

const cases = '../shared/conformance/bssl-signed-data.json';

interface Case {
  readonly id: string;
  readonly expected: 'pass' | 'fail';
  readonly blocks: Readonly<Record<'PUBLIC KEY' | 'ALGORITHM' | 'DATA' | 'SIGNATURE', string>>;
}

/** BoringSSL takes no key of id-RSASSA-PSS at all. RFC 4055 section 1.2 has it, and OpenSSL verifies this one, too. */
const divergences = ['RsaPssSha256UsingPssKeyWithParams'];

describe('verifySignature on the signed data of BoringSSL', () => {
  before(function () {
    if (!existsSync(cases)) this.skip();
  });

  it('agrees on every case, and can check each', async () => {
    const all = JSON.parse(readFileSync(cases, 'utf8')) as Case[];
    const counts = { agreed: 0, unchecked: [] as string[], diverged: [] as string[] };
    for (const { id, expected, blocks } of all) {
      const name = id.slice(id.indexOf('::') + 2);
      const verdict = await verdictOf(blocks);
      if (verdict === 'unchecked') counts.unchecked.push(name);
      else if (divergences.includes(name)) counts.diverged.push(`${name} ${verdict}`);
      else {
        assert.equal(verdict, expected === 'pass' ? 'valid' : 'invalid', name);
        counts.agreed++;
      }
    }
    assert.deepEqual(counts, {
      agreed: 29,
      unchecked: [],
      diverged: divergences.map((name) => `${name} valid`),
    });
  });
});

/** What is no DER at all never reaches a signature: the reader finds the fault. */
async function verdictOf(blocks: Case['blocks']): Promise<string> {
  const bytes = (name: keyof Case['blocks']) => Buffer.from(blocks[name], 'base64');
  const key = verifyingKey(bytes('PUBLIC KEY'));
  const [oid, parameters] = readSequence(bytes('ALGORITHM')) ?? [];
  const [bits, ...more] = readElements(bytes('SIGNATURE')) ?? [];
  const name = objectIdentifier(oid);
  if (!key || !bits || name === undefined || more.length > 0 || bits.content[0] !== 0) return 'invalid';
  const algorithm = { oid: name, parameters: parameters?.raw };
  return (await verifySignature(algorithm, key, bytes('DATA'), bits.content.subarray(1))).verdict;
}
