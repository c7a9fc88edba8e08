import * as vscode from 'vscode';
import type { Contents } from '../../../core/contents/contents.js';
import { placeOf } from '../../../core/contents/placeOf.js';
import { fingerprint } from '../../../core/path/fingerprint.js';
import { type KnownCertificate, Pool } from '../../../core/path/pool.js';
import { writeEntryName } from '../../../core/store/writeEntryName.js';
import { proveChain } from '../../../core/validation/proveChain.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { type ChainText, writeChain } from '../../../core/words/writeChain.js';
import type { RevocationList } from '../../../core/x509/revocationList.js';
import { contentsOf } from '../../desk/contentsOf.js';
import type { Desk } from '../../desk/desk.js';
import { schemes } from '../../desk/ids.js';
import { toLocation } from '../../desk/location.js';

/** A certificate and the file that it stands in. */
export interface AskedCertificate {
  readonly uri: vscode.Uri;
  readonly known: KnownCertificate;
}

/** The document that shows a certificate’s chain: it knows its certificate by fingerprint, wherever edits move it. */
export function toChainUri({ uri, known: { certificate } }: AskedCertificate): vscode.Uri {
  const name = writeEntryName(certificateLabel(certificate), []);
  return vscode.Uri.from({
    scheme: schemes.chain,
    path: `/${vscode.l10n.t('Chain of {0}', name)}`,
    query: JSON.stringify([uri.toString(), fingerprint(certificate)]),
  });
}

/** Chains whose places are remembered: more documents than anybody reads at once. */
const KEPT = 50;

/** What was last written for each document, the oldest first. */
const written = new Map<string, ChainText>();

/** The text of the chain, as everything stands now. */
export async function writeChainOf(uri: vscode.Uri, desk: Desk, signal: AbortSignal): Promise<string> {
  const chain = await toChainText(uri, desk, signal);
  const name = uri.toString();
  written.delete(name);
  written.set(name, chain);
  const [oldest] = written.keys();
  if (written.size > KEPT && oldest !== undefined) written.delete(oldest);
  return chain.text;
}

async function toChainText(uri: vscode.Uri, desk: Desk, signal: AbortSignal): Promise<ChainText> {
  const [file = '', print = ''] = JSON.parse(uri.query) as string[];
  const asked = vscode.Uri.parse(file);
  const own = await certificatesIn(asked, desk);
  const leaf = own.certificates.find(({ certificate }) => fingerprint(certificate) === print);
  if (leaf === undefined) {
    const name = vscode.workspace.asRelativePath(asked);
    return { text: vscode.l10n.t('The certificate is not in {0} any more.', name), places: [] };
  }
  const { clock, files, known, verify } = desk;
  await files.scan(signal);
  const name = known.nameOf(asked);
  const chain = await proveChain(leaf, {
    pool: new Pool(own.certificates, await known.all(), name),
    trusted: await known.trusted(asked),
    lists: [...own.lists, ...(await files.alreadyRead()).flatMap(({ contents }) => listsIn(contents))],
    verify,
    at: clock(),
    signal,
  });
  signal.throwIfAborted();
  return writeChain(chain, clock(), ({ file: stands }) => stands ?? name);
}

/** A link on each file that is named, to the line of the certificate. */
export async function linksIn(document: vscode.TextDocument, desk: Desk): Promise<vscode.DocumentLink[]> {
  const { places = [], text } = written.get(document.uri.toString()) ?? {};
  // Another text than is shown has other places.
  if (text !== document.getText()) return [];
  const [file = ''] = JSON.parse(document.uri.query) as string[];
  return Promise.all(
    places.map(async ({ span, known }) => {
      const target = known.file === undefined ? vscode.Uri.parse(file) : desk.known.uriOf(known.file);
      const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
      if (target === undefined) return new vscode.DocumentLink(range);
      const { range: place, uri } = await toLocation(target, known.span);
      return new vscode.DocumentLink(range, uri.with({ fragment: `L${place.start.line + 1}` }));
    }),
  );
}

interface Found {
  readonly certificates: readonly KnownCertificate[];
  readonly lists: readonly RevocationList[];
}

/** The certificates of a file as an editor has it, else as it is saved. */
export async function certificatesIn(uri: vscode.Uri, desk: Desk): Promise<Found> {
  const contents = await contentsOf(uri, desk);
  if (contents === undefined) return { certificates: [], lists: [] };
  const certificates = contents.items.flatMap((item): readonly KnownCertificate[] =>
    item.model.kind === 'certificate'
      ? [{ certificate: item.model, file: undefined, span: placeOf(item) }]
      : [],
  );
  return { certificates, lists: listsIn(contents) };
}

function listsIn({ items }: Contents): readonly RevocationList[] {
  return items.flatMap(({ model }) => (model.kind === 'crl' ? [model] : []));
}
