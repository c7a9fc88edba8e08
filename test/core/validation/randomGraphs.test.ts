import assert from 'node:assert/strict';
import { tags } from '../../../src/core/der/tags.js';
import { writeElement, writeOid } from '../../../src/core/der/writeElement.js';
import { DEFAULT_OPTIONS, PURPOSES } from '../../../src/core/validation/options.js';
import type { ReasonCode } from '../../../src/core/validation/reason.js';
import { validate } from '../../../src/core/validation/validate.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import { oids } from '../../../src/core/x509/oids.js';
import { NOW } from '../../support/inspectFixture.js';
import {
  AUTHORITY,
  makeCertificate,
  makeKey,
  toKnown,
  writeExtension,
  writeTime,
} from '../../support/makeCertificate.js';
import { seededRandom } from '../../support/hostileText.js';
import { toMeans } from '../../support/validationCase.js';
import { writeAlternativeNames, writeNameConstraints } from '../../support/writeNames.js';

const sequence = (...parts: readonly Uint8Array[]) => writeElement(tags.sequence, ...parts);
const usage = (bits: number) =>
  writeExtension(oids.keyUsage, writeElement(tags.bitString, Uint8Array.of(1, bits)));

/** Everything that forbids a CA certificate to stand in a path, wherever it stands, and the code that says so. */
const FLAWS: Readonly<Partial<Record<ReasonCode, Parameters<typeof issue>[2]>>> = {
  'certificate-expired': { validity: [writeTime('200101000000Z'), writeTime('210101000000Z')] },
  'certificate-not-yet-valid': { validity: [writeTime('300101000000Z'), writeTime('360101000000Z')] },
  'name-not-permitted': { extensions: [AUTHORITY, writeNameConstraints(['dns:other.example'])] },
  'purpose-missing': {
    extensions: [AUTHORITY, writeExtension(oids.extendedKeyUsage, sequence(writeOid(oids.emailProtection)))],
  },
  'not-a-ca': { extensions: [] },
  'may-not-sign-certificates': { extensions: [AUTHORITY, usage(0x82)] },
  'critical-extension-unprocessed': {
    extensions: [AUTHORITY, writeExtension('1.3.6.1.4.1.99999.1', sequence())],
  },
  'signature-invalid': { signer: makeKey() },
};

interface Edge {
  readonly from: number;
  readonly to: number;
}

const LEAF = -1;
const keys = Array.from({ length: 9 }, makeKey);
const nameOf = (node: number) => (node === LEAF ? 'leaf' : `CA ${node}`);

function issue(
  { from, to }: Edge,
  extensions: readonly Uint8Array[],
  changed: Partial<Parameters<typeof makeCertificate>[0]> = {},
): Certificate {
  const key = keys[to] ?? makeKey();
  const signer = keys[from] ?? key;
  return makeCertificate({ subject: nameOf(to), issuer: nameOf(from), key, signer, extensions, ...changed });
}

/** Whether sound certificates lead from the anchor, which is node 0, to the leaf. */
function isReachable(edges: readonly Edge[]): boolean {
  const reached = new Set([0]);
  for (const node of reached) for (const { from, to } of edges) if (from === node) reached.add(to);
  return reached.has(LEAF);
}

/**
 * Graphs of cross-signed CAs with loops and dead ends, like those of RFC 4158 section 2. Some certificates are flawed;
 * the leaf is valid exactly where a way around them is left.
 */
describe('path building in random graphs', function () {
  for (const [code, flaw] of Object.entries(FLAWS)) {
    it(`finds the way around what is refused: ${code}`, async () => {
      const random = seededRandom(code.length);
      const below = (limit: number) => Math.floor(random() * limit);
      const verdicts = { valid: 0, invalid: 0 };
      for (let round = 0; round < 60; round++) {
        const nodes = 3 + below(7);
        const all = Array.from({ length: nodes * 2 }, () => ({
          from: below(nodes),
          to: 1 + below(nodes - 1),
        }));
        const edges = [...new Map(all.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
        const authorities = edges
          .filter(({ from, to }) => from !== to)
          .map((edge) => ({ edge, isFlawed: below(3) === 0 }));
        const own = { from: 1 + below(nodes - 1), to: LEAF };
        const leaf = issue(own, [writeAlternativeNames(['dns:node.example'])]);
        const pool = authorities.map(({ edge, isFlawed }) => issue(edge, [AUTHORITY], isFlawed ? flaw : {}));
        const sound = authorities.flatMap(({ edge, isFlawed }) => (isFlawed ? [] : [edge]));
        const expected = isReachable([...sound, own]) ? 'valid' : 'invalid';
        const anchor = issue({ from: 0, to: 0 }, [AUTHORITY]);
        const untrusted = pool.map((one) => toKnown(one)).sort(() => random() - 0.5);
        const means = toMeans({ untrusted, anchors: [toKnown(anchor)] });
        const options = { ...DEFAULT_OPTIONS, at: NOW, purpose: PURPOSES.server, host: 'node.example' };
        const { verdict, reasons } = await validate(toKnown(leaf), means, options);
        assert.equal(verdict, expected, `round ${round}: ${JSON.stringify({ authorities, own, reasons })}`);
        verdicts[expected]++;
        const isBarred = expected === 'invalid' && isReachable([...authorities.map(({ edge }) => edge), own]);
        if (isBarred)
          assert.ok(
            reasons.some((reason) => reason.code === code),
            `round ${round}: no ${code}`,
          );
      }
      assert.ok(verdicts.valid > 5 && verdicts.invalid > 5, JSON.stringify(verdicts));
    });
  }
});
