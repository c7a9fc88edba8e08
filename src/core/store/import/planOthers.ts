import { sameOctets } from '../../base/sameOctets.js';
import { keyIdentity } from '../../keys/keyMatches.js';
import type { Opening } from '../../keys/openKey.js';
import type { PrivateKey } from '../../keys/privateKey.js';
import type { Name } from '../../x509/name.js';
import type { Entry } from '../entry.js';
import type { ImportPlan, KnownEntry, PlannedEntry, Refusal, Renewal } from './importPlan.js';
import { normalName } from '../../path/sameName.js';
import { findSuperseded, isNewer } from './findSuperseded.js';
import { mayOpen } from './lockedObjects.js';
import type { Planning } from './planCertificates.js';
import { planEntry } from './planEntry.js';

type OtherPlan = Pick<ImportPlan, 'entries' | 'known' | 'refused'>;

/** Sorts the requests: one whose private key is here waits in the store for its answer. */
export function planRequests({ existing, found, labels, now, owners, store }: Planning): OtherPlan {
  const plan = emptyPlan();
  const certified = new Set(found.certificates.map(({ object }) => keyIdentity(object.publicKey)));
  for (const { files, object } of found.requests) {
    const [holder] = store.withKey(object.publicKey, ['request', 'key', 'authority']);
    const same = existing.find(({ request }) => request && sameOctets(request.der, object.der));
    const owner = owners.of(object.publicKey);
    const present = same ?? holder;
    if (present) plan.known.push({ files, object, entry: addressOf(present) });
    else if (certified.has(keyIdentity(object.publicKey)))
      plan.refused.push({ reason: 'request-answered', file: files[0], about: object });
    else if (owner === undefined)
      plan.refused.push({ reason: 'request-key-missing', file: files[0], about: object });
    else plan.entries.push(planEntry({ kinds: ['request'], object, files, owner, labels, now }));
  }
  return plan;
}

/** Sorts the revocation lists: a newer one of the same issuer takes the place of the older, or is said to be newer. */
export async function planLists({ existing, found, labels, now, store }: Planning): Promise<OtherPlan> {
  const plan = emptyPlan();
  const lists = byName(found.lists, ({ object }) => object.issuer);
  const certificates = [
    ...found.certificates.map(({ object }) => object),
    ...existing.flatMap((entry) => entry.certificates.map(({ certificate }) => certificate)),
  ];
  const bySubject = byName(certificates, ({ subject }) => subject);
  for (const { files, object } of found.lists) {
    const others = store.withListOf(object);
    const same = others.find(
      ({ revocationList }) => revocationList && sameOctets(revocationList.der, object.der),
    );
    if (same) plan.known.push({ files, object, entry: addressOf(same) });
    else {
      const renewal = findRenewedList(object.thisUpdate.epoch, others);
      // Of several, the newest does.
      const issuer = normalName(object.issuer);
      const isLatest = lists.get(issuer)?.some((other) => isNewer(other.object, object)) !== true;
      const supersedes = isLatest ? await findSuperseded(object, others, bySubject.get(issuer) ?? []) : [];
      plan.entries.push(planEntry({ kinds: ['crl'], object, files, renewal, supersedes, labels, now }));
    }
  }
  return plan;
}

function byName<Item>(items: readonly Item[], nameOf: (item: Item) => Name): ReadonlyMap<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const name = normalName(nameOf(item));
    const same = found.get(name);
    if (same) same.push(item);
    else found.set(name, [item]);
  }
  return found;
}

function findRenewedList(thisUpdate: number, others: readonly Entry[]): Renewal | 'older' | undefined {
  const updateOf = ({ revocationList }: Entry) => revocationList?.thisUpdate.epoch ?? 0;
  const latest = [...others].sort((a, b) => updateOf(b) - updateOf(a))[0];
  if (latest === undefined) return undefined;
  return updateOf(latest) >= thisUpdate ? 'older' : { entry: addressOf(latest), by: 'names' };
}

/**
 * What becomes of the private keys that serve nothing that was found.
 * @param closed what keeps keys from being opened, as `openClearKeys` tells
 * @param needed the keys and containers that somebody was asked about
 */
export function planLeftKeys(
  { found, store }: Planning,
  closed: ReadonlyMap<PrivateKey, Exclude<Opening, { outcome: 'opened' }>['outcome']>,
  needed: ReadonlySet<unknown>,
): OtherPlan {
  const plan = emptyPlan();
  const served = new Set(
    [...found.certificates, ...found.requests].map(({ object }) => keyIdentity(object.publicKey)),
  );
  for (const { files, object: key } of found.keys) {
    const publicKey = found.opened.get(key)?.publicKey;
    const holder =
      store.withPrivateKey(key) ??
      (publicKey && store.withKey(publicKey, ['key', 'authority', 'request'])[0]);
    const refuse = (reason: Refusal['reason']) => plan.refused.push({ reason, file: files[0], about: key });
    if (publicKey && served.has(keyIdentity(publicKey))) continue;
    if (holder) plan.known.push({ files, object: key, entry: addressOf(holder) });
    else if (publicKey) refuse('key-matches-none');
    else if (found.opened.has(key)) refuse('key-not-comparable');
    else refuse(whyClosed(closed.get(key), needed.has(key)));
  }
  for (const { file, keystore } of found.closed) {
    const unneeded = mayOpen(keystore) ? 'key-not-needed' : 'container-scheme-unknown';
    plan.refused.push({ reason: needed.has(keystore) ? 'container-closed' : unneeded, file });
  }
  return plan;
}

function whyClosed(
  outcome: Exclude<Opening, { outcome: 'opened' }>['outcome'] | undefined,
  isNeeded: boolean,
): Refusal['reason'] {
  if (outcome === 'broken') return 'unreadable';
  if (outcome === 'unsupported') return 'key-scheme-unknown';
  return isNeeded ? 'key-closed' : 'key-not-needed';
}

const addressOf = ({ kind, name }: Entry): KnownEntry['entry'] => ({ kind, name });

function emptyPlan(): { entries: PlannedEntry[]; known: KnownEntry[]; refused: Refusal[] } {
  return { entries: [], known: [], refused: [] };
}
