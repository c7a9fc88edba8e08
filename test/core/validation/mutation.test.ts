import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { KnownCertificate } from '../../../src/core/path/pool.js';
import { DEFAULT_OPTIONS } from '../../../src/core/validation/options.js';
import { validate } from '../../../src/core/validation/validate.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import { parseCertificate } from '../../../src/core/x509/parseCertificate.js';
import { conformance } from '../../support/inspectFixture.js';
import { readCertificates, toMeans } from '../../support/validationCase.js';

interface PkitsCase {
  readonly test_number: string;
  readonly leaf_pem: string;
  readonly intermediates_pem: readonly string[];
  readonly trust_anchors_pem: readonly string[];
  readonly time: string;
  readonly expected: 'pass' | 'fail';
  readonly revocation_required: boolean;
}

/** Where a bit is turned over: in the signed part, in an extension, in the signature. */
function placesIn({ der, tbs, signature, extensions }: Certificate): readonly number[] {
  const offsetOf = (part: Uint8Array) => part.byteOffset - der.byteOffset;
  const last = extensions.at(-1);
  return [
    offsetOf(tbs) + (tbs.length >> 1),
    offsetOf(tbs) + tbs.length - 3,
    ...(last === undefined ? [] : [offsetOf(last.value) + (last.value.length >> 1)]),
    offsetOf(signature) + (signature.length >> 1),
  ];
}

function* mutate({ certificate, ...place }: KnownCertificate): Generator<KnownCertificate> {
  for (const at of placesIn(certificate)) {
    const der = certificate.der.slice();
    der[at] = (der[at] ?? 0) ^ 0x10;
    const mutated = parseCertificate(der);
    if (mutated.kind === 'certificate') yield { ...place, certificate: mutated };
  }
}

describe('a valid path with one bit turned over', function () {
  this.timeout(60_000);
  const file = conformance('pkits.json');
  before(function () {
    if (file === undefined) this.skip();
  });

  it('is never valid, whichever certificate but the anchor it is in', async () => {
    const cases = (JSON.parse(readFileSync(file ?? '', 'utf8')) as PkitsCase[]).filter(
      ({ expected, test_number, revocation_required }) =>
        expected === 'pass' && !revocation_required && !test_number.startsWith('4.1.'),
    );
    let mutated = 0;
    for (const one of cases) {
      const [leaf] = readCertificates([one.leaf_pem], 'leaf');
      assert.ok(leaf);
      const untrusted = readCertificates(one.intermediates_pem, 'intermediates');
      const anchors = readCertificates(one.trust_anchors_pem, 'anchors');
      const options = { ...DEFAULT_OPTIONS, at: Date.parse(one.time) };
      const whole = await validate(leaf, toMeans({ untrusted, anchors }), options);
      // Without its inputs about policies a case may have another verdict, and certificates beside the path may be altered.
      if (whole.verdict !== 'valid' || whole.path.length !== untrusted.length + 2) continue;
      for (const target of [leaf, ...untrusted])
        for (const altered of mutate(target)) {
          mutated++;
          const own = target === leaf ? altered : leaf;
          const rest = untrusted.map((known) => (known === target ? altered : known));
          const { verdict } = await validate(own, toMeans({ untrusted: rest, anchors }), options);
          assert.notEqual(verdict, 'valid', `${one.test_number}: ${target.file ?? ''}`);
        }
    }
    assert.ok(mutated > 500, String(mutated));
  });
});
