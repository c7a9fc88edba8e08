import assert from 'node:assert/strict';
import { verifyLink } from '../../src/core/path/verifyLink.js';
import type { KnownCertificate } from '../../src/core/path/pool.js';
import { DEFAULT_OPTIONS, type Purpose, PURPOSES } from '../../src/core/validation/options.js';
import type { ReasonCode } from '../../src/core/validation/reason.js';
import { validate } from '../../src/core/validation/validate.js';
import type { Validation } from '../../src/core/validation/validation.js';
import { oids } from '../../src/core/x509/oids.js';
import { readCertificates, toMeans } from './validationCase.js';

/** One path case of BoringSSL's, as ../shared/conformance has it. */
export interface BsslCase {
  readonly id: string;
  readonly enabled_upstream: boolean;
  readonly chain_pem: readonly string[];
  readonly last_cert_trust_flags: {
    readonly kind: string;
    readonly enforce_expiry: boolean;
    readonly enforce_constraints: boolean;
    readonly require_basic_constraints: boolean;
    readonly require_leaf_self_signed: boolean;
  };
  readonly time: string;
  readonly key_purpose: string;
  readonly min_rsa_bits: number;
  readonly expected: 'pass' | 'fail';
  readonly expected_errors: readonly { readonly severity: string; readonly message: string }[];
}

/** What differs, and why. */
const DIVERGENCES: Readonly<Record<string, string>> = {
  'intermediate-eku-c2pamanifest/c2pamanifest':
    'asks nothing of the purposes of CAs; we do, for every purpose',
  'intermediate-eku-c2patimestamping/c2patimestamp':
    'asks nothing of the purposes of CAs; we do, for every purpose',
  'intermediate-eku-mlsclientauth/mlsclientauth':
    'BoringSSL knows the critical extensions of RCS; to us they are unknown, as they are to it with any other purpose',
  'intermediate-eku-server-gated-crypto/sha1-eku-any': 'says that SHA-1 is refused, and expects it taken',
  'issuer-and-subject-not-byte-for-byte-equal/anchor': 'says that SHA-1 is refused, and expects it taken',
  'issuer-and-subject-not-byte-for-byte-equal/target': 'says that SHA-1 is refused, and expects it taken',
};

const lenient = PURPOSES.any.leaf;
const strict = {
  present: true,
  anyIsEnough: false,
  forbidden: [oids.codeSigning, oids.timeStampingPurpose, oids.ocspSigning],
};
/** BoringSSL leaves the key usage of the leaf to TLS. */
const server: Purpose = { ...PURPOSES.server, usages: [] };
const client: Purpose = { ...PURPOSES.client, usages: [] };
const named = { present: true, anyIsEnough: false, forbidden: [] };

/** BoringSSL's key purposes as options of ours. */
const purposes: Readonly<Record<string, Purpose>> = {
  ANY_EKU: PURPOSES.any,
  SERVER_AUTH: server,
  CLIENT_AUTH: client,
  SERVER_AUTH_STRICT: { ...server, leaf: strict, authority: { ...named, present: false } },
  CLIENT_AUTH_STRICT: { ...client, leaf: strict, authority: named },
  SERVER_AUTH_STRICT_LEAF: { ...server, leaf: strict },
  CLIENT_AUTH_STRICT_LEAF: { ...client, leaf: strict },
  C2PA_MANIFEST: { ...client, oneOfEach: [[oids.emailProtection, oids.documentSigning]], leaf: lenient },
  C2PA_TIMESTAMPING: { ...client, oneOfEach: [[oids.timeStampingPurpose]] },
  MLS_CLIENT_AUTH: { ...client, oneOfEach: [['2.23.146.2.1.3']], leaf: named, authority: named },
};

/** Which of our codes mean what BoringSSL's error says; what it says of RCS's own purposes is its alone. */
const MEANINGS: Readonly<Record<string, readonly ReasonCode[]>> = {
  'The extended key usage does not contain the time stamping key purpose, or contains prohibited key usages':
    ['purpose-missing'],
  'The extended key usage must contain at least one of: email protection or document signing, and must not contain prohibited key usages':
    ['purpose-missing'],
  'Basic Constraints indicates not a CA': ['not-a-ca'],
  'Does not have Basic Constraints': ['not-a-ca'],
  'keyCertSign bit is not set': ['may-not-sign-certificates'],
  'Certificate does not have extended key usage': ['purpose-missing'],
  'Certificate has Basic Constraints indicating it is a CA when it should not be a CA': ['leaf-is-authority'],
  'Certificate is not a trust anchor': ['issuer-missing', 'root-untrusted'],
  // In one of the two, nothing below the root is valid at the time either, and that is found first.
  'Distrusted by trust store': ['issuer-missing', 'root-untrusted', 'certificate-not-yet-valid'],
  "Couldn't parse SubjectPublicKeyInfo": ['signature-invalid', 'certificate-malformed'],
  'No valid policy': ['policy-missing'],
  'The extended key usage does not include client auth': ['purpose-missing'],
  'The extended key usage does not include server auth': ['purpose-missing'],
  'The extended key usage includes OCSP signing which is not permitted for this use': ['purpose-forbidden'],
  'The extended key usage includes code signing which is not permitted for this use': ['purpose-forbidden'],
  'The extended key usage includes time stamping which is not permitted for this use': ['purpose-forbidden'],
  'Time is after notAfter': ['certificate-expired'],
  'Time is before notBefore': ['certificate-not-yet-valid'],
  'Unacceptable public key': ['key-refused'],
  'Unacceptable signature algorithm': ['hash-refused'],
  'Unconsumed critical extension': ['critical-extension-unprocessed'],
  'VerifySignedData failed': ['signature-invalid', 'issuer-other-key', 'issuer-missing'],
  'max_path_length reached': ['path-too-long'],
  'subject does not match issuer': ['issuer-missing'],
};

async function isSelfSigned({ certificate }: KnownCertificate): Promise<boolean> {
  return (await verifyLink(certificate, certificate.publicKey)).verdict === 'valid';
}

export const readBsslChain = (one: BsslCase): readonly KnownCertificate[] =>
  readCertificates(one.chain_pem, 'chain');

/** Validates a case as it says, with its own certificates or with others in their place. */
export async function validateBssl(one: BsslCase, certificates = readBsslChain(one)): Promise<Validation> {
  const [leaf] = certificates;
  const last = certificates.slice(-1);
  assert.ok(leaf, one.id);
  const { kind, enforce_expiry, enforce_constraints, require_basic_constraints, ...flags } =
    one.last_cert_trust_flags;
  const isLeafTrusted =
    kind.includes('leaf') && (!flags.require_leaf_self_signed || (await isSelfSigned(leaf)));
  const means = toMeans({
    untrusted: certificates,
    anchors: kind.includes('anchor') ? last : [],
    trustedLeaves: isLeafTrusted ? last : [],
  });
  const purpose = purposes[one.key_purpose];
  assert.ok(purpose, one.key_purpose);
  return validate(leaf, means, {
    ...DEFAULT_OPTIONS,
    at: Date.parse(one.time),
    purpose,
    leafMayBeAuthority: !one.key_purpose.includes('STRICT'),
    anchor: {
      dates: enforce_expiry,
      constraints: enforce_constraints,
      basicConstraints: require_basic_constraints,
    },
    minRsaBits: one.min_rsa_bits,
    refusedHashes: ['MD2', 'MD4', 'MD5', 'SHA-1'],
  });
}

/** Asserts the verdict and every error's meaning of every enabled case, and that what differs is written down. */
export async function checkBsslVerify(all: readonly BsslCase[]): Promise<void> {
  const cases = all
    .filter(({ enabled_upstream }) => enabled_upstream)
    .map((one) => ({ ...one, id: one.id.replace('bssl-verify::', '') }));
  assert.equal(cases.length, 188);
  for (const one of cases) {
    const { verdict, reasons } = await validateBssl(one);
    const codes = reasons.map(({ code }) => code);
    const expected = one.expected === 'pass' ? 'valid' : 'invalid';
    const why = DIVERGENCES[one.id];
    if (why === undefined) assert.equal(verdict, expected, `${one.id}: ${codes.join()}`);
    else assert.notEqual(verdict, expected, `${one.id} differs no more: ${why}`);
    if (one.expected === 'pass') continue;
    for (const { severity, message } of one.expected_errors) {
      const meant = MEANINGS[message];
      if (severity === 'error' && meant !== undefined)
        assert.ok(
          codes.some((code) => meant.includes(code)),
          `${one.id}: ${codes.join()} for ${message}`,
        );
    }
  }
}
