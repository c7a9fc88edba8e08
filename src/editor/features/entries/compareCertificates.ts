import * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import { fingerprint } from '../../../core/path/fingerprint.js';
import type { KnownCertificate } from '../../../core/path/pool.js';
import type { Entry } from '../../../core/store/entry.js';
import { certificateLabel, describeCertificate } from '../../../core/words/describeCertificate.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { Desk } from '../../desk/desk.js';
import { askChoice } from '../../desk/steps.js';
import type { Asked } from './asked.js';
import { givenLines, nameOf } from './chosenEntries.js';
import { certificatesIn, type PlacedCertificate, toDecodedUri } from './decodedDocument.js';

/** Shows two certificates decoded, side by side, with what differs: two lines of the Certificates view, or one and another. */
export async function compareCertificates(asked: Asked, desk: Desk): Promise<void> {
  const given = givenLines(asked, desk).flatMap((line) => placedIn(line, desk) ?? []);
  const left = given[0] ?? (await askCertificate(vscode.l10n.t('Compare which certificate?'), desk));
  const right = left && (given[1] ?? (await askOther(left, desk)));
  if (left === undefined || right === undefined) return;
  await vscode.commands.executeCommand(
    'vscode.diff',
    toDecodedUri(left),
    toDecodedUri(right),
    `${left.name} ↔ ${right.name}`,
    { preview: true },
  );
}

/** What a line of the Certificates view may have. */
interface Line {
  readonly uri?: vscode.Uri;
  readonly entry?: Entry;
  readonly item?: Item;
  readonly known?: KnownCertificate;
}

/** The certificate of a line, and its file. */
function placedIn(line: unknown, { known }: Desk): PlacedCertificate | undefined {
  const { entry, item, known: issuer, uri }: Line = typeof line === 'object' && line !== null ? line : {};
  const certificate = entry?.certificates[0]?.certificate ?? issuer?.certificate ?? modelOf(item);
  const place = issuer?.file === undefined ? uri : known.uriOf(issuer.file);
  if (certificate === undefined || place === undefined) return undefined;
  return { certificate, uri: place, name: entry ? nameOf(entry) : certificateLabel(certificate) };
}

function modelOf(item: Item | undefined): Certificate | undefined {
  return item?.model.kind === 'certificate' ? item.model : undefined;
}

function askOther(left: PlacedCertificate, desk: Desk): Promise<PlacedCertificate | undefined> {
  const print = fingerprint(left.certificate);
  const isOther = ({ certificate }: PlacedCertificate) => fingerprint(certificate) !== print;
  return askCertificate(vscode.l10n.t('Compare {0} with which certificate?', left.name), desk, isOther);
}

/** A certificate of the store or of the workspace’s files, or of a file elsewhere. */
async function askCertificate(
  placeholder: string,
  desk: Desk,
  isFit: (one: PlacedCertificate) => boolean = () => true,
): Promise<PlacedCertificate | undefined> {
  await desk.files.scan();
  const known = (await desk.known.everything()).flatMap(({ certificate, file }): PlacedCertificate[] => {
    const uri = file === undefined ? undefined : desk.known.uriOf(file);
    return uri === undefined ? [] : [{ certificate, uri, name: certificateLabel(certificate) }];
  });
  const outcome = await askChoice<PlacedCertificate | undefined>({
    placeholder,
    choices: [
      {
        label: vscode.l10n.t('A file…'),
        iconPath: new vscode.ThemeIcon('folder-opened'),
        value: undefined,
      },
      ...known.filter(isFit).map((value) => toChoice(value, desk)),
    ],
  });
  if (typeof outcome === 'string') return undefined;
  return outcome.answer ?? askFile(placeholder, desk, isFit);
}

async function askFile(
  title: string,
  desk: Desk,
  isFit: (one: PlacedCertificate) => boolean,
): Promise<PlacedCertificate | undefined> {
  const folder = desk.store.root;
  const [uri] =
    (await vscode.window.showOpenDialog({ title, ...(folder && { defaultUri: folder.uri }) })) ?? [];
  if (uri === undefined) return undefined;
  const found = (await certificatesIn(uri, desk)).map((certificate) => ({
    certificate,
    uri,
    name: certificateLabel(certificate),
  }));
  const fit = found.filter(isFit);
  if (fit.length === 0)
    void vscode.window.showInformationMessage(
      found.length === 0
        ? vscode.l10n.t('There is no certificate in this file.')
        : vscode.l10n.t('It is the same certificate, byte for byte.'),
    );
  if (fit.length < 2) return fit[0];
  const choices = fit.map((value) => toChoice(value, desk));
  const outcome = await askChoice<PlacedCertificate>({ placeholder: title, choices });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

function toChoice<T extends PlacedCertificate>(value: T, { clock }: Desk) {
  return {
    label: describeCertificate(value.certificate, clock()),
    description: toPlain(vscode.workspace.asRelativePath(value.uri)),
    value,
  };
}
