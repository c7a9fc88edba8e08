import { fingerprint } from '../../path/fingerprint.js';
import type { Certificate } from '../../x509/certificate.js';
import type { Entry } from '../entry.js';
import type { EntryKind } from '../layout.js';
import type { Renewal } from './importPlan.js';
import type { KnownStore } from './knownStore.js';

/**
 * The entry whose certificate this one renews: of the same key, else of the same subject and names; the latest of them.
 * `older` where that one lasts as long or longer. Undefined where there is none.
 * @param kinds those that it would become
 */
export function findRenewed(
  certificate: Certificate,
  kinds: readonly EntryKind[],
  store: KnownStore,
): Renewal | 'older' | undefined {
  const own = kinds[0];
  // A CA is renewed whether the store trusts it alone or signs with it as well.
  const alike: readonly EntryKind[] = own === 'key' || own === 'peer' ? [own] : ['ca', 'authority'];
  for (const [by, entries] of [
    ['key', store.withKey(certificate.publicKey, alike)],
    ['names', store.withNames(certificate, alike)],
  ] as const) {
    const latest = latestOf(entries.filter((entry) => !isOf(entry, certificate)));
    if (latest === undefined) continue;
    if (endOf(latest) >= certificate.notAfter.epoch) return 'older';
    return { entry: { kind: latest.kind, name: latest.name }, by };
  }
  return undefined;
}

const isOf = ({ certificates: [own] }: Entry, certificate: Certificate): boolean =>
  own !== undefined && fingerprint(own.certificate) === fingerprint(certificate);

const endOf = ({ certificates: [own] }: Entry): number => own?.certificate.notAfter.epoch ?? 0;

function latestOf(entries: readonly Entry[]): Entry | undefined {
  return entries.reduce<Entry | undefined>(
    (latest, entry) => (latest === undefined || endOf(entry) > endOf(latest) ? entry : latest),
    undefined,
  );
}
