import { sameOctets } from '../../base/sameOctets.js';
import { verifySignature } from '../../crypto/verifySignature.js';
import type { Budget } from '../../path/budget.js';
import { fingerprint } from '../../path/fingerprint.js';
import { identifiersOf } from '../../path/identifiers.js';
import type { KnownCertificate } from '../../path/pool.js';
import { normalName } from '../../path/sameName.js';
import { readExtension } from '../../x509/extensions/readExtension.js';
import type { RevocationList } from '../../x509/revocationList.js';
import { signatureCost } from '../signatureCost.js';
import type { PreparedList } from './preparedList.js';

/**
 * Those whose key verifies the list's signature and who may sign lists, the likeliest first: RFC 5280 section 6.3.3 (f)
 * and (g). Whether a path leads to them is the caller's question.
 */
export async function* findListSigners(
  { list, issuer }: PreparedList,
  candidates: readonly KnownCertificate[],
  budget: Budget,
): AsyncGenerator<KnownCertificate> {
  const wanted = readExtension(list, 'authorityKeyIdentifier')?.keyId;
  const isWanted = ({ certificate }: KnownCertificate): boolean => {
    const own = identifiersOf(certificate).subjectKeyId;
    return wanted !== undefined && own !== undefined && sameOctets(wanted, own);
  };
  const named = candidates.filter(
    ({ certificate }) => normalName(certificate.subject) === issuer && maySignLists(certificate),
  );
  const ranked = [...named.filter(isWanted), ...named.filter((one) => !isWanted(one))];
  const tried = new Set<string>();
  for (const known of ranked) {
    const id = fingerprint(known.certificate);
    if (tried.has(id)) continue;
    tried.add(id);
    if (!budget.spend('signatures', signatureCost(list, known.certificate.publicKey))) return;
    if (await isSignedWith(list, known)) yield known;
  }
}

function maySignLists(certificate: KnownCertificate['certificate']): boolean {
  const usages = readExtension(certificate, 'keyUsage');
  return usages === undefined || usages.includes('cRLSign');
}

const verified = new WeakMap<RevocationList, Map<string, Promise<boolean>>>();

/** Verified once for each key, however many certificates are asked about. */
function isSignedWith(list: RevocationList, { certificate }: KnownCertificate): Promise<boolean> {
  const keys = verified.get(list) ?? new Map<string, Promise<boolean>>();
  verified.set(list, keys);
  const id = fingerprint(certificate);
  const known =
    keys.get(id) ??
    verifySignature(list.signatureAlgorithm, certificate.publicKey, list.tbs, list.signature).then(
      ({ verdict }) => verdict === 'valid',
    );
  keys.set(id, known);
  return known;
}
