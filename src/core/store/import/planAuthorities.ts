import { incapacityOf } from '../../path/couldHaveIssued.js';
import { fingerprint } from '../../path/fingerprint.js';
import { findByFingerprint } from '../findByFingerprint.js';
import type { Found, FoundCertificate } from './gatherFiles.js';
import type { ImportPlan, KnownEntry, PlannedEntry, Refusal } from './importPlan.js';
import type { ImportRequest } from './importRequest.js';
import { isSelfSigned, planEntry } from './planEntry.js';

/**
 * Sorts certificates into the store's CA certificates. A node's certificate belongs there only where it is self-signed:
 * then it is itself what partners have to trust.
 */
export async function planAuthorities(
  certificates: readonly FoundCertificate[],
  { existing, now, verify }: ImportRequest,
  labels: Set<string>,
): Promise<{ entries: PlannedEntry[]; known: KnownEntry[]; refused: Refusal[] }> {
  const plan = { entries: [] as PlannedEntry[], known: [] as KnownEntry[], refused: [] as Refusal[] };
  for (const found of certificates) {
    const { certificate, file } = found;
    const isAuthority = incapacityOf(certificate) === undefined;
    const present = findByFingerprint(existing, fingerprint(certificate), ['ca', 'authority']);
    if (present) {
      const { kind, name } = present;
      plan.known.push({ file, certificate, entry: { kind, name } });
    } else if (!isAuthority && !(await isSelfSigned(certificate, verify))) {
      plan.refused.push({ reason: 'node-for-authority', file, about: certificate });
    } else {
      plan.entries.push(planEntry({ kind: 'ca', chain: [found], standsAlone: !isAuthority, labels, now }));
    }
  }
  return plan;
}

/** The plan where CA certificates are what is wanted. */
export async function planTrusted(
  { certificates, keys, refused }: Found,
  request: ImportRequest,
  labels: Set<string>,
): Promise<ImportPlan> {
  const plan = await planAuthorities(certificates, request, labels);
  const keyRefusals = keys.map(({ file, key }): Refusal => ({ reason: 'key-not-wanted', file, about: key }));
  return { ...plan, locked: [], offered: [], refused: [...plan.refused, ...keyRefusals, ...refused] };
}
