import * as vscode from 'vscode';
import { readContents } from '../../../core/contents/readContents.js';
import { fingerprint } from '../../../core/path/fingerprint.js';
import { writeDecoded } from '../../../core/words/writeDecoded.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import { contentsOf } from '../../desk/contentsOf.js';
import type { Desk } from '../../desk/desk.js';
import { schemes } from '../../desk/ids.js';
import { readOctets } from '../../desk/readOctets.js';

/** A certificate, the file that it stands in, and what people call it. */
export interface PlacedCertificate {
  readonly uri: vscode.Uri;
  readonly certificate: Certificate;
  readonly name: string;
}

/** The document that shows a certificate decoded: it knows it by fingerprint, wherever in its file it moves. */
export function toDecodedUri({ certificate, name, uri }: PlacedCertificate): vscode.Uri {
  return vscode.Uri.from({
    scheme: schemes.decoded,
    path: `/${name.replaceAll('/', '∕')}`,
    query: JSON.stringify([uri.toString(), fingerprint(certificate)]),
  });
}

/** The text of the document, as its file stands now. */
export async function writeDecodedOf(uri: vscode.Uri, desk: Desk): Promise<string> {
  const [file = '', print = ''] = JSON.parse(uri.query) as string[];
  const asked = vscode.Uri.parse(file);
  const certificate = (await certificatesIn(asked, desk)).find((one) => fingerprint(one) === print);
  return certificate === undefined
    ? vscode.l10n.t('The certificate is not in {0} any more.', vscode.workspace.asRelativePath(asked))
    : writeDecoded(certificate, desk.clock());
}

/**
 * The certificates of a file as an editor has it, else as it is saved. Nothing tells of changes outside the workspace: a
 * file there is read each time.
 */
export async function certificatesIn(
  uri: vscode.Uri,
  desk: Pick<Desk, 'documents' | 'files'>,
): Promise<readonly Certificate[]> {
  const isWatched = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const contents = isWatched ? await contentsOf(uri, desk) : readContents(await readOctets(uri));
  return contents?.items.flatMap(({ model }) => (model.kind === 'certificate' ? [model] : [])) ?? [];
}
