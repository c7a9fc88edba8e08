import type * as vscode from 'vscode';
import { writePkcs12 } from '../../../core/keystores/writePkcs12.js';
import { Budget, PATH_LIMITS } from '../../../core/path/budget.js';
import { buildPath } from '../../../core/path/buildPath.js';
import type { KnownCertificate } from '../../../core/path/pool.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { writeWhole } from '../../desk/writeWhole.js';
import type { ExportAnswers } from './askExport.js';

/** What is exported, and where to. */
export interface Export extends Omit<ExportAnswers, 'again'> {
  readonly own: KnownCertificate;
  /** DER of the PrivateKeyInfo, in the clear. */
  readonly pkcs8: Uint8Array;
  readonly target: vscode.Uri;
}

/**
 * Seals the key, its certificate and the chain that the store has, and puts the file in its place whole. Nothing is left
 * where it is called off.
 */
export async function keepPkcs12(
  { own, pkcs8, target, profile, friendlyName, passphrase }: Export,
  { clock, known, store, verify }: Pick<StoreDesk, 'clock' | 'known' | 'store' | 'verify'>,
  signal: AbortSignal,
): Promise<void> {
  const pool = await known.stored(store);
  const { steps } = await buildPath(own, {
    pool,
    verify,
    budget: new Budget(PATH_LIMITS, signal),
    at: clock(),
  });
  const chain = steps.slice(1).map((step) => step.known.certificate);
  signal.throwIfAborted();
  const certificates = [own.certificate, ...chain] as const;
  const bytes = await writePkcs12({ pkcs8, certificates, friendlyName }, passphrase, profile);
  signal.throwIfAborted();
  await writeWhole(target, bytes);
}
