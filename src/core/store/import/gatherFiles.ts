import type { PrivateKey } from '../../keys/privateKey.js';
import { fingerprint } from '../../path/fingerprint.js';
import type { KnownCertificate } from '../../path/pool.js';
import type { ImportFile, Refusal } from './importPlan.js';

/** A certificate, with the file that it stands in first. */
export interface FoundCertificate extends KnownCertificate {
  readonly file: string;
}

export interface FoundKey {
  readonly file: string;
  readonly key: PrivateKey;
}

/** What stands in the files, each certificate once. */
export interface Found {
  readonly certificates: readonly FoundCertificate[];
  readonly keys: readonly FoundKey[];
  readonly refused: readonly Refusal[];
}

export function gatherFiles(files: readonly ImportFile[]): Found {
  const certificates = new Map<string, FoundCertificate>();
  const keys: FoundKey[] = [];
  const refused: Refusal[] = [];
  for (const { name: file, contents } of files) {
    if (contents.items.length === 0) refused.push({ reason: 'unreadable', file });
    for (const { model, span } of contents.items) {
      if (model.kind === 'privateKey') keys.push({ file, key: model });
      else if (model.kind === 'keystore') {
        if (model.sealed.some(({ isOpen }) => !isOpen)) refused.push({ reason: 'container-closed', file });
        else if (model.enclosed.length === 0) refused.push({ reason: 'unreadable', file });
      } else if (model.kind === 'unknown') refused.push({ reason: 'unreadable', file });
      else if (model.kind !== 'certificate') refused.push({ reason: 'not-a-certificate', file });
      else if (!certificates.has(fingerprint(model)))
        certificates.set(fingerprint(model), { certificate: model, file, span });
    }
  }
  return { certificates: [...certificates.values()], keys, refused };
}
