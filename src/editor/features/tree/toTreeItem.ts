import * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import { placeOf } from '../../../core/contents/placeOf.js';
import type { Entry } from '../../../core/store/entry.js';
import { isSelfSigned } from '../../../core/store/import/planEntry.js';
import { describeEntryFault } from '../../../core/words/describeEntryFault.js';
import { describeFacts } from '../../../core/words/describeFacts.js';
import { describeFault } from '../../../core/words/describeFault.js';
import { describeModel } from '../../../core/words/describeModel.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { toFactSheet } from '../../desk/markdown.js';
import { damaged, drawCertificate, faultyIcon, openCommand } from './drawCertificate.js';
import { drawJob } from './drawJob.js';
import type { Node, Place } from './nodes.js';

const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** A node as VS Code draws it. Everything that comes from a file has been made plain by the core's words. */
export async function toTreeItem(node: Node, desk: Desk): Promise<vscode.TreeItem> {
  const item = await draw(node, desk);
  item.id = node.id;
  // Whatever has a file of its own can be shown in the viewer.
  if (node.type === 'item') item.contextValue = 'file';
  else if (node.type === 'entry') item.contextValue = `entry.${node.entry.kind}`;
  return item;
}

function draw(node: Node, desk: Desk): vscode.TreeItem | Promise<vscode.TreeItem> {
  switch (node.type) {
    case 'place':
      return drawPlace(node.place, node.count);
    case 'entry':
      return drawEntry(node.entry, desk);
    case 'file':
      return drawFile(node.uri);
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
      return drawLine(node.label, 'add', {
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
    jobs: vscode.l10n.t('Install Jobs'),
    files: vscode.l10n.t('Files in This Workspace'),
  };
  const item = new vscode.TreeItem(labels[place], place === 'files' ? Collapsed : Expanded);
  item.description = count === 0 ? '' : String(count);
  item.contextValue = `place.${place}`;
  return item;
}

async function drawEntry(entry: Entry, desk: Desk): Promise<vscode.TreeItem> {
  const [own] = entry.certificates;
  const faults = entry.faults.map(describeEntryFault);
  const label = toPlain(entry.notes.label ?? entry.name);
  const uri = desk.store.uriOf(entry, 'certificate.pem');
  if (own !== undefined) {
    const icon = entry.kind === 'key' ? 'key' : entry.kind === 'authority' ? 'shield' : 'verified';
    const hasIssuer = !(await isSelfSigned(own.certificate, desk.verify));
    return drawCertificate({ ...own, uri, faults, label, icon, hasIssuer }, desk);
  }
  const item = new vscode.TreeItem(label);
  item.description = damaged();
  item.tooltip = faults.join('\n');
  item.accessibilityInformation = { label: [label, damaged(), ...faults].join(', ') };
  item.iconPath = faultyIcon();
  return item;
}

function drawFile(uri: vscode.Uri): vscode.TreeItem {
  const item = new vscode.TreeItem(uri, Collapsed);
  item.iconPath = vscode.ThemeIcon.File;
  item.description = toPlain(vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, '..')));
  item.command = openCommand(uri);
  item.contextValue = 'file';
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
  const { block, container, faults, model } = found;
  const sentences = faults.map(describeFault);
  const icon = ICONS[model.kind];
  if (model.kind === 'certificate') {
    const hasIssuer = !(await isSelfSigned(model, desk.verify));
    return drawCertificate(
      { certificate: model, uri, span: placeOf(found), faults: sentences, icon, hasIssuer },
      desk,
    );
  }
  const now = desk.clock();
  const label =
    model.kind === 'unknown'
      ? toPlain(container?.alias ?? block?.label ?? '') || '—'
      : describeModel(model, now);
  const item = new vscode.TreeItem(label);
  if (sentences.length > 0) item.description = damaged();
  item.accessibilityInformation = { label: [label, ...sentences].join(', ') };
  item.tooltip = toFactSheet(label, [
    ...sentences.map((fault) => [vscode.l10n.t('Problem'), fault] as const),
    ...describeFacts(model, now),
  ]);
  item.iconPath = sentences.length > 0 ? faultyIcon() : new vscode.ThemeIcon(icon);
  // A binary file has no line to show.
  item.command = openCommand(uri, block && placeOf(found));
  return item;
}
