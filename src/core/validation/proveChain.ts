import type { SignatureVerdict } from '../crypto/verdict.js';
import { Budget, PATH_LIMITS } from '../path/budget.js';
import { buildPath } from '../path/buildPath.js';
import {
  claimsSelfSigned,
  compareIdentifiers,
  type IdentifierMatch,
  incapacityOf,
} from '../path/couldHaveIssued.js';
import { fingerprint } from '../path/fingerprint.js';
import { type KnownCertificate, Pool } from '../path/pool.js';
import type { VerifyLink } from '../path/verifyLink.js';
import type { RevocationList } from '../x509/revocationList.js';
import { DEFAULT_OPTIONS, PURPOSES } from './options.js';
import { validate } from './validate.js';
import type { Validation } from './validation.js';

/** What speaks for one certificate having been issued by the next, and what that one's key proved. */
export interface Link {
  /** What the key identifiers, or else issuer and serial number, say (RFC 5280 section 4.2.1.1). */
  readonly identifiers: IdentifierMatch;
  readonly signature: SignatureVerdict;
}

/** A path with the evidence for each of its links, and how far its root is trusted. */
export interface Chain {
  readonly validation: Validation;
  /** As many as the path has certificates, less one where no issuer of the last is known: the last links to itself. */
  readonly links: readonly Link[];
  /** `assumed`: what is said holds only where the root is trusted, and nobody has said that it is. */
  readonly trust: 'trusted' | 'assumed' | 'none';
  /** The same path asked for each role of a node; undefined for a CA's certificate. */
  readonly roles: { readonly server: Validation; readonly client: Validation } | undefined;
}

/** What a chain is proven with. */
export interface ChainMeans {
  /** All that is known: the file, the store, the workspace. */
  readonly pool: Pool;
  /** Self-signed certificates that somebody has decided to trust. */
  readonly trusted: readonly KnownCertificate[];
  readonly lists: readonly RevocationList[];
  readonly verify: VerifyLink;
  /** The time, in milliseconds. */
  readonly at: number;
  readonly signal?: AbortSignal;
}

/**
 * Builds and validates the path of a certificate up to a trusted root (RFC 5280 section 6); where there is none, up to
 * the self-signed certificate that the path ends at, as if that were trusted. Never rejects.
 */
export async function proveChain(leaf: KnownCertificate, means: ChainMeans): Promise<Chain> {
  const proven = await validateTo(leaf, means.trusted, PURPOSES.any, means);
  const top = proven.path.at(-1);
  if (top !== undefined && means.trusted.some((one) => isSame(one, top)))
    return toChain(leaf, proven, 'trusted', means.trusted, means);
  const { pool, verify, at } = means;
  const { end, steps } = await buildPath(leaf, { pool, verify, at, budget: newBudget(means) });
  const root = steps.at(-1)?.known;
  if (end !== 'self-signed' || root === undefined) return toChain(leaf, proven, 'none', means.trusted, means);
  return toChain(leaf, await validateTo(leaf, [root], PURPOSES.any, means), 'assumed', [root], means);
}

async function toChain(
  leaf: KnownCertificate,
  validation: Validation,
  trust: Chain['trust'],
  anchors: readonly KnownCertificate[],
  means: ChainMeans,
): Promise<Chain> {
  const isAuthority = incapacityOf(leaf.certificate) === undefined;
  const as = (role: 'server' | 'client') => validateTo(leaf, anchors, PURPOSES[role], means);
  return {
    validation,
    trust,
    links: await findLinks(validation.path, means),
    roles: isAuthority ? undefined : { server: await as('server'), client: await as('client') },
  };
}

function validateTo(
  leaf: KnownCertificate,
  anchors: readonly KnownCertificate[],
  purpose: (typeof PURPOSES)[keyof typeof PURPOSES],
  means: ChainMeans,
): Promise<Validation> {
  const { pool, lists, verify, at } = means;
  return validate(
    leaf,
    {
      untrusted: pool,
      anchors: new Pool(anchors),
      trustedLeaves: anchors.filter((anchor) => isSame(anchor, leaf)),
      lists,
      verify,
      budget: newBudget(means),
    },
    { ...DEFAULT_OPTIONS, at, purpose },
  );
}

const newBudget = ({ signal }: ChainMeans) => new Budget(PATH_LIMITS, signal);

const isSame = (a: KnownCertificate, b: KnownCertificate) =>
  fingerprint(a.certificate) === fingerprint(b.certificate);

/** The verdicts are remembered from the validation. */
async function findLinks(
  path: readonly KnownCertificate[],
  { verify }: ChainMeans,
): Promise<readonly Link[]> {
  const links: Link[] = [];
  for (const [at, { certificate }] of path.entries()) {
    const issuer = path[at + 1]?.certificate ?? (claimsSelfSigned(certificate) ? certificate : undefined);
    if (issuer === undefined) break;
    const signature = await verify(certificate, issuer.publicKey);
    links.push({ identifiers: compareIdentifiers(issuer, certificate), signature });
  }
  return links;
}
