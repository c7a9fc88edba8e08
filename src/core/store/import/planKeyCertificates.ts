import { keyMatches } from '../../keys/keyMatches.js';
import { Budget, PATH_LIMITS } from '../../path/budget.js';
import { buildPath } from '../../path/buildPath.js';
import { incapacityOf } from '../../path/couldHaveIssued.js';
import { fingerprint } from '../../path/fingerprint.js';
import { Pool } from '../../path/pool.js';
import { findByFingerprint } from '../findByFingerprint.js';
import type { Found, FoundCertificate } from './gatherFiles.js';
import type { ImportPlan, KnownEntry, PlannedEntry, Refusal } from './importPlan.js';
import type { ImportRequest } from './importRequest.js';
import { openFoundKeys, type OpenedFoundKey } from './openFoundKeys.js';
import { planAuthorities } from './planAuthorities.js';
import { isSelfSigned, planEntry } from './planEntry.js';

/** The plan where a key certificate is wanted: pairs keys with certificates, and offers the CA certificates beside. */
export async function planKeyCertificates(
  found: Found,
  request: ImportRequest,
  labels: Set<string>,
): Promise<ImportPlan> {
  const { opened, locked, refused } = await openFoundKeys(found.keys, request.opened);
  const pairs = pair(opened, found.certificates);
  const paired = new Set(pairs.pairs.map(({ found: { certificate } }) => certificate));
  const plan = await planPairs(pairs.pairs, found, request, labels);
  const others = found.certificates.filter(({ certificate }) => !paired.has(certificate));
  const isAuthority = ({ certificate }: FoundCertificate) => incapacityOf(certificate) === undefined;
  const trustworthy = [...plan.selfSigned, ...others.filter(isAuthority)];
  const offers = await planAuthorities(trustworthy, request, labels);
  // A locked key may turn out to be theirs.
  const keyless = locked.length > 0 ? [] : others.filter((one) => !isAuthority(one)).map(lacksKey);
  const nothing =
    found.keys.length === 0 && keyless.length === 0
      ? [{ reason: 'key-missing', file: undefined } as const]
      : [];
  return {
    locked,
    entries: plan.entries,
    offered: offers.entries,
    known: [...plan.known, ...offers.known],
    refused: [...pairs.refused, ...plan.refused, ...keyless, ...nothing, ...refused, ...found.refused],
  };
}

const lacksKey = ({ certificate, file }: FoundCertificate): Refusal => ({
  reason: 'key-missing',
  file,
  about: certificate,
});

interface Pair {
  readonly found: FoundCertificate;
  readonly key: OpenedFoundKey;
}

/** Each certificate with the first key that is its own; a renewed certificate may share its key with the old one. */
function pair(
  keys: readonly OpenedFoundKey[],
  certificates: readonly FoundCertificate[],
): { pairs: readonly Pair[]; refused: readonly Refusal[] } {
  const pairs = new Map<FoundCertificate, Pair>();
  const refused: Refusal[] = [];
  for (const key of keys) {
    const { publicKey } = key.opened;
    const own = publicKey && certificates.filter((one) => keyMatches(one.certificate.publicKey, publicKey));
    for (const one of own ?? []) if (!pairs.has(one)) pairs.set(one, { found: one, key });
    if (own === undefined) refused.push({ reason: 'key-not-comparable', file: key.file, about: key.key });
    else if (own.length === 0) refused.push({ reason: 'key-matches-none', file: key.file, about: key.key });
  }
  return { pairs: [...pairs.values()], refused };
}

interface PlannedPairs {
  readonly entries: PlannedEntry[];
  readonly known: KnownEntry[];
  readonly refused: Refusal[];
  /** These have to be trusted as they are: by partners, and by the node’s own trusted list. */
  readonly selfSigned: FoundCertificate[];
}

async function planPairs(
  pairs: readonly Pair[],
  { certificates }: Found,
  request: ImportRequest,
  labels: Set<string>,
): Promise<PlannedPairs> {
  const { existing, now, verify, signal } = request;
  const means = { pool: new Pool(certificates), verify, budget: new Budget(PATH_LIMITS, signal), at: now };
  const plan: PlannedPairs = { entries: [], known: [], refused: [], selfSigned: [] };
  for (const { found, key } of pairs) {
    const { certificate, file } = found;
    const standsAlone = await isSelfSigned(certificate, verify);
    if (standsAlone) plan.selfSigned.push(found);
    const present = findByFingerprint(existing, fingerprint(certificate), ['key']);
    if (present) {
      const { kind, name } = present;
      plan.known.push({ file, certificate, entry: { kind, name } });
    } else if (!standsAlone && incapacityOf(certificate) === undefined) {
      plan.refused.push({ reason: 'authority-for-node', file, about: certificate });
    } else {
      const { steps } = await buildPath(found, means);
      const issuers = steps
        .slice(1)
        .flatMap(({ known }) => certificates.find((one) => one.certificate === known.certificate) ?? []);
      plan.entries.push(
        planEntry({ kind: 'key', chain: [found, ...issuers], key, standsAlone, labels, now }),
      );
    }
  }
  return plan;
}
