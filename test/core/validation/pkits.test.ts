import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DEFAULT_OPTIONS } from '../../../src/core/validation/options.js';
import { validate } from '../../../src/core/validation/validate.js';
import { conformance } from '../../support/inspectFixture.js';
import { readCertificates, readLists, toMeans } from './readCase.js';

interface PkitsCase {
  readonly test_number: string;
  readonly description: string;
  readonly leaf_pem: string;
  readonly intermediates_pem: readonly string[];
  readonly trust_anchors_pem: readonly string[];
  readonly crls_pem: readonly string[];
  readonly time: string;
  readonly initial_policy_set: readonly string[];
  readonly initial_explicit_policy: boolean;
  readonly initial_policy_mapping_inhibit: boolean;
  readonly initial_inhibit_any_policy: boolean;
  readonly revocation_required: boolean;
  readonly expected: 'pass' | 'fail';
  readonly expected_user_constrained_policy_set: readonly string[];
}

/** Signed with DSA, which nothing here verifies: counted apart. */
const DSA = new Set(['4.1.4', '4.1.5', '4.1.6']);

function run(one: PkitsCase) {
  const [leaf] = readCertificates([one.leaf_pem], 'leaf');
  assert.ok(leaf, one.description);
  const means = toMeans({
    untrusted: readCertificates(one.intermediates_pem, 'intermediates'),
    anchors: readCertificates(one.trust_anchors_pem, 'anchors'),
    lists: readLists(one.crls_pem),
  });
  return validate(leaf, means, {
    ...DEFAULT_OPTIONS,
    at: Date.parse(one.time),
    initialPolicies: one.initial_policy_set,
    requireExplicitPolicy: one.initial_explicit_policy,
    inhibitPolicyMapping: one.initial_policy_mapping_inhibit,
    inhibitAnyPolicy: one.initial_inhibit_any_policy,
    requireRevocation: one.revocation_required,
  });
}

/** NIST's PKITS: data from outside, beside the repository. */
describe('validation of PKITS', function () {
  const file = conformance('pkits.json');
  const cases = file === undefined ? [] : (JSON.parse(readFileSync(file, 'utf8')) as PkitsCase[]);
  const name = ({ test_number, description }: PkitsCase): string => `${test_number} ${description}`;
  before(function () {
    if (cases.length === 0) this.skip();
  });

  it('has 249 cases', () => {
    assert.equal(cases.length, 249);
  });

  it('gives the verdict and the policies of every case but those of DSA', async () => {
    for (const one of cases.filter(({ test_number }) => !DSA.has(test_number))) {
      const { verdict, policies, reasons } = await run(one);
      const codes = reasons.map(({ code }) => code).join();
      assert.equal(verdict, one.expected === 'pass' ? 'valid' : 'invalid', `${name(one)}: ${codes}`);
      assert.equal(reasons.length > 0, verdict === 'invalid', name(one));
      if (verdict === 'valid')
        assert.deepEqual(policies.toSorted(), one.expected_user_constrained_policy_set.toSorted(), name(one));
    }
  });

  it('says of every path with DSA that it cannot be checked here', async () => {
    for (const one of cases.filter(({ test_number }) => DSA.has(test_number))) {
      const { verdict, reasons } = await run(one);
      assert.equal(verdict, 'unchecked', name(one));
      assert.equal(reasons[0]?.code, 'signature-unchecked', name(one));
    }
  });
});
