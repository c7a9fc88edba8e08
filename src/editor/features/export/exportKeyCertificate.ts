import * as vscode from 'vscode';
import type { Entry } from '../../../core/store/entry.js';
import { trustedCertificates } from '../../../core/store/export/trustedCertificates.js';
import { writeKeyCertificate, writeThreeFiles } from '../../../core/store/export/writeKeyCertificate.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { withLateProgress } from '../../desk/lateProgress.js';
import { writeWhole } from '../../desk/writeWhole.js';
import { askFile, askFolder, sayExported } from '../../desk/askPlace.js';
import { askSealedKey } from './askSealedKey.js';
import { keepFolder } from './keepFolder.js';
import { mayBeIncomplete } from './mayBeIncomplete.js';
import { pathOf } from './pathOf.js';

/** Writes a key certificate with its sealed private key, in one file or in three. */
export async function exportKeyCertificate(
  entry: Entry,
  format: 'key-certificate' | 'three-files',
  desk: StoreDesk,
): Promise<void> {
  const [own] = await withLateProgress(vscode.l10n.t('Looking for the issuers'), (signal) =>
    pathOf(entry, desk, signal),
  );
  if (own === undefined || !(await mayBeIncomplete([own]))) return;
  if (format === 'three-files' && trustedCertificates([own]).length === 0) {
    const name = toPlain(entry.notes.label ?? entry.name);
    throw new Error(
      vscode.l10n.t('The store has no CA certificate above {0}: import its issuer first.', name),
    );
  }
  const sealedKey = await askSealedKey(entry, desk);
  if (sealedKey === undefined) return;
  const content = { path: own.path, sealedKey };
  if (format === 'three-files') {
    const files = writeThreeFiles(content);
    const words = {
      button: vscode.l10n.t('Export Here'),
      title: vscode.l10n.t('In which folder is the new one made?'),
    };
    const parent = await askFolder(words, desk.store.root.uri);
    if (parent) sayExported(await keepFolder(parent, entry.name, files));
    return;
  }
  const bytes = new TextEncoder().encode(writeKeyCertificate(content));
  const target = await askFile(`${entry.name}-keycert.pem`, desk.store.root.uri);
  if (target === undefined) return;
  await writeWhole(target, bytes);
  sayExported(target);
}
