import * as vscode from 'vscode';
import { toHex } from '../../../core/base/hex.js';
import { readContents } from '../../../core/contents/readContents.js';
import { writePem } from '../../../core/pem/writePem.js';
import type { StoreChange } from '../../../core/store/change/storeChange.js';
import { type EntryAddress, entryPath, LEDGER_FOLDER } from '../../../core/store/layout.js';
import { describeFingerprint } from '../../../core/words/certificateFacts.js';
import { describeSerial } from '../../../core/words/describeHex.js';
import { describeDay } from '../../../core/words/describeLifetime.js';
import { describeName } from '../../../core/words/describeName.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import { readOctets } from '../../desk/readOctets.js';

/**
 * The entries of these certificates in their authority's ledger, a file for each so that two branches never meet in one.
 * They belong into the same change as what is issued. None takes the place of one that is there.
 */
export function toRecords(
  authority: EntryAddress,
  certificates: readonly Certificate[],
): readonly StoreChange[] {
  return certificates.map((certificate) => ({
    type: 'put',
    path: `${entryPath(authority)}/${LEDGER_FOLDER}/${toHex(certificate.serial)}.pem`,
    content: new TextEncoder().encode(writeRecord(certificate)),
    before: undefined,
  }));
}

/** Text that reviews well, and the certificate: explanatory text before the block, RFC 7468 section 2. */
function writeRecord(certificate: Certificate): string {
  const { der, notAfter, notBefore, serial, subject } = certificate;
  return [
    `Subject: ${toPlain(describeName(subject))}`,
    `Serial number: ${describeSerial(serial)}`,
    `Valid: ${describeDay(notBefore.epoch)} to ${describeDay(notAfter.epoch)}`,
    `SHA-256: ${describeFingerprint(certificate)}`,
    writePem('CERTIFICATE', der),
  ].join('\n');
}

/** The certificates in an authority's ledger; a file that is damaged is passed over. */
export async function readLedger(folder: vscode.Uri): Promise<readonly Certificate[]> {
  const issued = vscode.Uri.joinPath(folder, LEDGER_FOLDER);
  const files = await vscode.workspace.fs.readDirectory(issued).then(undefined, (error: unknown) => {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return [];
    throw error;
  });
  const names = files.flatMap(([name]) => (name.endsWith('.pem') ? [name] : []));
  const read = await Promise.all(
    names.map(async (name) => readContents(await readOctets(vscode.Uri.joinPath(issued, name))).items),
  );
  return read.flat().flatMap(({ model }) => (model.kind === 'certificate' ? [model] : []));
}
