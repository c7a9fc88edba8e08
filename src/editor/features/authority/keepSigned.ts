import type * as vscode from 'vscode';
import { planLifetime } from '../../../core/authority/lifetime.js';
import { signRequest } from '../../../core/authority/signRequest.js';
import { stampOf } from '../../../core/store/change/stamp.js';
import { writePem } from '../../../core/pem/writePem.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { CertificateRequest } from '../../../core/x509/certificateRequest.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { writeWhole } from '../../desk/writeWhole.js';
import { toRecords } from './ledger.js';
import { belowRoot, type Signer } from './openIssuer.js';

/** What is signed, for how long, and where the certificate goes. */
export interface Signing {
  readonly request: CertificateRequest;
  readonly days: number;
  readonly target: vscode.Uri;
}

/** Signs a request, and puts the certificate and the CA certificates below the root in their place, whole. */
export async function keepSigned(
  { request, days, target }: Signing,
  issuer: Signer,
  { clock, store }: Pick<StoreDesk, 'clock' | 'store'>,
  signal: AbortSignal,
): Promise<Certificate> {
  const signed = await signRequest(request, planLifetime(clock(), { days }, issuer.chain), issuer);
  signal.throwIfAborted();
  const blocks = [signed, ...belowRoot(issuer.chain)].map(({ der }) => writePem('CERTIFICATE', der));
  const bytes = new TextEncoder().encode(blocks.join(''));
  const [record] = toRecords(issuer.authority, [signed]);
  if (record?.type !== 'put') return signed;
  // The ledger first: a process that ends in between leaves a record too many, which hurts nobody, and never one too few.
  await store.change([record], signal);
  try {
    await writeWhole(target, bytes);
  } catch (error) {
    const before = await stampOf(record.content);
    await store.change([{ type: 'remove', path: record.path, before }]).catch(() => undefined);
    throw error;
  }
  return signed;
}
