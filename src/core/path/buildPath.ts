import type { SignatureVerdict } from '../crypto/verifySignature.js';
import type { StopReason } from './budget.js';
import { claimsSelfSigned } from './couldHaveIssued.js';
import { findIssuer, type SearchMeans } from './findIssuer.js';
import type { NearMiss } from './nearMiss.js';
import { fingerprint } from './fingerprint.js';
import type { KnownCertificate } from './pool.js';

/** One certificate of a path, and what its signature proved to be under the next one's key (the last: its own). */
export interface PathStep {
  readonly known: KnownCertificate;
  /** undefined where no issuer was found, so that nothing was proven. */
  readonly signature: Exclude<SignatureVerdict, { verdict: 'invalid' }> | undefined;
}

/**
 * Where a path ended. `self-signed`: at a certificate signed with its own key. `issuer-missing`: no certificate that is
 * known issued the last one. `loop`: those that issued the last one lead nowhere but back into the path.
 */
export type PathEnd = 'self-signed' | 'issuer-missing' | 'loop' | StopReason;

export interface Path {
  /** From the leaf upward; at least the leaf itself. */
  readonly steps: readonly PathStep[];
  readonly end: PathEnd;
  /** Certificates of the missing issuer's name that are not it. */
  readonly nearMisses: readonly NearMiss[];
}

/** A certificate that the search came to, and how. */
interface Reached {
  readonly known: KnownCertificate;
  readonly below: Reached | undefined;
  /** How the signature of the one below fared under this one's key. */
  readonly link: PathStep['signature'];
}

/**
 * Follows issuers whose keys verify the signatures, from a leaf to a self-signed certificate, depth first, the
 * likeliest first. Where none is reached it tells of the likeliest way and why that ended. It proves who signed whom;
 * whether each was entitled to is RFC 5280 section 6's question, and not asked here.
 */
export async function buildPath(leaf: KnownCertificate, means: SearchMeans): Promise<Path> {
  const open: Reached[] = [{ known: leaf, below: undefined, link: undefined }];
  const seen = new Set<string>();
  const isNew = (known: KnownCertificate): boolean => !seen.has(fingerprint(known.certificate));
  let deadEnd: Path | undefined;
  for (let reached = open.pop(); reached !== undefined; reached = open.pop()) {
    const below: Reached = reached;
    if (!isNew(below.known)) continue;
    seen.add(fingerprint(below.known.certificate));
    const own = await verifyBySelf(below.known, means);
    if (own !== undefined) return toPath(below, 'self-signed', own);
    const { issuers, nearMisses, stopped } = await findIssuer(below.known.certificate, means);
    if (stopped !== undefined) return toPath(below, stopped, undefined, nearMisses);
    if (issuers.length === 0) deadEnd ??= toPath(below, 'issuer-missing', undefined, nearMisses);
    // What was followed before either stands below or led nowhere: following it again would not end otherwise.
    const onward = issuers.filter(({ known }) => isNew(known)).reverse();
    if (onward.length === 0) deadEnd ??= toPath(below, 'loop');
    open.push(...onward.map(({ known, verdict }) => ({ known, below, link: verdict })));
  }
  return deadEnd ?? toPath({ known: leaf, below: undefined, link: undefined }, 'issuer-missing');
}

/** The verdict of a certificate's own key, where it claims to be self-signed and this does not prove it wrong. */
async function verifyBySelf(
  { certificate }: KnownCertificate,
  means: SearchMeans,
): Promise<PathStep['signature']> {
  if (!claimsSelfSigned(certificate) || !means.budget.spend('signatures', 1)) return undefined;
  const verdict = await means.verify(certificate, certificate.publicKey);
  return verdict.verdict === 'invalid' ? undefined : verdict;
}

function toPath(
  last: Reached,
  end: PathEnd,
  own?: PathStep['signature'],
  nearMisses: readonly NearMiss[] = [],
): Path {
  const steps: PathStep[] = [];
  let signature = own;
  for (let reached: Reached | undefined = last; reached !== undefined; reached = reached.below) {
    steps.push({ known: reached.known, signature });
    signature = reached.link;
  }
  return { steps: steps.reverse(), end, nearMisses };
}
