import { fingerprint } from '../path/fingerprint.js';
import { type KnownCertificate, Pool } from '../path/pool.js';
import { readExtension } from '../x509/extensions/readExtension.js';
import type { RevocationList } from '../x509/revocationList.js';
import type { CandidateMeans } from './candidates.js';
import { checkCertificate, checkKey } from './checkCertificate.js';
import { checkLeafPurpose } from './checkPurpose.js';
import { type JudgeMeans, judgePath } from './judgePath.js';
import { matchHost } from './names/matchHost.js';
import { DEFAULT_OPTIONS, type ValidationOptions } from './options.js';
import { PathSearch } from './pathSearch.js';
import type { Reason } from './reason.js';
import type { PreparedList } from './revocation/preparedList.js';
import { toLeafStep } from './step.js';
import type { Validation } from './validation.js';

/** What a leaf is validated with. */
export interface ValidationMeans extends Omit<CandidateMeans, 'at'> {
  /** Certificates that are trusted as they stand when they are the leaf; anchors that issued something are in `anchors`. */
  readonly trustedLeaves: readonly KnownCertificate[];
  readonly lists: readonly RevocationList[];
}

/**
 * Builds and validates paths from a leaf to the anchors: RFC 5280 section 6. The verdict is that of the best path; an
 * exhaustive search within the budget stands behind `invalid`. Never rejects.
 */
export async function validate(
  leaf: KnownCertificate,
  means: ValidationMeans,
  options: ValidationOptions,
): Promise<Validation> {
  return search(leaf, means, options, new Set());
}

/** @param asked lists whose signers' paths are being looked for already, lest it goes round in circles */
async function search(
  leaf: KnownCertificate,
  means: ValidationMeans,
  options: ValidationOptions,
  asked: ReadonlySet<RevocationList>,
): Promise<Validation> {
  const { at, budget } = { ...means, ...options };
  const judgeMeans: JudgeMeans = {
    ...means,
    at,
    isTrustedSigner: (signer, list, anchor) =>
      isTrustedSigner(
        signer,
        list,
        { ...means, anchors: new Pool([anchor]), trustedLeaves: [] },
        options,
        asked,
      ),
  };
  const id = fingerprint(leaf.certificate);
  const isTrusted = means.trustedLeaves.some(({ certificate }) => fingerprint(certificate) === id);
  const leafReasons = checkLeaf(leaf, options, isTrusted);
  const paths = new PathSearch(leaf, judgeMeans, options, (top) => judgePath(top, options, judgeMeans));
  const found = isTrusted
    ? await judgePath(toLeafStep(leaf), options, judgeMeans)
    : ((await paths.find()) ?? paths.unchecked);
  const { reasons, path = [leaf] } = paths.refusals.ranked;
  const { stopped } = budget;
  // Where no way can lead to an anchor, what was left untried does not matter.
  const isOpen = stopped === 'cancelled' || (stopped !== undefined && !paths.isHopeless);
  const stop: readonly Reason[] = isOpen ? [{ code: stopped, certificate: undefined }] : [];
  if (found !== undefined && leafReasons.length === 0) return found;
  if (found !== undefined)
    return { ...found, verdict: 'invalid', reasons: [...leafReasons, ...found.reasons], notes: [] };
  return {
    verdict: leafReasons.length === 0 && stop.length > 0 ? 'unchecked' : 'invalid',
    path,
    reasons: [...leafReasons, ...stop, ...reasons],
    notes: [],
    revocation: reasons.some(({ code }) => code === 'certificate-revoked') ? 'revoked' : 'not-checked',
    policies: [],
  };
}

function checkLeaf(
  leaf: KnownCertificate,
  options: ValidationOptions,
  isTrusted: boolean,
): readonly Reason[] {
  const isAuthority = readExtension(leaf.certificate, 'basicConstraints')?.ca === true;
  const refused: readonly Reason[] =
    isAuthority && !options.leafMayBeAuthority && !isTrusted
      ? [{ code: 'leaf-is-authority', certificate: leaf }]
      : [];
  return [
    ...checkCertificate(leaf, options),
    ...checkKey(leaf, options),
    ...checkLeafPurpose(leaf, options.purpose),
    ...(options.host === undefined ? [] : matchHost(leaf, options.host)),
    ...refused,
  ];
}

/** The path of one who signed a list has rules of its own: no purpose, no host, no policy is asked (section 6.3.3 (f)). */
async function isTrustedSigner(
  signer: KnownCertificate,
  { list }: PreparedList,
  means: ValidationMeans,
  options: ValidationOptions,
  asked: ReadonlySet<RevocationList>,
): Promise<boolean> {
  if (asked.has(list)) return false;
  const { at, anchor, minRsaBits, refusedHashes } = options;
  const own: ValidationOptions = { ...DEFAULT_OPTIONS, at, anchor, minRsaBits, refusedHashes };
  const { verdict } = await search(signer, means, own, new Set([...asked, list]));
  return verdict === 'valid';
}
