import * as vscode from 'vscode';
import { writePkcs7 } from '../../../core/keystores/writePkcs7.js';
import { writePem } from '../../../core/pem/writePem.js';
import type { Entry } from '../../../core/store/entry.js';
import { type PathToExport, trustedCertificates } from '../../../core/store/export/trustedCertificates.js';
import { writeCertificates } from '../../../core/store/export/writeKeyCertificate.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { withLateProgress } from '../../desk/lateProgress.js';
import { writeWhole } from '../../desk/writeWhole.js';
import { askFile, sayExported } from '../../desk/askPlace.js';
import { mayBeIncomplete } from './mayBeIncomplete.js';
import type { ExportFormat } from './exportFormat.js';
import { mainObject } from './mainObject.js';
import { pathOf } from './pathOf.js';

/** The formats that hold no private key. */
type PublicFormat = Extract<ExportFormat, 'pem' | 'der' | 'pkcs7' | 'trusted-list'>;

interface PublicFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** Writes what anybody may have: one object, or certificates with those above them. */
export async function exportPublic(
  entries: readonly [Entry, ...Entry[]],
  format: PublicFormat,
  desk: StoreDesk,
): Promise<void> {
  const file =
    format === 'pem' || format === 'der'
      ? writeAlone(entries[0], format)
      : await writeWithIssuers(entries, format, desk);
  const target = file && (await askFile(file.name, desk.store.root.uri));
  if (file === undefined || target === undefined) return;
  await writeWhole(target, file.bytes);
  sayExported(target);
}

function writeAlone(entry: Entry, format: 'pem' | 'der'): PublicFile | undefined {
  const object = mainObject(entry);
  if (object === undefined) return undefined;
  const { endings, label, model } = object;
  const bytes = format === 'der' ? model.der : new TextEncoder().encode(writePem(label, model.der));
  return { bytes, name: `${entry.name}.${endings[format]}` };
}

/** undefined where the person leaves, because something would be missing. */
async function writeWithIssuers(
  entries: readonly [Entry, ...Entry[]],
  format: 'pkcs7' | 'trusted-list',
  desk: StoreDesk,
): Promise<PublicFile | undefined> {
  const paths = await withLateProgress(vscode.l10n.t('Looking for the issuers'), async (signal) => {
    const found: PathToExport[] = [];
    for (const entry of entries) found.push(...(await pathOf(entry, desk, signal)));
    return found;
  });
  if (!(await mayBeIncomplete(paths))) return undefined;
  const [first, ...others] = entries;
  if (format === 'pkcs7') {
    const chains = paths.map((one) => ({ ...one, kind: 'ca' as const }));
    const bytes = new TextEncoder().encode(writePem('PKCS7', writePkcs7(trustedCertificates(chains))));
    return { bytes, name: `${others.length > 0 ? 'certificates' : first.name}.p7b` };
  }
  const trusted = trustedCertificates(paths);
  if (trusted.length === 0) {
    const label = toPlain(first.notes.label ?? first.name);
    throw new Error(
      vscode.l10n.t('The store has no CA certificate above {0}: import its issuer first.', label),
    );
  }
  const name = others.length > 0 ? 'trusted.pem' : `trusted-${first.name}.pem`;
  return { bytes: new TextEncoder().encode(writeCertificates(trusted)), name };
}
