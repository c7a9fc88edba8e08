import { verifySignature } from '../crypto/verifySignature.js';
import type { CertificateRequest } from '../x509/certificateRequest.js';
import type { Extension } from '../x509/certificate.js';
import type { GeneralName } from '../x509/extensions/generalName.js';
import { readExtension } from '../x509/extensions/readExtension.js';
import { oids } from '../x509/oids.js';
import { type NameToWrite, readAlternativeName } from './alternativeName.js';
import { NODE_PURPOSES } from './nodeExtensions.js';

/** What of a request a CA of this kind signs. The subject is granted as it is, and the key. */
export interface RequestReview {
  /** Why nothing of it can be signed, in a sentence. */
  readonly problem: string | undefined;
  readonly names: readonly NameToWrite[];
  /** The same names, as they were asked for. */
  readonly granted: readonly GeneralName[];
  /** By OID. */
  readonly purposes: readonly string[];
  readonly refused: readonly RequestRefusal[];
}

/**
 * What is asked for and not granted.
 * `authority`: to be a CA;
 * `purpose`: a purpose other than those of a node, named by `oid`;
 * `name`: an alternative name of a kind that is not written here, or that is none;
 * `extension`: any other extension, named by `oid`: an authority decides itself on policies, constraints and the like.
 */
export type RequestRefusal =
  | { readonly reason: 'authority' }
  | { readonly reason: 'purpose' | 'extension'; readonly oid: string }
  | { readonly reason: 'name'; readonly name: GeneralName };

/** Bits of the smallest RSA key that TLS 1.3 takes in Connect:Direct. */
const LEAST_RSA_BITS = 2048;

/** What the authority writes by its own rules, whatever a request says of it. */
const OWN: ReadonlySet<string> = new Set([oids.keyUsage, oids.subjectKeyIdentifier]);

export async function reviewRequest(request: CertificateRequest): Promise<RequestReview> {
  const names: NameToWrite[] = [];
  const granted: GeneralName[] = [];
  const refused: RequestRefusal[] = [];
  for (const name of readExtension(request, 'subjectAltName') ?? []) {
    const { type, value } = name;
    const isWritten = type === 'dns' || type === 'ip' || type === 'email' || type === 'uri';
    const reading = isWritten ? readAlternativeName(`${type}:${value}`) : undefined;
    if (reading !== undefined && 'name' in reading) {
      names.push(reading.name);
      granted.push(name);
    } else refused.push({ reason: 'name', name });
  }
  const asked = readExtension(request, 'extendedKeyUsage') ?? [];
  const shared = NODE_PURPOSES.filter((purpose) => asked.includes(purpose));
  for (const oid of asked) if (!NODE_PURPOSES.includes(oid)) refused.push({ reason: 'purpose', oid });
  for (const extension of request.extensions) refused.push(...refuse(extension, request));
  return {
    problem: await findProblem(request),
    names,
    granted,
    purposes: shared.length > 0 ? shared : NODE_PURPOSES,
    refused,
  };
}

function refuse({ oid }: Extension, request: CertificateRequest): readonly RequestRefusal[] {
  if (oid === oids.basicConstraints)
    return readExtension(request, 'basicConstraints')?.ca === false ? [] : [{ reason: 'authority' }];
  const isRead = oid === oids.subjectAltName || oid === oids.extendedKeyUsage;
  return isRead || OWN.has(oid) ? [] : [{ reason: 'extension', oid }];
}

async function findProblem(request: CertificateRequest): Promise<string | undefined> {
  const { faults, publicKey, signature, signatureAlgorithm, subject, tbs } = request;
  // That the attributes are left out is common and hurts nobody.
  const fault = faults.find(({ code }) => code !== 'attributes-missing');
  if (fault) return `The request breaks the rules of its own structure (${fault.code}).`;
  if (subject.rdns.length === 0) return 'The request names no subject.';
  if (publicKey.type === 'RSA' && (publicKey.bits ?? 0) < LEAST_RSA_BITS)
    return `Its RSA key has ${publicKey.bits ?? 0} bits, and ${LEAST_RSA_BITS} are the least that TLS 1.3 takes.`;
  // RFC 2986 section 3: the signature proves that whoever asks has the private key.
  const proof = await verifySignature(signatureAlgorithm, publicKey, tbs, signature);
  switch (proof.verdict) {
    case 'valid':
      return undefined;
    case 'invalid':
      return 'Its signature is not that of its own key, so that nobody has shown to possess the private key.';
    case 'unchecked':
      return `Whether its signer has the private key cannot be checked here (${proof.what}).`;
  }
}
