import type { Certificate } from '../../x509/certificate.js';
import type { RevocationReason } from '../../x509/extensions/crlFields.js';
import { readExtension } from '../../x509/extensions/readExtension.js';
import type { RevokedCertificate } from '../../x509/revocationList.js';
import type { Budget } from '../../path/budget.js';
import { normalName } from '../../path/sameName.js';
import {
  ALL_REASONS,
  isDeltaOf,
  isInScope,
  type Point,
  pointsOf,
  reasonsCovered,
  sizeOf,
} from './listScope.js';
import { findEntry } from './findEntry.js';
import type { PreparedList } from './preparedList.js';

/** Why a list that is about the certificate could not be used. */
export type Unusable =
  'list-not-current' | 'list-unverified' | 'list-malformed' | 'list-not-understood' | 'list-without-base';

/** What the revocation lists say of one certificate. */
export type Status =
  | { readonly status: 'good' }
  | {
      readonly status: 'revoked';
      readonly reason: RevocationReason;
      /** In milliseconds, NaN where it cannot be read. */
      readonly since: number;
    }
  /** `why` tells of the lists that were there; undefined where none was about it, or not all reasons are covered. */
  | { readonly status: 'unknown'; readonly why: Unusable | undefined };

export interface RevocationMeans {
  /** The newest first: of two that are current, what the later one says holds. */
  readonly lists: readonly PreparedList[];
  readonly at: number;
  readonly budget: Budget;
  /** Whether a list was signed by one who may: RFC 5280 section 6.3.3 (f) and (g). */
  isSigned(list: PreparedList): Promise<boolean>;
}

/** The status of a certificate by the lists at hand, never fetched: RFC 5280 section 6.3.3. */
export async function checkRevocation(certificate: Certificate, means: RevocationMeans): Promise<Status> {
  const covered = new Set<number>();
  let why: Unusable | undefined;
  for (const point of pointsOf(certificate)) {
    if (!spendLists(certificate, point, means)) break;
    for (const list of means.lists) {
      if (means.budget.stopped !== undefined) break;
      if (list.base !== undefined || !isInScope(list, certificate, point)) continue;
      const reasons = reasonsCovered(list, point);
      if ([...reasons].every((reason) => covered.has(reason))) continue;
      const found = await askList(list, certificate, point, means);
      if (typeof found === 'string') why ??= found;
      else if (found !== undefined) return found;
      else for (const reason of reasons) covered.add(reason);
    }
  }
  const isAll = [...ALL_REASONS].every((reason) => covered.has(reason));
  if (isAll) return { status: 'good' };
  return { status: 'unknown', why: why ?? whyOfDeltas(certificate, means) };
}

/** Every list is looked at for every point. */
function spendLists(certificate: Certificate, point: Point, { lists, budget }: RevocationMeans): boolean {
  return budget.spend('entries', lists.length * sizeOf(point, certificate));
}

/** A delta alone tells nothing of what its base lists (section 5.2.4). */
function whyOfDeltas(certificate: Certificate, { lists }: RevocationMeans): Unusable | undefined {
  const isDelta = (list: PreparedList): boolean =>
    list.base !== undefined && isInScope(list, certificate, undefined);
  return lists.some(isDelta) ? 'list-without-base' : undefined;
}

/** What one list and its delta say: revoked, nothing (undefined), or why they may not be asked. */
async function askList(
  complete: PreparedList,
  certificate: Certificate,
  point: Point,
  means: RevocationMeans,
): Promise<Extract<Status, { status: 'revoked' }> | undefined | Unusable> {
  const unusable = await whyUnusable(complete, means);
  if (unusable !== undefined) return unusable;
  const issuer = normalName(certificate.issuer);
  const find = (list: PreparedList): RevokedCertificate | undefined | null =>
    findEntry(list, issuer, certificate.serial, means.budget);
  if (!spendLists(certificate, point, means)) return 'list-unverified';
  // The newest delta says last what has changed since: section 6.3.3 (i).
  const deltas = means.lists
    .filter((one) => isDeltaOf(one, complete) && isInScope(one, certificate, point))
    .sort((a, b) => ((a.number ?? 0n) < (b.number ?? 0n) ? 1 : -1));
  for (const delta of deltas) {
    if ((await whyUnusable(delta, means)) !== undefined) continue;
    const entry = find(delta);
    if (entry === null) return 'list-unverified';
    if (entry === undefined) break;
    const revoked = toRevoked(entry);
    return revoked.reason === 'removeFromCRL' ? undefined : revoked;
  }
  const entry = find(complete);
  if (entry === null) return 'list-unverified';
  return entry === undefined ? undefined : toRevoked(entry);
}

async function whyUnusable(list: PreparedList, means: RevocationMeans): Promise<Unusable | undefined> {
  const { thisUpdate, nextUpdate } = list.list;
  const isCurrent =
    thisUpdate.epoch <= means.at && (nextUpdate === undefined || means.at <= nextUpdate.epoch);
  if (!isCurrent) return 'list-not-current';
  if (!list.isSound) return 'list-malformed';
  if (!list.isUnderstood) return 'list-not-understood';
  return (await means.isSigned(list)) ? undefined : 'list-unverified';
}

function toRevoked(entry: RevokedCertificate): Extract<Status, { status: 'revoked' }> {
  const reason = readExtension(entry, 'reasonCode') ?? 'unspecified';
  return { status: 'revoked', reason, since: entry.revoked.epoch };
}
