import type { Path } from '../../path/buildPath.js';
import { fingerprint } from '../../path/fingerprint.js';
import type { Certificate } from '../../x509/certificate.js';
import type { EntryKind } from '../layout.js';

/** An entry’s certificate and those above it, as far as they are known. */
export interface PathToExport {
  readonly kind: EntryKind;
  readonly path: Path;
}

/**
 * What a partner must trust so that these entries’ certificates are taken: each CA’s own and all above, roots too, since
 * Connect:Direct wants the root as well as the intermediates; a self-signed certificate of a node vouches for itself. Each once.
 */
export function trustedCertificates(entries: readonly PathToExport[]): readonly Certificate[] {
  const trusted = new Map<string, Certificate>();
  for (const { kind, path } of entries) {
    const vouchesForItself = path.steps.length === 1 && path.end === 'self-signed';
    const isNode = kind === 'key' || kind === 'peer';
    const steps = !isNode || vouchesForItself ? path.steps : path.steps.slice(1);
    for (const { known } of steps) trusted.set(fingerprint(known.certificate), known.certificate);
  }
  return [...trusted.values()];
}
