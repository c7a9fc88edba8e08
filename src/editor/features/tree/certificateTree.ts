import * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import { placeOf } from '../../../core/contents/placeOf.js';
import type { Entry } from '../../../core/store/entry.js';
import type { EntryAddress, EntryKind } from '../../../core/store/layout.js';
import { writeBarrier } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { type CommandId, commands } from '../../desk/ids.js';
import { above, issuerOf } from './issuers.js';
import { type Node, type Place, PLACES } from './nodes.js';
import { toTreeItem } from './toTreeItem.js';

/** The Certificates view: the store, the install jobs and the workspace's files, each read when its place is opened. */
export class CertificateTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #desk: Desk;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #listening: vscode.Disposable;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(desk: Desk) {
    this.#desk = desk;
    const refresh = () => {
      this.#changed.fire(undefined);
    };
    this.#listening = vscode.Disposable.from(
      desk.store.onDidChange(refresh),
      desk.files.onDidChange(refresh),
      desk.onDidChangeAccess(refresh),
    );
  }

  getTreeItem(node: Node): Promise<vscode.TreeItem> {
    return toTreeItem(node, this.#desk);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    switch (node?.type) {
      case undefined:
        return this.#root();
      case 'place':
        return this.#inPlace(node.place);
      case 'entry': {
        const [own, ...chain] = node.entry.certificates;
        return own === undefined ? [] : issuerOf(node.id, own, chain, this.#desk);
      }
      case 'file':
        return this.#inFile(node.uri);
      case 'item':
        return this.#aboveItem(node.id, node.item, node.uri);
      case 'issuer':
        return above(node.id, node.path, node.step);
      default:
        return [];
    }
  }

  /** Of the nodes that are revealed, the entries: VS Code finds them by their place. */
  async getParent(node: Node): Promise<Node | undefined> {
    if (node.type !== 'entry') return undefined;
    return (await this.#root()).find((one) => one.type === 'place' && one.place === node.entry.kind);
  }

  /** The line of an entry. */
  async find({ kind, name }: EntryAddress): Promise<Node | undefined> {
    const { entries } = await this.#desk.store.contents();
    return entries
      .filter((entry) => entry.kind === kind && entry.name === name)
      .map((entry) => this.#toNode(entry))[0];
  }

  #toNode(entry: Entry): Node {
    const uri = this.#desk.store.uriOf(entry, 'certificate.pem');
    return { type: 'entry', id: `${entry.kind}/${entry.name}`, entry, uri };
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }

  /** Nothing at all where there is nothing yet: then the view's welcome shows. */
  async #root(): Promise<Node[]> {
    const { files, store } = this.#desk;
    const { entries, problem } = await store.contents();
    const { uris: jobs } = await files.jobs();
    const { uris: certificates } = await files.certificates();
    if (entries.length + jobs.length + certificates.length === 0 && problem === undefined) return [];
    const counts: Readonly<Record<Place, number>> = {
      authority: count(entries, 'authority'),
      key: count(entries, 'key'),
      ca: count(entries, 'ca'),
      jobs: jobs.length,
      files: certificates.length,
    };
    return [
      ...barrierRemark(),
      ...(problem === undefined ? [] : [remark('problem', problem, 'error')]),
      ...PLACES.map((place): Node => ({ type: 'place', id: place, place, count: counts[place] })),
    ];
  }

  async #inPlace(place: Place): Promise<Node[]> {
    const children = await this.#contentsOf(place);
    return children.length > 0 ? children : [invitation(place)];
  }

  async #contentsOf(place: Place): Promise<Node[]> {
    const { files, store } = this.#desk;
    if (place === 'jobs' || place === 'files') {
      const type = place === 'jobs' ? 'job' : 'file';
      const { isCut, uris } = await (place === 'jobs' ? files.jobs() : files.certificates());
      const nodes = uris.map((uri): Node => ({ type, id: `${place}/${uri.toString()}`, uri }));
      const cut = vscode.l10n.t('Only the first {0} files are listed', uris.length);
      return isCut ? [remark(`${place}#cut`, cut, 'info'), ...nodes] : nodes;
    }
    const { entries } = await store.contents();
    return entries.filter(({ kind }) => kind === place).map((entry) => this.#toNode(entry));
  }

  async #inFile(uri: vscode.Uri): Promise<Node[]> {
    const file = await this.#desk.files.read(uri);
    const id = `files/${uri.toString()}`;
    if (file === undefined) return [remark(`${id}#`, vscode.l10n.t('cannot be read'), 'error')];
    if (file.contents.items.length === 0)
      return [remark(`${id}#`, vscode.l10n.t('holds no certificate and no key'), 'info')];
    return file.contents.items.map((item, index) => ({ type: 'item', id: `${id}#${index}`, uri, item }));
  }

  async #aboveItem(id: string, item: Item, uri: vscode.Uri): Promise<Node[]> {
    const { model } = item;
    if (model.kind !== 'certificate') return [];
    const file = this.#desk.known.nameOf(uri);
    const own = await this.#desk.files.read(uri);
    const beside = own?.contents.items.flatMap((other) =>
      other.model.kind === 'certificate' ? [{ certificate: other.model, file, span: placeOf(other) }] : [],
    );
    const leaf = { certificate: model, file, span: placeOf(item) };
    return issuerOf(id, leaf, beside ?? [], this.#desk);
  }
}

function count(entries: readonly Entry[], kind: EntryKind): number {
  return entries.filter((entry) => entry.kind === kind).length;
}

function remark(id: string, label: string, icon: string): Node {
  return { type: 'remark', id, label, icon };
}

/** What fills an empty place. */
function invitation(place: Place): Node {
  const invitations: Readonly<Record<Place, readonly [label: string, command: CommandId]>> = {
    authority: [vscode.l10n.t('Create a certificate authority…'), commands.createAuthority],
    key: [vscode.l10n.t('Import a key certificate…'), commands.importCertificate],
    ca: [vscode.l10n.t('Import CA certificates…'), commands.importCertificate],
    jobs: [vscode.l10n.t('New install job…'), commands.newInstallJob],
    files: [vscode.l10n.t('Scan the workspace again'), commands.scanWorkspace],
  };
  const [label, command] = invitations[place];
  return { type: 'invitation', id: `${place}/invitation`, label, command, place };
}

function barrierRemark(): Node[] {
  const labels = {
    untrusted: vscode.l10n.t('Folder not trusted: nothing is written'),
    'read-only': vscode.l10n.t('Read-only folder: nothing can be written'),
  };
  const barrier = writeBarrier();
  return barrier === undefined || barrier === 'no-folder' ? [] : [remark('barrier', labels[barrier], 'lock')];
}
