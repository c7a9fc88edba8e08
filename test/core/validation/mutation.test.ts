import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { KnownCertificate } from '../../../src/core/path/pool.js';
import { DEFAULT_OPTIONS } from '../../../src/core/validation/options.js';
import { validate } from '../../../src/core/validation/validate.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import { parseCertificate } from '../../../src/core/x509/parseCertificate.js';
import { type BsslCase, readBsslChain, validateBssl } from '../../support/bsslVerify.js';
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

/** Where a bit is turned over: in the signed part, in each extension, in the signature. */
function placesIn({ der, tbs, signature, extensions }: Certificate): readonly number[] {
  const offsetOf = (part: Uint8Array) => part.byteOffset - der.byteOffset;
  const middleOf = (part: Uint8Array) => offsetOf(part) + (part.length >> 1);
  const values = extensions.map(({ value }) => value).filter(({ length }) => length > 0);
  return [offsetOf(tbs) + tbs.length - 3, ...[tbs, ...values, signature].map(middleOf)];
}

/** The path with one of its certificates altered, which is any but the anchor's. */
function* mutatePath(path: readonly KnownCertificate[]): Generator<readonly KnownCertificate[]> {
  for (const [index, known] of path.slice(0, -1).entries()) {
    for (const at of placesIn(known.certificate)) {
      const der = known.certificate.der.slice();
      der[at] = (der[at] ?? 0) ^ 0x10;
      const certificate = parseCertificate(der);
      if (certificate.kind === 'certificate') yield path.with(index, { ...known, certificate });
    }
  }
}

describe('a valid path with one bit turned over, whichever certificate but the anchor it is in', function () {
  it('is never valid, of NIST’s PKITS', async function () {
    const file = conformance('pkits.json');
    if (file === undefined) this.skip();
    const cases = (JSON.parse(readFileSync(file, 'utf8')) as PkitsCase[]).filter(
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
      for (const [own = leaf, ...rest] of mutatePath([leaf, ...untrusted, leaf])) {
        mutated++;
        const { verdict } = await validate(own, toMeans({ untrusted: rest.slice(0, -1), anchors }), options);
        assert.notEqual(verdict, 'valid', one.test_number);
      }
    }
    assert.ok(mutated > 1_000, String(mutated));
  });

  it('is never valid, of BoringSSL’s cases', async function () {
    const file = conformance('bssl-verify.json');
    if (file === undefined) this.skip();
    const cases = JSON.parse(readFileSync(file, 'utf8')) as BsslCase[];
    let mutated = 0;
    for (const one of cases.filter(({ enabled_upstream }) => enabled_upstream)) {
      const chain = readBsslChain(one);
      const { verdict, path } = await validateBssl(one, chain);
      if (verdict !== 'valid' || path.length !== chain.length) continue;
      for (const altered of mutatePath(chain)) {
        mutated++;
        assert.notEqual((await validateBssl(one, altered)).verdict, 'valid', one.id);
      }
    }
    assert.ok(mutated > 1_000, String(mutated));
  });
});
