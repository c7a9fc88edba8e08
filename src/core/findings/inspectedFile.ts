import type { Contents } from '../contents/contents.js';
import { placeOf } from '../contents/placeOf.js';
import { Budget, PATH_LIMITS } from '../path/budget.js';
import { buildPath, type Path } from '../path/buildPath.js';
import type { SearchMeans } from '../path/findIssuer.js';
import { type KnownCertificate, Pool } from '../path/pool.js';
import type { SearchMemory } from '../path/searchMemory.js';
import type { VerifyLink } from '../path/verifyLink.js';
import type { RevocationList } from '../x509/revocationList.js';
import type { CertificateEntry, KeyEntry } from './fileEntry.js';
import { type FileRole, roleOf } from './fileRole.js';
import { findLeaves } from './findLeaves.js';
import type { PathRemark } from './remark.js';

/** What is known beside the file itself. */
export interface InspectContext {
  /** The time, in milliseconds. */
  readonly now: number;
  /** A certificate that ends within so many days is about to expire. */
  readonly expiringDays: number;
  /** Certificates of the store and of other files, in which issuers are looked for too. */
  readonly pool: Pool;
  /**
   * Certificates of other files, which do not count: what is deployed is this file and the store. Asked for where an
   * issuer is missing, to say where it is.
   */
  readonly elsewhere?: () => Promise<Pool>;
  /** Revocation lists of other files, asked for where there is a whole path to hold them against. */
  readonly lists?: () => Promise<readonly RevocationList[]>;
  /** Remembers its verdicts where it is given to many inspections. */
  readonly verify: VerifyLink;
  /** Remembers searches where it is given to many inspections. */
  readonly searches?: SearchMemory;
  /** The file's name as the pool says it; what the pool holds of this file itself is older and left out. */
  readonly file?: string;
  readonly signal?: AbortSignal;
}

/** A file as the rules see it. */
export interface InspectedFile {
  readonly contents: Contents;
  readonly context: InspectContext;
  readonly role: FileRole;
  readonly certificates: readonly CertificateEntry[];
  readonly keys: readonly KeyEntry[];
  /** The certificates that the file is about: those of its private keys, else its end entity. */
  readonly leaves: readonly CertificateEntry[];
  readonly means: SearchMeans;
  /** The path of a certificate through this file and the pool; searched once. */
  pathOf(entry: CertificateEntry): Promise<Path>;
  /** What would keep that path from being valid if its root were trusted; asked once. */
  remarksOnPath(entry: CertificateEntry): Promise<readonly PathRemark[]>;
}

export function toInspectedFile(contents: Contents, context: InspectContext): InspectedFile {
  const certificates: CertificateEntry[] = [];
  const keys: KeyEntry[] = [];
  for (const item of contents.items) {
    const { model } = item;
    if (model.kind === 'certificate') certificates.push({ certificate: model, item, span: placeOf(item) });
    else if (model.kind === 'privateKey') keys.push({ key: model, item, span: placeOf(item) });
  }
  const own = certificates.map(toKnown);
  const means: SearchMeans = {
    pool: new Pool(own, context.pool, context.file),
    verify: context.verify,
    budget: new Budget(PATH_LIMITS, context.signal),
    at: context.now,
    searches: context.searches,
  };
  const paths = new Map<CertificateEntry, Promise<Path>>();
  const pathOf = (entry: CertificateEntry): Promise<Path> => {
    const path = paths.get(entry) ?? buildPath(toKnown(entry), means);
    paths.set(entry, path);
    return path;
  };
  const remarks = new Map<CertificateEntry, Promise<readonly PathRemark[]>>();
  return {
    contents,
    context,
    role: roleOf(certificates, keys, context.file),
    certificates,
    keys,
    leaves: findLeaves(certificates, keys),
    means,
    pathOf,
    remarksOnPath: (entry) => {
      const found =
        remarks.get(entry) ?? pathOf(entry).then((path) => findIn(path, means, contents, context));
      remarks.set(entry, found);
      return found;
    },
  };
}

async function findIn(
  path: Path,
  means: SearchMeans,
  { items }: Contents,
  { lists, signal }: InspectContext,
): Promise<readonly PathRemark[]> {
  if (path.end !== 'self-signed') return [];
  const own = items.flatMap(({ model }) => (model.kind === 'crl' ? [model] : []));
  const { findInPath } = await import('./findInPath.js');
  return findInPath(path, means, [...own, ...((await lists?.()) ?? [])], signal);
}

const toKnown = ({ certificate, span }: CertificateEntry): KnownCertificate => ({
  certificate,
  file: undefined,
  span,
});
