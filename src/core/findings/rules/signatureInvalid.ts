import { claimsSelfSigned } from '../../path/couldHaveIssued.js';
import { findIssuer } from '../../path/findIssuer.js';
import { identifiersOf } from '../../path/identifiers.js';
import {
  sayIdentifiedIssuer,
  saySelfSignatureInvalid,
  saySignatureInvalid,
} from '../../words/findingWords.js';
import type { CertificateEntry } from '../fileEntry.js';
import type { InspectedFile } from '../inspectedFile.js';
import type { Remark } from '../remark.js';
import type { Rule } from '../rule.js';

/**
 * The certificate names its issuer and the issuer's key, both are here, and the key does not verify the signature: one
 * of the two was altered. Said only where the identifiers leave no doubt, and nothing else verifies it: a CA may well
 * have two keys under one name.
 */
export const signatureInvalid: Rule = {
  code: 'signature-invalid',
  severity: 'error',
  citation: 'RFC 5280 section 6.1.3 (a) (1)',
  applies: ({ certificates }) => certificates.length > 0,
  check: async (file) => {
    const remarks: Remark[] = [];
    for (const entry of file.certificates) {
      const remark = await verifyEntry(file, entry);
      if (remark !== undefined) remarks.push(remark);
    }
    return remarks;
  },
};

async function verifyEntry({ means }: InspectedFile, entry: CertificateEntry): Promise<Remark | undefined> {
  const { certificate, span } = entry;
  if (claimsSelfSigned(certificate)) {
    if (!means.budget.spend('signatures', 1)) return undefined;
    const { verdict } = await means.verify(certificate, certificate.publicKey);
    if (verdict !== 'invalid') return undefined;
  }
  const { issuers, nearMisses, stopped } = await findIssuer(certificate, means);
  if (issuers.length > 0 || stopped !== undefined) return undefined;
  const identified = nearMisses.filter(({ reason }) => reason === 'signature-invalid');
  if (identified.length > 0)
    return {
      span,
      message: saySignatureInvalid(certificate),
      related: identified.map(({ known }) => ({
        file: known.file,
        span: known.span,
        message: sayIdentifiedIssuer(known.certificate),
      })),
    };
  return namesItself(entry) ? { span, message: saySelfSignatureInvalid(certificate) } : undefined;
}

/** Self-issued, and its identifiers name its own key, or it is a CA's without any, which only a self-signed one may be
 *  (RFC 5280 section 4.2.1.1). */
function namesItself({ certificate }: CertificateEntry): boolean {
  if (!claimsSelfSigned(certificate)) return false;
  const { authority, isAuthority } = identifiersOf(certificate);
  return authority.keyId !== undefined || authority.serial !== undefined || isAuthority;
}
