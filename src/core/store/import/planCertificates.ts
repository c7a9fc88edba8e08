import { Budget, PATH_LIMITS } from '../../path/budget.js';
import { buildPath } from '../../path/buildPath.js';
import { claimsSelfSigned, incapacityOf } from '../../path/couldHaveIssued.js';
import { isSelfSigned } from '../../path/isSelfSigned.js';
import { type KnownCertificate, Pool } from '../../path/pool.js';
import type { Certificate } from '../../x509/certificate.js';
import { readExtension } from '../../x509/extensions/readExtension.js';
import type { Found } from './gathering.js';
import { findRenewed } from './findRenewed.js';
import type { ImportPlan, KnownEntry, PlannedEntry, Refusal } from './importPlan.js';
import type { ImportRequest } from './importRequest.js';
import type { KeyOwners, Ownership } from './keyOwners.js';
import type { KnownStore } from './knownStore.js';
import { planEntry } from './planEntry.js';

/** What the parts of a plan are made with. */
export interface Planning extends ImportRequest {
  readonly store: KnownStore;
  readonly owners: KeyOwners;
  /** Labels that are taken. */
  readonly labels: Set<string>;
}

type CertificatePlan = Omit<ImportPlan, 'files'>;

/** A certificate that is kept with its chain, and what it may become. */
interface Chained {
  readonly found: Found<Certificate>;
  readonly kinds: PlannedEntry['kinds'];
  /** Whoever has its private key; undefined for a partner’s. */
  readonly owner?: Ownership;
  readonly standsAlone?: boolean;
}

interface Trusted {
  readonly found: Found<Certificate>;
  readonly standsAlone: boolean;
}

/**
 * Sorts the certificates: with a private key, a node’s or an authority’s; without one, what is to be trusted, CAs and
 * who vouches for itself; the rest is of nodes elsewhere, a partner’s if it is wanted at all.
 */
export async function planCertificates(planning: Planning): Promise<CertificatePlan> {
  const { found, owners, signal, store, verify } = planning;
  const keyed: Chained[] = [];
  const peers: Chained[] = [];
  const trusted: Trusted[] = [];
  const known: KnownEntry[] = [];
  const refused: Refusal[] = [];
  for (const one of found.certificates) {
    signal?.throwIfAborted();
    const { files, object } = one;
    const isAuthority = incapacityOf(object) === undefined;
    const standsAlone = await isSelfSigned(object, verify);
    const [keeper] = store.withCertificate(object, ['key', 'authority']);
    const [truster] = store.withCertificate(object, ['ca', 'authority']);
    const owner = keeper === undefined ? owners.of(object.publicKey) : undefined;
    const [partner] = store.withCertificate(object, ['peer']);
    const present = keeper ?? (owner === undefined ? (truster ?? partner) : undefined);
    if (present) known.push({ files, object, entry: { kind: present.kind, name: present.name } });
    if (owner)
      keyed.push({
        found: one,
        owner,
        standsAlone,
        kinds: kindsOf(object, isAuthority, standsAlone, !truster),
      });
    // A trusted list needs a key certificate that vouches for itself as well.
    if (truster === undefined && (standsAlone || (isAuthority && !keeper && !owner)))
      trusted.push({ found: one, standsAlone: standsAlone && !isAuthority });
    else if (!present && !owner) {
      if (claimsSelfSigned(object))
        refused.push({ reason: 'self-signed-unproven', file: files[0], about: object });
      else peers.push({ found: one, kinds: ['peer'] });
    }
  }
  const entries = await planChained(keyed, planning);
  const authorities = trusted.map((one) => planTrusted(one, planning));
  const sorted = keyed.length > 0 ? { entries, offered: authorities } : { entries: authorities, offered: [] };
  return { ...sorted, peers: await planChained(peers, planning), known, refused };
}

/** Only the person knows what a CA’s private key is for: to sign here, or for a node that made itself a certificate. */
function kindsOf(
  certificate: Certificate,
  isAuthority: boolean,
  standsAlone: boolean,
  mayBeTrusted: boolean,
): PlannedEntry['kinds'] {
  if (!isAuthority) return ['key'];
  const trusted = mayBeTrusted ? (['ca'] as const) : [];
  if (!standsAlone) return ['authority', ...trusted];
  // OpenSSL makes every self-signed certificate a CA’s; one that was meant to be says what its key is for.
  const isMeant =
    readExtension(certificate, 'keyUsage')?.includes('keyCertSign') === true &&
    readExtension(certificate, 'extendedKeyUsage') === undefined;
  return isMeant ? ['authority', 'key', ...trusted] : ['key', 'authority', ...trusted];
}

async function planChained(
  chained: readonly Chained[],
  planning: Planning,
): Promise<readonly PlannedEntry[]> {
  const { found, labels, now, signal, store, verify } = planning;
  const known = found.certificates.map(({ files: [file], object }): KnownCertificate => ({
    certificate: object,
    file,
    span: object.span,
  }));
  const signatures = PATH_LIMITS.signatures + SIGNATURES_EACH * chained.length;
  const budget = new Budget({ signatures }, signal);
  const means = { pool: new Pool(known), verify, budget, at: now };
  const filesOf = new Map(found.certificates.map(({ files, object }) => [object, files]));
  const entries: PlannedEntry[] = [];
  for (const { found: one, kinds, owner, standsAlone = false } of chained) {
    signal?.throwIfAborted();
    const { files, object } = one;
    const { steps } = await buildPath({ certificate: object, file: files[0], span: object.span }, means);
    const issuers = steps.slice(1).map((step) => step.known.certificate);
    const chainFiles = issuers.map((issuer) => filesOf.get(issuer)?.[0]).filter((file) => file !== undefined);
    entries.push(
      planEntry({
        kinds,
        object,
        issuers,
        owner,
        standsAlone,
        lacksKey: owner === undefined,
        files: [files[0], ...files.slice(1), ...chainFiles],
        renewal: findRenewed(object, kinds, store),
        labels,
        now,
      }),
    );
  }
  return entries;
}

/** Signatures that a path takes which is not hostile: itself, two intermediates and a root, each tried twice. */
const SIGNATURES_EACH = 8;

function planTrusted({ found: { files, object }, standsAlone }: Trusted, planning: Planning): PlannedEntry {
  const { labels, now, store } = planning;
  const renewal = findRenewed(object, ['ca'], store);
  return planEntry({ kinds: ['ca'], object, files, standsAlone, renewal, labels, now });
}
