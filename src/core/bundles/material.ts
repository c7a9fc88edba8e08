import { fingerprint } from '../path/fingerprint.js';
import {
  writeCertificates,
  writeKeyCertificate,
  writeThreeFiles,
} from '../store/export/writeKeyCertificate.js';
import type { Certificate } from '../x509/certificate.js';
import type { ServerToBundle } from './server.js';
import { writeFileName } from './doors/writeFileName.js';

/** Names of the files, which end in what Secure+ and the container take: `.pem`, `.cer` or `.crt`. */
export const KEY_CERTIFICATE = 'keycert.pem';
export const TRUSTED = 'trusted.pem';

/** A certificate that the server trusts, and the file that holds it alone. */
export interface TrustedCertificate {
  readonly name: string;
  readonly file: string;
  readonly certificate: Certificate;
}

/** The certificates of a server as files. */
export interface Material {
  /** The node's own certificate; undefined where Director issues it. */
  readonly own: Certificate | undefined;
  /** The sealed key, the certificate and its intermediates in one file. */
  readonly keyCertificate: string | undefined;
  /** The three files of Director's own bundle, by name. */
  readonly threeFiles: ReadonlyMap<string, string>;
  /** Each once, in the order of the job. */
  readonly trusted: readonly TrustedCertificate[];
  /** All of them in one file. */
  readonly trustedFile: string;
}

/** The key leaves the store as it is sealed there: sealing it anew would need its passphrase, and differ each time. */
export async function gatherMaterial({ server, values }: ServerToBundle): Promise<Material> {
  const trusted = gatherTrusted(server.trusted);
  const trustedFile = writeCertificates(trusted.map(({ certificate }) => certificate));
  const none = { own: undefined, keyCertificate: undefined, threeFiles: new Map<string, string>() };
  const { key } = server;
  const path = await server.path();
  const stored = key?.entry?.key;
  if (key === undefined || path === undefined || stored === undefined)
    return { ...none, trusted, trustedFile };
  if (stored.wrapper !== 'pkcs8' || stored.encryption === null || stored.faults.length > 0) {
    values.refuse('key-wrapper', 'keyCertificate.ref', key.ref.span);
    return { ...none, trusted, trustedFile };
  }
  const content = { path, sealedKey: stored.der };
  return {
    own: path.steps[0]?.known.certificate,
    keyCertificate: writeKeyCertificate(content),
    threeFiles: writeThreeFiles(content),
    trusted,
    trustedFile,
  };
}

function gatherTrusted(references: ServerToBundle['server']['trusted']): readonly TrustedCertificate[] {
  const seen = new Set<string>();
  const taken = [KEY_CERTIFICATE.replace('.pem', ''), TRUSTED.replace('.pem', '')];
  return references.flatMap(({ entry }) => {
    const certificate = entry?.certificates[0]?.certificate;
    if (entry === undefined || certificate === undefined || seen.has(fingerprint(certificate))) return [];
    seen.add(fingerprint(certificate));
    const name = writeFileName(entry.name, taken);
    taken.push(name);
    return [{ name: entry.name, file: `${name}.pem`, certificate }];
  });
}
