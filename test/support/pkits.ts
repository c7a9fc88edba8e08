import assert from 'node:assert/strict';
import { DEFAULT_OPTIONS } from '../../src/core/validation/options.js';
import { validate } from '../../src/core/validation/validate.js';
import { readCertificates, readLists, toMeans } from './validationCase.js';

/** One case of NIST's PKITS, as ../shared/conformance has it. */
export interface PkitsCase {
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

export function runPkits(one: PkitsCase) {
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

const name = ({ test_number, description }: PkitsCase): string => `${test_number} ${description}`;

/** Asserts the verdict and the policies of every case; those of DSA, which cannot be checked here, are counted apart. */
export async function checkPkits(cases: readonly PkitsCase[]): Promise<void> {
  assert.equal(cases.length, 249);
  let unchecked = 0;
  for (const one of cases) {
    const { verdict, policies, reasons } = await runPkits(one);
    const codes = reasons.map(({ code }) => code).join();
    if (DSA.has(one.test_number)) {
      unchecked++;
      assert.deepEqual([verdict, reasons[0]?.code], ['unchecked', 'signature-unchecked'], name(one));
      continue;
    }
    assert.equal(verdict, one.expected === 'pass' ? 'valid' : 'invalid', `${name(one)}: ${codes}`);
    assert.equal(reasons.length > 0, verdict === 'invalid', name(one));
    if (verdict === 'valid')
      assert.deepEqual(policies.toSorted(), one.expected_user_constrained_policy_set.toSorted(), name(one));
  }
  assert.equal(unchecked, 3);
}
