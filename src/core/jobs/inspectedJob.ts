import type { VerifyLink } from '../path/verifyLink.js';
import { Budget, PATH_LIMITS } from '../path/budget.js';
import { buildPath, type Path } from '../path/buildPath.js';
import { type KnownCertificate, Pool } from '../path/pool.js';
import type { Entry } from '../store/entry.js';
import type { EntryKind } from '../store/layout.js';
import { BOOTSTRAP_REFERENCE } from './installJob.js';
import type { ParsedJob } from './parseJob.js';
import type { Placed } from './placed.js';

/** What is known beside the job itself. */
export interface JobContext {
  /** Every entry of the store. */
  readonly entries: readonly Entry[];
  /** The time, in milliseconds. */
  readonly now: number;
  /** Remembers its verdicts where it is given to many inspections. */
  readonly verify: VerifyLink;
  readonly signal?: AbortSignal;
}

/** A reference as it stands in the job, and the entry that it names. */
export interface ResolvedReference {
  readonly ref: Placed;
  /** undefined where the store has none of this name that may stand here. */
  readonly entry: Entry | undefined;
  /** An entry of this name that may not stand here. */
  readonly misfit: Entry | undefined;
}

/** A job as the rules see it. */
export interface InspectedJob {
  readonly job: ParsedJob;
  readonly context: JobContext;
  /** undefined where none is named, and where Director issues the certificate itself. */
  readonly keyCertificate: ResolvedReference | undefined;
  readonly trustedCertificates: readonly ResolvedReference[];
  /**
   * From the key certificate upward through nothing but the job's own trusted certificates; undefined where the key
   * certificate is not known. Searched once.
   */
  path(): Promise<Path> | undefined;
}

export function toInspectedJob(job: ParsedJob, context: JobContext): InspectedJob {
  const { ref } = job.keyCertificate;
  const isIssuedByDirector = ref?.value === BOOTSTRAP_REFERENCE;
  const keyCertificate = ref && !isIssuedByDirector ? resolve(ref, ['key'], context) : undefined;
  const trustedCertificates = job.trustedCertificates.flatMap((one) =>
    one.ref ? [resolve(one.ref, ['ca', 'authority'], context)] : [],
  );
  let path: Promise<Path> | undefined;
  return {
    job,
    context,
    keyCertificate,
    trustedCertificates,
    path: () => {
      const leaf = keyCertificate?.entry?.certificates[0];
      if (leaf) path ??= buildTrustedPath(leaf, trustedCertificates, context);
      return path;
    },
  };
}

/** The first certificate of each entry: the CA's own. */
function buildTrustedPath(
  leaf: KnownCertificate,
  trusted: readonly ResolvedReference[],
  { now, verify, signal }: JobContext,
): Promise<Path> {
  const pool = new Pool(trusted.flatMap(({ entry }) => entry?.certificates[0] ?? []));
  return buildPath(leaf, { pool, verify, budget: new Budget(PATH_LIMITS, signal), at: now });
}

/** macOS may give a name back with its accents encoded in another way than the job has them. */
function resolve(ref: Placed, kinds: readonly EntryKind[], { entries }: JobContext): ResolvedReference {
  const name = ref.value.normalize('NFC');
  const namesakes = entries.filter((one) => one.name.normalize('NFC') === name);
  const [entry] = kinds.flatMap((kind) => namesakes.filter((one) => one.kind === kind));
  return { ref, entry, misfit: entry ? undefined : namesakes[0] };
}
