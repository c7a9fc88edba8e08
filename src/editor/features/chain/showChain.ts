import * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import type { KnownCertificate } from '../../../core/path/pool.js';
import type { Entry } from '../../../core/store/entry.js';
import { describeCertificate } from '../../../core/words/describeCertificate.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { fingerprint } from '../../../core/path/fingerprint.js';
import type { Desk } from '../../desk/desk.js';
import { toOffset } from '../../desk/ranges.js';
import { askChoice } from '../../desk/steps.js';
import { type AskedCertificate, certificatesIn, toChainUri } from './chainDocument.js';

/**
 * Shows the chain of a certificate as a document that can be read, searched and mailed.
 * @param asked a file, or a line of the Certificates view; without one the editor in front
 * @param place where in the file; without one the person chooses
 */
export async function showChain(asked: unknown, place: unknown, desk: Desk): Promise<void> {
  const certificate = await findAsked(asked, place, desk);
  if (certificate === undefined) return;
  const document = await vscode.workspace.openTextDocument(toChainUri(certificate));
  await vscode.window.showTextDocument(document, { preview: true });
}

/** What a line of the Certificates view may have. */
interface Line {
  readonly uri?: vscode.Uri;
  readonly entry?: Entry;
  readonly item?: Item;
  readonly known?: KnownCertificate;
}

async function findAsked(asked: unknown, place: unknown, desk: Desk): Promise<AskedCertificate | undefined> {
  const line: Line =
    asked instanceof vscode.Uri ? { uri: asked } : typeof asked === 'object' && asked !== null ? asked : {};
  const file = line.known?.file;
  const uri = file === undefined ? (line.uri ?? activeUri()) : desk.known.uriOf(file);
  if (uri === undefined) return askAmong(await everywhere(desk), desk);
  const { certificates } = await certificatesIn(uri, desk);
  const own = line.known?.certificate ?? line.entry?.certificates[0]?.certificate ?? modelOf(line.item);
  if (own !== undefined) {
    const known = certificates.find(({ certificate }) => fingerprint(certificate) === fingerprint(own));
    return known && { uri, known };
  }
  const here = certificates.map((known) => ({ uri, known }));
  return (await atPlace(uri, place, here, desk)) ?? askAmong(here, desk);
}

function modelOf(item: Item | undefined) {
  return item?.model.kind === 'certificate' ? item.model : undefined;
}

function activeUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const hasUri = typeof input === 'object' && input !== null && 'uri' in input;
  return hasUri && input.uri instanceof vscode.Uri ? input.uri : undefined;
}

/** The certificate at the place that is named, else at the cursor. */
async function atPlace(
  uri: vscode.Uri,
  place: unknown,
  here: readonly AskedCertificate[],
  { documents }: Desk,
): Promise<AskedCertificate | undefined> {
  const editor = vscode.window.activeTextEditor;
  const isInFront = editor?.document.uri.toString() === uri.toString();
  const position = place instanceof vscode.Position ? place : isInFront ? editor.selection.active : undefined;
  if (position === undefined) return undefined;
  const document = await vscode.workspace.openTextDocument(uri);
  const offset = toOffset(document, position);
  const item = documents
    .contentsOf(document)
    .items.find(({ span }) => span.start <= offset && offset <= span.end);
  return here.find(({ known }) => known.certificate === modelOf(item));
}

async function everywhere({ files, known }: Desk): Promise<readonly AskedCertificate[]> {
  await files.scan();
  return (await known.everything()).flatMap((one) => {
    const uri = one.file === undefined ? undefined : known.uriOf(one.file);
    return uri === undefined ? [] : [{ uri, known: { ...one, file: undefined } }];
  });
}

async function askAmong(
  certificates: readonly AskedCertificate[],
  { clock }: Desk,
): Promise<AskedCertificate | undefined> {
  if (certificates.length < 2) {
    if (certificates[0] === undefined)
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no certificate here.'));
    return certificates[0];
  }
  const outcome = await askChoice<AskedCertificate>({
    placeholder: vscode.l10n.t('Whose chain?'),
    choices: certificates.map((asked) => ({
      label: describeCertificate(asked.known.certificate, clock()),
      description: toPlain(vscode.workspace.asRelativePath(asked.uri)),
      value: asked,
    })),
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}
