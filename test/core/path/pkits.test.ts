import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readContents } from '../../../src/core/contents/readContents.js';
import { Budget } from '../../../src/core/path/budget.js';
import { buildPath } from '../../../src/core/path/buildPath.js';
import { type KnownCertificate, Pool } from '../../../src/core/path/pool.js';
import { verifyLink } from '../../../src/core/path/verifyLink.js';
import { conformance } from '../../support/inspectFixture.js';
interface PkitsCase {
  readonly test_number: string;
  readonly description: string;
  readonly leaf_pem: string;
  readonly intermediates_pem: readonly string[];
  readonly trust_anchors_pem: readonly string[];
  readonly time: string;
  readonly expected: 'pass' | 'fail';
  readonly expected_errors: readonly { readonly message: string }[];
}

/** Errors of the reference that are about who issued whom, which is all that buildPath proves. */
const ABOUT_ISSUERS = new Set([
  'VerifySignedData failed',
  'subject does not match issuer',
  'Does not have Basic Constraints',
  'Basic Constraints indicates not a CA',
  'keyCertSign bit is not set',
]);
/** Signed with DSA, which nothing here verifies. */
const DSA = new Set(['4.1.4', '4.1.5']);

function known(pems: readonly string[], file: string): KnownCertificate[] {
  return pems.flatMap((pem) =>
    readContents(pem).items.flatMap(({ model, span }) =>
      model.kind === 'certificate' ? [{ certificate: model, file, span }] : [],
    ),
  );
}

function build({ leaf_pem, intermediates_pem, trust_anchors_pem, time }: PkitsCase) {
  const [leaf] = known([leaf_pem], 'leaf');
  assert.ok(leaf);
  const pool = new Pool([...known(intermediates_pem, 'intermediate'), ...known(trust_anchors_pem, 'anchor')]);
  return buildPath(leaf, { pool, verify: verifyLink, budget: new Budget(), at: Date.parse(time) });
}

/** NIST's PKITS: data from outside, beside the repository. */
describe('paths of PKITS', function () {
  const file = conformance('pkits.json');
  const cases = file === undefined ? [] : (JSON.parse(readFileSync(file, 'utf8')) as PkitsCase[]);
  before(function () {
    if (cases.length === 0) this.skip();
  });

  it('reach the anchor in every case that is valid', async () => {
    const valid = cases.filter(({ expected, test_number }) => expected === 'pass' && !DSA.has(test_number));
    assert.ok(valid.length > 100);
    for (const one of valid) {
      const { end, steps } = await build(one);
      assert.equal(end, 'self-signed', one.description);
      assert.equal(steps.at(-1)?.known.file, 'anchor', one.description);
      assert.ok(
        steps.every(({ signature }) => signature?.verdict === 'valid'),
        one.description,
      );
    }
  });

  it('reach none where a signature, a name or an issuer’s own word forbids it', async () => {
    const invalid = cases.filter(
      ({ expected, expected_errors, test_number }) =>
        expected === 'fail' &&
        !DSA.has(test_number) &&
        expected_errors.some(({ message }) => ABOUT_ISSUERS.has(message)),
    );
    assert.equal(invalid.length, 9);
    for (const one of invalid) assert.notEqual((await build(one)).end, 'self-signed', one.description);
  });

  it('say of DSA that it cannot be checked here, never that it is wrong', async () => {
    for (const one of cases.filter(({ test_number }) => DSA.has(test_number))) {
      const { end, steps } = await build(one);
      assert.equal(end, 'self-signed', one.description);
      assert.equal(steps[0]?.signature?.verdict, 'unchecked', one.description);
    }
  });

  it('tell why the issuer of that name is none', async () => {
    const reasonOf = async (number: string) => {
      const one = cases.find(({ test_number }) => test_number === number);
      assert.ok(one);
      return (await build(one)).nearMisses.map(({ reason }) => reason);
    };
    assert.deepEqual(await reasonOf('4.1.3'), ['signature-invalid']);
    assert.deepEqual(await reasonOf('4.6.1'), ['not-a-ca']);
    assert.deepEqual(await reasonOf('4.7.1'), ['may-not-sign-certificates']);
  });
});
