import type { KnownCertificate } from '../path/pool.js';
import { readExtension } from '../x509/extensions/readExtension.js';
import { oids } from '../x509/oids.js';
import type { Purpose, PurposeDemand } from './options.js';
import type { Reason } from './reason.js';

/** Whether the leaf may be used for what it is wanted for: RFC 5280 sections 4.2.1.3 and 4.2.1.12. */
export function checkLeafPurpose(leaf: KnownCertificate, purpose: Purpose): readonly Reason[] {
  const reasons = [...checkPurposes(leaf, purpose, purpose.leaf)];
  const usages = readExtension(leaf.certificate, 'keyUsage');
  for (const group of usages === undefined ? [] : purpose.usages) {
    if (!group.some((usage) => usages?.includes(usage)))
      reasons.push({ code: 'usage-missing', certificate: leaf, facts: { wanted: group.join(' or ') } });
  }
  return reasons;
}

/**
 * Whether a CA may issue for the purpose. RFC 5280 leaves open what extendedKeyUsage means in a CA's certificate; every
 * validator in use takes it for a limit of what is below.
 */
export function checkAuthorityPurpose(authority: KnownCertificate, purpose: Purpose): readonly Reason[] {
  return checkPurposes(authority, purpose, purpose.authority);
}

function checkPurposes(known: KnownCertificate, purpose: Purpose, demand: PurposeDemand): readonly Reason[] {
  if (purpose.oneOfEach.length === 0) return [];
  const purposes = readExtension(known.certificate, 'extendedKeyUsage');
  const missing = (group: readonly string[]): Reason => ({
    code: 'purpose-missing',
    certificate: known,
    facts: { wanted: group.join(' ') },
  });
  if (purposes === undefined) return demand.present ? purpose.oneOfEach.map(missing) : [];
  const isAny = demand.anyIsEnough && purposes.includes(oids.anyExtendedKeyUsage);
  const lacking = isAny
    ? []
    : purpose.oneOfEach.filter((group) => !group.some((oid) => purposes.includes(oid)));
  const forbidden = purposes.filter((oid) => demand.forbidden.includes(oid));
  return [
    ...lacking.map(missing),
    ...forbidden.map((oid): Reason => ({
      code: 'purpose-forbidden',
      certificate: known,
      facts: { found: oid },
    })),
  ];
}
