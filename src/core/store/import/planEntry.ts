import type { OpenedKey } from '../../keys/openKey.js';
import { claimsSelfSigned } from '../../path/couldHaveIssued.js';
import type { VerifyLink } from '../../path/verifyLink.js';
import type { Certificate } from '../../x509/certificate.js';
import { oids } from '../../x509/oids.js';
import { writeLabel } from '../label.js';
import type { FoundCertificate } from './gatherFiles.js';
import type { ImportWarning, PlannedEntry, WantedKind } from './importPlan.js';

/** Whether it is signed with its own key: claimed and, as far as that can be checked here, proven. */
export async function isSelfSigned(certificate: Certificate, verify: VerifyLink): Promise<boolean> {
  if (!claimsSelfSigned(certificate)) return false;
  const { verdict } = await verify(certificate, certificate.publicKey);
  return verdict !== 'invalid';
}

export interface EntryParts {
  readonly kind: WantedKind;
  /** The leaf or CA certificate first. */
  readonly chain: readonly [FoundCertificate, ...FoundCertificate[]];
  readonly key?: { readonly file: string; readonly opened: OpenedKey };
  /** Whether it has to be trusted as it is, since nobody else vouches for it. */
  readonly standsAlone: boolean;
  /** Labels that other entries have; the new one is added. */
  readonly labels: Set<string>;
  readonly now: number;
}

export function planEntry({ kind, chain, key, standsAlone, labels, now }: EntryParts): PlannedEntry {
  const [{ certificate: leaf, file }] = chain;
  const warnings: ImportWarning[] = [];
  if (standsAlone) warnings.push('self-signed');
  if (now > leaf.notAfter.epoch) warnings.push('expired');
  if (now < leaf.notBefore.epoch) warnings.push('not-yet-valid');
  if (leaf.faults.length > 0) warnings.push('malformed');
  const label = writeLabel(titleOf(leaf) ?? file, labels);
  labels.add(label);
  const files = new Set([file, ...(key ? [key.file] : []), ...chain.map((link) => link.file)]);
  return {
    kind,
    label,
    certificates: chain.map(({ certificate }) => certificate),
    key: key?.opened,
    files: [...files],
    warnings,
  };
}

/** The common name, the last and so most specific one, else the last value of the subject. */
function titleOf({ subject }: Certificate): string | undefined {
  const attributes = subject.rdns.flat().filter(({ value }) => value.trim() !== '');
  const commonName = attributes.findLast(({ oid }) => oid === oids.commonName);
  return (commonName ?? attributes.at(-1))?.value;
}
