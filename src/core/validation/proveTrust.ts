import { Budget, PATH_LIMITS } from '../path/budget.js';
import { fingerprint } from '../path/fingerprint.js';
import { isSelfSigned } from '../path/isSelfSigned.js';
import { type KnownCertificate, Pool } from '../path/pool.js';
import type { VerifyLink } from '../path/verifyLink.js';
import { DEFAULT_OPTIONS, type ValidationOptions } from './options.js';
import { validate } from './validate.js';
import type { Validation } from './validation.js';

interface TrustMeans {
  /** The time, in milliseconds. */
  readonly now: number;
  readonly verify: VerifyLink;
  readonly purpose?: ValidationOptions['purpose'];
  readonly signal?: AbortSignal;
}

/**
 * Whether who trusts these certificates can rely on this one: RFC 5280 section 6, from the self-signed ones among them
 * through the others and through what is presented. An intermediate among the trusted ones is no anchor: whether
 * Connect:Direct takes one for that was found nowhere.
 */
export async function proveTrust(
  leaf: KnownCertificate,
  presented: readonly KnownCertificate[],
  trusted: readonly KnownCertificate[],
  { now, verify, purpose, signal }: TrustMeans,
): Promise<Validation> {
  const anchors = await selfSignedOf(trusted, verify);
  const id = fingerprint(leaf.certificate);
  return validate(
    leaf,
    {
      untrusted: new Pool([...presented, ...trusted]),
      anchors: new Pool(anchors),
      trustedLeaves: anchors.filter(({ certificate }) => fingerprint(certificate) === id),
      lists: [],
      verify,
      budget: new Budget(PATH_LIMITS, signal),
    },
    { ...DEFAULT_OPTIONS, at: now, ...(purpose && { purpose }) },
  );
}

/** Lists of what is trusted that have been looked through. */
const selfSigned = new WeakMap<readonly KnownCertificate[], Promise<readonly KnownCertificate[]>>();

/** Those of a list that are self-signed, found once for each list. */
function selfSignedOf(
  trusted: readonly KnownCertificate[],
  verify: VerifyLink,
): Promise<readonly KnownCertificate[]> {
  const known = selfSigned.get(trusted) ?? find();
  selfSigned.set(trusted, known);
  return known;

  async function find(): Promise<readonly KnownCertificate[]> {
    const found: KnownCertificate[] = [];
    for (const one of trusted) if (await isSelfSigned(one.certificate, verify)) found.push(one);
    return found;
  }
}
