import { fingerprint } from '../path/fingerprint.js';
import type { KnownCertificate } from '../path/pool.js';
import type { RevocationList } from '../x509/revocationList.js';
import type { CandidateMeans } from './candidates.js';
import type { ValidationOptions } from './options.js';
import { hashOfSignature } from './hashOfSignature.js';
import { checkPolicies } from './policies.js';
import type { Reason } from './reason.js';
import { checkRevocation, type Status } from './revocation/checkRevocation.js';
import { findListSigners } from './revocation/findListSigner.js';
import { type PreparedList, prepareLists } from './revocation/preparedList.js';
import { downward, pathOf, type Step } from './step.js';
import type { Revocation, Validation } from './validation.js';

export interface JudgeMeans extends CandidateMeans {
  /** The revocation lists at hand. */
  readonly lists: readonly RevocationList[];
  /** Whether a valid path leads from this anchor to a certificate that signed a list. */
  readonly isTrustedSigner: (
    signer: KnownCertificate,
    list: PreparedList,
    anchor: KnownCertificate,
  ) => Promise<boolean>;
}

/** The last questions about a path that reached an anchor: signatures left unchecked, policies, revocation. */
export async function judgePath(
  top: Step,
  options: ValidationOptions,
  means: JudgeMeans,
): Promise<Validation> {
  const path = pathOf(top);
  const { policies, reasons: refused } = checkPolicies(
    path.toReversed(),
    options,
    options.anchor.constraints,
    means.budget,
  );
  const { revocation, revoked, unknown } = await checkPathRevocation(top, options, means);
  // Where the search was stopped, nobody knows what the lists would have said.
  const missing = options.requireRevocation && means.budget.stopped === undefined ? unknown : [];
  const invalid = [...revoked, ...refused, ...missing];
  const unchecked = [...uncheckedOf(top), ...stopOf(means)];
  return {
    verdict: invalid.length > 0 ? 'invalid' : unchecked.length > 0 ? 'unchecked' : 'valid',
    path,
    reasons: [...invalid, ...unchecked],
    notes: [...weakOf(path), ...(options.requireRevocation ? [] : unknown)],
    revocation,
    policies,
  };
}

/** Signatures that prove less than they should; the anchor's own proves nothing and is not asked. */
function weakOf(path: readonly KnownCertificate[]): readonly Reason[] {
  return path
    .slice(0, -1)
    .filter(({ certificate }) => hashOfSignature(certificate.signatureAlgorithm) !== 'sound')
    .map((certificate) => ({ code: 'hash-weak', certificate }));
}

function stopOf({ budget }: JudgeMeans): readonly Reason[] {
  return budget.stopped === undefined ? [] : [{ code: budget.stopped, certificate: undefined }];
}

function uncheckedOf(top: Step): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const { known, below, signature } of downward(top)) {
    if (signature?.verdict === 'unchecked' && below !== undefined)
      reasons.push({
        code: 'signature-unchecked',
        certificate: below.known,
        other: known,
        facts: { what: signature.what },
      });
  }
  return reasons;
}

interface PathRevocation {
  readonly revocation: Revocation;
  readonly revoked: readonly Reason[];
  readonly unknown: readonly Reason[];
}

/** The status of every certificate below the anchor. */
async function checkPathRevocation(
  top: Step,
  { at, requireRevocation }: ValidationOptions,
  means: JudgeMeans,
): Promise<PathRevocation> {
  const { budget } = means;
  const lists = prepareLists(means.lists);
  const revoked: Reason[] = [];
  const unknown: Reason[] = [];
  if (lists.length === 0 && !requireRevocation) return { revocation: 'not-checked', revoked, unknown };
  const path = pathOf(top);
  for (const [index, known] of path.slice(0, -1).entries()) {
    const above = path.slice(index + 1);
    const isSigned = (list: PreparedList): Promise<boolean> => isListSigned(list, above, means);
    const status = await checkRevocation(known.certificate, { lists, at, budget, isSigned });
    if (status.status === 'revoked') revoked.push(toRevoked(known, status));
    else if (status.status === 'unknown') unknown.push(toUnknown(known, status));
  }
  const isGood = path.length > 1 && unknown.length === 0;
  return { revocation: revoked.length > 0 ? 'revoked' : isGood ? 'good' : 'not-checked', revoked, unknown };
}

const toRevoked = (
  certificate: KnownCertificate,
  { reason, since }: Extract<Status, { status: 'revoked' }>,
): Reason => ({ code: 'certificate-revoked', certificate, facts: { reason, since } });

const toUnknown = (
  certificate: KnownCertificate,
  { why }: Extract<Status, { status: 'unknown' }>,
): Reason => ({ code: 'revocation-unknown', certificate, facts: { why: why ?? 'list-missing' } });

/**
 * By one who stands in the path above, or to whom a valid path of its own leads. Section 6.3.3 (f): from the same anchor;
 * that a CA of the same name is trusted as well does not make it an authority on this one's certificates.
 */
async function isListSigned(
  list: PreparedList,
  above: readonly KnownCertificate[],
  means: JudgeMeans,
): Promise<boolean> {
  const { anchors, untrusted, budget } = means;
  const name = list.list.issuer;
  const anchor = above.at(-1);
  const candidates = [...above, ...anchors.bySubject(name), ...untrusted.bySubject(name)];
  if (anchor === undefined || !budget.spend('entries', candidates.length)) return false;
  const inPath = new Set(above.map(({ certificate }) => fingerprint(certificate)));
  for await (const signer of findListSigners(list, candidates, budget)) {
    if (inPath.has(fingerprint(signer.certificate)) || (await means.isTrustedSigner(signer, list, anchor)))
      return true;
  }
  return false;
}
