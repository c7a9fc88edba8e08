import * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import { placeOf } from '../../../core/contents/placeOf.js';
import { isInTheClear } from '../../../core/keys/isInTheClear.js';
import { isBootstrapEntry } from '../../../core/store/bootstrapTag.js';
import type { Entry } from '../../../core/store/entry.js';
import { isSelfSigned } from '../../../core/path/isSelfSigned.js';
import { describeEntryFault } from '../../../core/words/describeEntryFault.js';
import { describeFault } from '../../../core/words/describeFault.js';
import { describeModel } from '../../../core/words/describeModel.js';
import { describePublicKey } from '../../../core/words/describeKey.js';
import { describeCurrency } from '../../../core/words/describeLifetime.js';
import type { CertificateRequest } from '../../../core/x509/certificateRequest.js';
import type { RevocationList } from '../../../core/x509/revocationList.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { ENTRY_ICONS } from '../../desk/entryIcons.js';
import type { Desk } from '../../desk/desk.js';
import { clearKeyIcon, hasClearKey, sayClearKey } from './clearKey.js';
import { titleOf } from './toTooltip.js';
import { damaged, drawCertificate, faultyIcon, openCommand } from './drawCertificate.js';
import { drawJob } from './drawJob.js';
import type { EntryNode, Node, Place, TagNode } from './nodes.js';

const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** A node as VS Code draws it. Everything that comes from a file has been made plain by the core's words. */
export async function toTreeItem(node: Node, desk: Desk): Promise<vscode.TreeItem> {
  const item = await draw(node, desk);
  item.id = node.id;
  const kind = contextOf(node);
  if (kind !== undefined) item.contextValue = kind;
  return item;
}

/** What the menus go by. Whatever has a file of its own can be shown in the viewer; what is in the clear can be encrypted. */
function contextOf(node: Node): string | undefined {
  switch (node.type) {
    case 'item':
      if (node.item.model.kind === 'certificate') return 'file.certificate';
      return hasClearKey([node.item]) ? 'file.clear' : 'file';
    case 'entry': {
      const { key, kind } = node.entry;
      const bootstrap = isBootstrapEntry(node.entry) ? '.bootstrap' : '';
      return `entry.${kind}${bootstrap}${key && isInTheClear(key) ? '.clear' : ''}`;
    }
    case 'issuer':
      return node.known.file === undefined ? undefined : 'issuer';
    // A job has said itself what it is.
    default:
      return undefined;
  }
}

function draw(node: Node, desk: Desk): vscode.TreeItem | Promise<vscode.TreeItem> {
  switch (node.type) {
    case 'place':
      return drawPlace(node.place, node.count);
    case 'tag':
      return drawTag(node);
    case 'entry':
      return drawEntry(node, desk);
    case 'file':
      return drawFile(node.uri, desk);
    case 'item':
      return drawItem(node.item, node.uri, desk);
    case 'issuer': {
      const { certificate, file, span } = node.known;
      const uri = file === undefined ? undefined : desk.known.uriOf(file);
      return drawCertificate(
        { certificate, uri, span, faults: [], icon: 'verified', hasIssuer: node.hasIssuer },
        desk,
      );
    }
    case 'job':
      return drawJob(node.uri, desk);
    case 'invitation':
      return drawLine(node.label, node.icon ?? 'add', {
        command: node.command,
        title: node.label,
        arguments: [node.place],
      });
    case 'remark':
      return drawLine(node.label, node.icon);
  }
}

function drawLine(label: string, icon: string, command?: vscode.Command): vscode.TreeItem {
  const item = new vscode.TreeItem(label);
  item.iconPath = new vscode.ThemeIcon(icon);
  if (command) item.command = command;
  item.tooltip = label;
  return item;
}

function drawPlace(place: Place, count: number): vscode.TreeItem {
  const labels: Readonly<Record<Place, string>> = {
    authority: vscode.l10n.t('Certificate Authority'),
    key: vscode.l10n.t('Key Certificates'),
    ca: vscode.l10n.t('CA Certificates'),
    peer: vscode.l10n.t('Partner Certificates'),
    request: vscode.l10n.t('Certificate Requests'),
    crl: vscode.l10n.t('Revocation Lists'),
    jobs: vscode.l10n.t('Install Jobs'),
    files: vscode.l10n.t('Files in This Workspace'),
  };
  const item = new vscode.TreeItem(labels[place], place === 'files' ? Collapsed : Expanded);
  item.description = count === 0 ? '' : String(count);
  item.contextValue = `place.${place}`;
  if (place === 'peer')
    item.tooltip = vscode.l10n.t(
      'Certificates of partners or of Control Center Director, without a private key: never installed on a node, only proved against',
    );
  return item;
}

function drawTag({ entries, tag }: TagNode): vscode.TreeItem {
  const item = new vscode.TreeItem(
    tag === undefined ? vscode.l10n.t('Without a tag') : toPlain(tag),
    Expanded,
  );
  item.description = String(entries.length);
  item.iconPath = new vscode.ThemeIcon(tag === undefined ? 'circle-outline' : 'tag');
  return item;
}

/** What keeps it from being what it is; that its label goes not everywhere is said in its tooltip and its notes. */
function damagesOf({ faults }: Entry): Entry['faults'] {
  return faults.filter(({ code }) => !code.startsWith('label-'));
}

async function drawEntry({ entry, uri }: EntryNode, desk: Desk): Promise<vscode.TreeItem> {
  const [own] = entry.certificates;
  const faults = damagesOf(entry).map(describeEntryFault);
  const label = toPlain(entry.notes.label ?? entry.name);
  if (own !== undefined) {
    const icon = ENTRY_ICONS[entry.kind];
    const hasIssuer = !(await isSelfSigned(own.certificate, desk.verify));
    const isBootstrap = isBootstrapEntry(entry);
    const remark = entry.isKeyElsewhere === true ? vscode.l10n.t('its key is not here') : undefined;
    return drawCertificate({ ...own, uri, faults, label, icon, hasIssuer, isBootstrap, remark }, desk);
  }
  const item = new vscode.TreeItem(label);
  const object = entry.request ?? (entry.kind === 'crl' ? entry.revocationList : undefined);
  if (object !== undefined) return drawObject(label, object, faults, uri, desk);
  item.description = damaged();
  item.tooltip = faults.join('\n');
  item.accessibilityInformation = { label: [label, damaged(), ...faults].join(', ') };
  item.iconPath = faultyIcon();
  return item;
}

/** A request or a revocation list of the store. */
function drawObject(
  label: string,
  object: CertificateRequest | RevocationList,
  faults: readonly string[],
  uri: vscode.Uri | undefined,
  { clock }: Desk,
): vscode.TreeItem {
  const now = clock();
  const item = new vscode.TreeItem(label);
  item.description =
    faults.length > 0
      ? damaged()
      : object.kind === 'request'
        ? describePublicKey(object.publicKey)
        : describeCurrency(object, now);
  item.accessibilityInformation = {
    label: [label, describeModel(object, now), item.description, ...faults].join(', '),
  };
  item.iconPath = faults.length > 0 ? faultyIcon() : new vscode.ThemeIcon(ICONS[object.kind]);
  if (uri) item.command = openCommand(uri);
  return item;
}

async function drawFile(uri: vscode.Uri, { files }: Pick<Desk, 'files'>): Promise<vscode.TreeItem> {
  const item = new vscode.TreeItem(uri, Collapsed);
  const isClear = hasClearKey((await files.known(uri))?.contents.items ?? []);
  item.iconPath = isClear ? clearKeyIcon() : vscode.ThemeIcon.File;
  const folder = toPlain(vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, '..')));
  item.description = isClear ? `${sayClearKey()} · ${folder}` : folder;
  item.command = openCommand(uri);
  item.contextValue = isClear ? 'file.clear' : 'file';
  return item;
}

const ICONS: Readonly<Record<Item['model']['kind'], string>> = {
  certificate: 'verified',
  request: 'mail',
  crl: 'circle-slash',
  privateKey: 'key',
  keystore: 'package',
  publicKey: 'key',
  unknown: 'question',
};

async function drawItem(found: Item, uri: vscode.Uri, desk: Desk): Promise<vscode.TreeItem> {
  const { block, faults, model } = found;
  const sentences = faults.map(describeFault);
  const icon = ICONS[model.kind];
  if (model.kind === 'certificate') {
    const hasIssuer = !(await isSelfSigned(model, desk.verify));
    return drawCertificate(
      { certificate: model, uri, span: placeOf(found), faults: sentences, icon, hasIssuer },
      desk,
    );
  }
  const label = titleOf(found, desk.clock());
  const item = new vscode.TreeItem(label);
  const clear = hasClearKey([found]) ? [sayClearKey()] : [];
  item.description = [...clear, ...(sentences.length > 0 ? [damaged()] : [])].join(' · ');
  item.accessibilityInformation = { label: [label, ...clear, ...sentences].join(', ') };
  const plain = clear.length > 0 ? clearKeyIcon() : new vscode.ThemeIcon(icon);
  item.iconPath = sentences.length > 0 ? faultyIcon() : plain;
  // A binary file has no line to show.
  item.command = openCommand(uri, block && placeOf(found));
  return item;
}
