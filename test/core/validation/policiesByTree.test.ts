import assert from 'node:assert/strict';
import { primitive, tags } from '../../../src/core/der/tags.js';
import { writeElement, writeOid, writeSmallInteger } from '../../../src/core/der/writeElement.js';
import { DEFAULT_OPTIONS } from '../../../src/core/validation/options.js';
import { validate } from '../../../src/core/validation/validate.js';
import { oids } from '../../../src/core/x509/oids.js';
import { seededRandom } from '../../support/hostileText.js';
import { NOW } from '../../support/inspectFixture.js';
import {
  AUTHORITY,
  makeCertificate,
  makeKey,
  toKnown,
  writeExtension,
} from '../../support/makeCertificate.js';
import { judgeByTree, type PolicyQuestion, type PolicySayings } from '../../support/policyTree.js';
import { toMeans } from '../../support/validationCase.js';

const sequence = (...parts: readonly Uint8Array[]) => writeElement(tags.sequence, ...parts);
const toOid = (policy: number) => (policy === 0 ? oids.anyPolicy : `1.2.3.${policy}`);
const counter = (tag: number, count: number | undefined) =>
  count === undefined ? [] : [writeElement(primitive(tag), Uint8Array.of(count))];

function writeSayings(said: PolicySayings): readonly Uint8Array[] {
  const { policies, mappings, requireExplicit, inhibitMapping, inhibitAny } = said;
  const pairs = mappings.map(([from, to]) => sequence(writeOid(toOid(from)), writeOid(toOid(to))));
  const counters = [...counter(0, requireExplicit), ...counter(1, inhibitMapping)];
  const named = policies?.map((policy) => sequence(writeOid(toOid(policy))));
  return [
    ...(named === undefined ? [] : [writeExtension(oids.certificatePolicies, sequence(...named), false)]),
    ...(pairs.length === 0 ? [] : [writeExtension(oids.policyMappings, sequence(...pairs))]),
    ...(counters.length === 0 ? [] : [writeExtension(oids.policyConstraints, sequence(...counters))]),
    ...(inhibitAny === undefined
      ? []
      : [writeExtension(oids.inhibitAnyPolicy, writeSmallInteger(inhibitAny))]),
  ];
}

const keys = Array.from({ length: 6 }, makeKey);
const [root = makeKey()] = keys;

function validateSayings(path: readonly PolicySayings[], question: PolicyQuestion) {
  const certificates = path.map((said, at) =>
    toKnown(
      makeCertificate({
        subject: `certificate ${at + 1}`,
        issuer: `certificate ${at}`,
        key: keys[at + 1] ?? root,
        signer: keys[at] ?? root,
        extensions: [...(at === path.length - 1 ? [] : [AUTHORITY]), ...writeSayings(said)],
      }),
    ),
  );
  const leaf = certificates.at(-1);
  assert.ok(leaf);
  const anchor = toKnown(
    makeCertificate({
      subject: 'certificate 0',
      issuer: 'certificate 0',
      key: root,
      signer: root,
      extensions: [AUTHORITY],
    }),
  );
  return validate(leaf, toMeans({ untrusted: certificates.slice(0, -1), anchors: [anchor] }), {
    ...DEFAULT_OPTIONS,
    at: NOW,
    initialPolicies: question.acceptable.map(toOid),
    requireExplicitPolicy: question.requireExplicit,
    inhibitPolicyMapping: question.inhibitMapping,
    inhibitAnyPolicy: question.inhibitAny,
  });
}

function makeDice(seed: number) {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const chance = (share: number) => random() < share;
  const some = (count: number) =>
    [1, 2, 3, 4]
      .map((policy) => ({ policy, at: random() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, count)
      .map(({ policy }) => policy);
  const count = () => (chance(0.35) ? below(3) : undefined);
  const sayings = (): PolicySayings => ({
    policies: chance(0.06) ? undefined : [...some(below(4)), ...(chance(0.4) ? [0] : [])],
    mappings: Array.from({ length: chance(0.5) ? 1 + below(3) : 0 }, () => [
      chance(0.03) ? 0 : 1 + below(4),
      1 + below(4),
    ]),
    requireExplicit: count(),
    inhibitMapping: count(),
    inhibitAny: chance(0.8) ? undefined : below(3),
  });
  const question = (): PolicyQuestion => ({
    acceptable: chance(0.4) ? [0] : some(1 + below(2)),
    requireExplicit: chance(0.6),
    inhibitMapping: chance(0.2),
    inhibitAny: chance(0.2),
  });
  return { below, sayings, question };
}

describe('policies, held against the tree of the text', function () {
  it('come to the same in a thousand paths', async () => {
    const { below, sayings, question } = makeDice(5280);
    const verdicts = { valid: 0, invalid: 0 };
    for (let round = 0; round < 1_000; round++) {
      const path = Array.from({ length: 1 + below(5) }, sayings).map((said, at, all) =>
        // An empty list of policies is no list, and a leaf maps nothing.
        ({
          ...said,
          policies: said.policies?.length === 0 ? [0] : said.policies,
          mappings: at === all.length - 1 ? [] : said.mappings,
        }),
      );
      const asked = question();
      const expected = judgeByTree(path, asked) ? 'valid' : 'invalid';
      const { verdict } = await validateSayings(path, asked);
      assert.equal(verdict, expected, JSON.stringify({ round, path, asked }));
      verdicts[expected]++;
    }
    assert.ok(verdicts.valid > 200 && verdicts.invalid > 200, JSON.stringify(verdicts));
  });
});
