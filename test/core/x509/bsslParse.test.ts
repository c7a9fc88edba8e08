import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../../src/core/base/fault.js';
import { Cursor } from '../../../src/core/der/cursor.js';
import { tags } from '../../../src/core/der/tags.js';
import { writeElement } from '../../../src/core/der/writeElement.js';
import { decodeExtension } from '../../../src/core/x509/extensions/extensionReaders.js';
import { oids } from '../../../src/core/x509/oids.js';
import { parseCertificate } from '../../../src/core/x509/parseCertificate.js';

const cases = join(process.cwd(), '../shared/conformance/bssl-parse.json');

interface Case {
  readonly id: string;
  readonly blocks: Readonly<Record<string, string>>;
  readonly expected: 'pass' | 'fail';
  readonly parser: string;
  readonly expected_errors: readonly { readonly message: string }[];
}

/** What BoringSSL’s errors speak of, as our faults name it; the first that is in a message counts. */
const STRUCTURES: readonly (readonly [RegExp, string])[] = [
  [/authority key identifier/, 'authorityKeyIdentifier'],
  [/subject key identifier/, 'subjectKeyIdentifier'],
  [/key usage/, 'keyUsage'],
  [/[Pp]olicy ?[Qq]ualifier|certificate policies/, 'certificatePolicies'],
  [/policy constraints/, 'policyConstraints'],
  [/name constraints/, 'nameConstraints'],
  [/basic constraints/, 'basicConstraints'],
  [/subjectAltName/, 'subjectAltName'],
  [/validity/, 'validity'],
  [/[Ss]erial ?[Nn]umber/, 'serialNumber'],
  [/signatureAlgorithm/, 'signatureAlgorithm'],
  [/signatureValue/, 'signatureValue'],
  [/tbsCertificate/, 'tbsCertificate'],
  [/Certificate SEQUENCE/, 'certificate'],
  [/extensions/, 'extensions'],
  [/issuer/, 'issuer'],
  [/subject/, 'subject'],
  [/[Vv]ersion/, 'version'],
];

/** Their placeholders are broken before the place that the case is about. */
const MASKED = ['tbs_v1_extensions', 'tbs_v2_extensions', 'tbs_v3_data_after_extensions'];

/**
 * BoringSSL’s test takes these TBSCertificates apart and looks no further: their names and keys are placeholders, in
 * which a whole reader finds faults. The failing ones among their like are kept.
 */
const placeholders =
  /^bssl-parse::tbs_(v1|v2_.*|v3_(all|no)_optionals|v3_extensions|validity_(both|generalized|utc).*)$/;

/** sha256WithRSAEncryption and an empty signature: what stands after a TBSCertificate. */
const rest = [
  Uint8Array.of(0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 11, 5, 0),
  Uint8Array.of(0x03, 1, 0),
];

function faultsOf({ blocks, parser }: Case): readonly Fault[] {
  const octets = (label: string): Uint8Array => new Uint8Array(Buffer.from(blocks[label] ?? '', 'base64'));
  if (parser === 'TBSCertificate') {
    return parseCertificate(writeElement(tags.sequence, octets('TBS CERTIFICATE'), ...rest)).faults;
  }
  if (parser === 'AuthorityKeyIdentifier') {
    const value = Cursor.over(octets('AUTHORITY_KEY_IDENTIFIER'));
    decodeExtension(oids.authorityKeyIdentifier, value);
    return value.report.faults;
  }
  return parseCertificate(octets('CERTIFICATE')).faults;
}

describe('the reader beside BoringSSL’s parser cases', () => {
  before(function () {
    if (!existsSync(cases)) this.skip();
  });

  it('finds a fault where BoringSSL fails, and none where it passes', () => {
    const all = JSON.parse(readFileSync(cases, 'utf8')) as readonly Case[];
    const told = all.filter(({ id, parser, expected }) => {
      // Those without an upstream parser, and those of which only the outermost SEQUENCE is sound.
      if (parser.startsWith('other')) return false;
      return expected === 'fail' || !(parser.startsWith('Certificate (outer') || placeholders.test(id));
    });
    const wrong = told
      .map((one) => ({ one, faults: faultsOf(one) }))
      .filter(({ one, faults }) => (one.expected === 'fail') !== faults.length > 0)
      .map(({ one, faults }) => `${one.id}: ${one.expected}, ${faults.map(({ code }) => code).join(' ')}`);
    assert.equal(told.length, 79);
    assert.deepEqual(wrong, []);
  });

  it('finds it in the structure that BoringSSL names', () => {
    const all = JSON.parse(readFileSync(cases, 'utf8')) as readonly Case[];
    const failing = all.filter(
      ({ expected, id, parser }) =>
        expected === 'fail' && !parser.startsWith('other') && !MASKED.some((name) => id.endsWith(name)),
    );
    let compared = 0;
    for (const one of failing) {
      const wanted = one.expected_errors.flatMap(
        ({ message }) => STRUCTURES.find(([words]) => words.test(message))?.[1] ?? [],
      );
      if (wanted.length === 0) continue;
      compared++;
      const fields = faultsOf(one).map(({ facts }) => String(facts?.['field']));
      assert.ok(
        fields.some((field) =>
          wanted.some((structure) => field === structure || field.startsWith(`${structure}.`)),
        ),
        `${one.id}: ${fields.join()} for ${wanted.join()}`,
      );
    }
    assert.equal(compared, 38);
  });
});
