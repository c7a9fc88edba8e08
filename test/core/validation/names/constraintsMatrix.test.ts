import assert from 'node:assert/strict';
import { DEFAULT_OPTIONS, PURPOSES } from '../../../../src/core/validation/options.js';
import { validate } from '../../../../src/core/validation/validate.js';
import { NOW } from '../../../support/inspectFixture.js';
import { AUTHORITY, makeCertificate, makeKey, toKnown } from '../../../support/makeCertificate.js';
import { toMeans } from '../../../support/validationCase.js';
import { writeAlternativeNames, writeNameConstraints } from '../../../support/writeNames.js';

/** What a certificate says about one kind of name: nothing, the name that is asked for, or another. */
type Said = 'nothing' | 'asked' | 'other';
const SAID: readonly Said[] = ['nothing', 'asked', 'other'];

const KINDS = {
  dns: { asked: 'node.example', other: 'node.test', trees: { asked: 'example', other: 'test' } },
  ip: {
    asked: '192.0.2.7',
    other: '198.51.100.7',
    trees: { asked: '192.0.2.0/255.255.255.0', other: '198.51.100.0/255.255.255.0' },
  },
} as const;
type Kind = keyof typeof KINDS;
const kinds: readonly Kind[] = ['dns', 'ip'];

const nameOf = (kind: Kind, said: Said): readonly string[] =>
  said === 'nothing' ? [] : [`${kind}:${KINDS[kind][said]}`];
const treeOf = (kind: Kind, said: Said): readonly string[] =>
  said === 'nothing' ? [] : [`${kind}:${KINDS[kind].trees[said]}`];

/** Everything that can be said of both kinds, in order. */
const pairs = SAID.flatMap((dns) => SAID.map((ip) => ({ dns, ip })));

const [root, key, own] = [makeKey(), makeKey(), makeKey()];
const anchor = toKnown(
  makeCertificate({ subject: 'Root', issuer: 'Root', key: root, signer: root, extensions: [AUTHORITY] }),
);

const authorities = pairs.flatMap((permitted) =>
  pairs.map((excluded) => {
    const trees = (said: Record<Kind, Said>) => kinds.flatMap((kind) => treeOf(kind, said[kind]));
    const [allowed, forbidden] = [trees(permitted), trees(excluded)];
    const isFree = allowed.length + forbidden.length === 0;
    const extensions = [AUTHORITY, ...(isFree ? [] : [writeNameConstraints(allowed, forbidden)])];
    const known = toKnown(makeCertificate({ subject: 'CA', issuer: 'Root', key, signer: root, extensions }));
    return { permitted, excluded, known };
  }),
);

const leaves = kinds.flatMap((kind) =>
  SAID.flatMap((inCommonName) =>
    pairs.map((names) => {
      const alternatives = kinds.flatMap((one) => nameOf(one, names[one]));
      const subject = inCommonName === 'nothing' ? 'node' : KINDS[kind][inCommonName];
      const extensions = alternatives.length === 0 ? [] : [writeAlternativeNames(alternatives)];
      const known = toKnown(makeCertificate({ subject, issuer: 'CA', key: own, signer: key, extensions }));
      return { names, known };
    }),
  ),
);

/**
 * Every combination of names in a leaf, subtrees in its issuer and name that is asked for. RFC 5280 section 4.2.1.10:
 * every alternative name is held against the subtrees of its own kind, also those that nobody asked for, and a common
 * name is no DNS name; RFC 9525 section 6.3: nothing but alternative names matches what is asked.
 */
describe('name constraints, every combination', function () {
  for (const asked of kinds) {
    it(`where a name of kind ${asked} is asked for`, async () => {
      const wrong: string[] = [];
      let count = 0;
      for (const { permitted, excluded, known: authority } of authorities) {
        const means = toMeans({ untrusted: [authority], anchors: [anchor] });
        for (const { names, known: leaf } of leaves) {
          const isRefused = kinds.some((kind) => {
            const name = names[kind];
            const isOutside = permitted[kind] !== 'nothing' && permitted[kind] !== name;
            return name !== 'nothing' && (isOutside || excluded[kind] === name);
          });
          const expected = names[asked] === 'asked' && !isRefused ? 'valid' : 'invalid';
          const host = KINDS[asked].asked;
          const options = { ...DEFAULT_OPTIONS, at: NOW, purpose: PURPOSES.server, host };
          const { verdict } = await validate(leaf, means, options);
          count++;
          if (verdict !== expected) wrong.push(JSON.stringify({ names, permitted, excluded, verdict }));
        }
      }
      assert.deepEqual(wrong, []);
      assert.equal(count, 81 * 54);
    });
  }
});
