import * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import { placeOf } from '../../../core/contents/placeOf.js';
import type { EntryAddress, EntryKind } from '../../../core/store/layout.js';
import type { Desk } from '../../desk/desk.js';
import { arrangeEntries, filterFiles, inTag } from './arrangeNodes.js';
import type { Arrangement } from './arrangement.js';
import { above, issuerOf } from './issuers.js';
import { type Node, type Place, PLACES, QUIET_PLACES } from './nodes.js';
import { barrierRemark, invitation, nothingMatches, remark, storeChoice } from './remarks.js';
import { toTooltip } from './toTooltip.js';
import { toTreeItem } from './toTreeItem.js';

/** The Certificates view: the store, the install jobs and the workspace's files, each read when its place is opened. */
export class CertificateTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #desk: Desk;
  readonly #arrangement: Arrangement;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #listening: vscode.Disposable;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(desk: Desk, arrangement: Arrangement) {
    this.#desk = desk;
    this.#arrangement = arrangement;
    const refresh = () => {
      this.#changed.fire(undefined);
    };
    this.#listening = vscode.Disposable.from(
      desk.store.onDidChange(refresh),
      desk.files.onDidChange(refresh),
      // Which of them hold a private key in the clear is known by then.
      desk.files.onDidScan(refresh),
      desk.onDidChangeAccess(refresh),
      arrangement.onDidChange(refresh),
      desk.secrets.storage.onDidChange(refresh),
    );
  }

  getTreeItem(node: Node): Promise<vscode.TreeItem> {
    return toTreeItem(node, this.#desk);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    const tooltip = await toTooltip(node, this.#desk.clock);
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    switch (node?.type) {
      case undefined:
        return this.#root();
      case 'place':
        return this.#inPlace(node.place);
      case 'tag':
        return inTag(node);
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

  /** Of the nodes that are revealed, the entries: VS Code finds them by their tag and their place. */
  async getParent(node: Node): Promise<Node | undefined> {
    if (node.type === 'entry' && node.tag) return node.tag;
    if (node.type !== 'entry' && node.type !== 'tag') return undefined;
    const place = node.type === 'entry' ? node.entry.kind : node.place;
    return (await this.#root()).find((one) => one.type === 'place' && one.place === place);
  }

  /** The line of an entry, the first where it has several; undefined where the filter leaves it out. */
  async find({ kind, name }: EntryAddress): Promise<Node | undefined> {
    const nodes = await this.#contentsOf(kind);
    const lines = nodes.flatMap((node) => (node.type === 'tag' ? inTag(node) : [node]));
    return lines.find((node) => node.type === 'entry' && node.entry.name === name);
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }

  /** Nothing at all where there is nothing yet: then the view's welcome shows. */
  async #root(): Promise<Node[]> {
    const { files, store } = this.#desk;
    const { entries, problem } = await store.list();
    const { uris: jobs } = await files.jobs();
    const { uris: certificates } = await files.certificates();
    if (entries.length + jobs.length + certificates.length === 0 && problem === undefined) return [];
    const counts: Readonly<Record<Place, number>> = {
      authority: count(entries, 'authority'),
      key: count(entries, 'key'),
      ca: count(entries, 'ca'),
      peer: count(entries, 'peer'),
      request: count(entries, 'request'),
      crl: count(entries, 'crl'),
      jobs: jobs.length,
      files: certificates.length,
    };
    return [
      ...storeChoice(store.root),
      ...barrierRemark(store.root),
      ...(problem === undefined ? [] : [remark('problem', problem, 'error')]),
      ...PLACES.filter((place) => counts[place] > 0 || !QUIET_PLACES.has(place)).map((place): Node => ({
        type: 'place',
        id: place,
        place,
        count: counts[place],
      })),
    ];
  }

  async #inPlace(place: Place): Promise<Node[]> {
    const children = [...(await this.#contentsOf(place))];
    if (children.length > 0) return children;
    return [this.#arrangement.filter !== '' ? nothingMatches(place) : invitation(place)];
  }

  async #contentsOf(place: Place): Promise<readonly Node[]> {
    const { files, store } = this.#desk;
    if (place === 'jobs' || place === 'files') {
      const type = place === 'jobs' ? 'job' : 'file';
      const { isCut, uris } = await (place === 'jobs' ? files.jobs() : files.certificates());
      const shown = await filterFiles(uris, place, this.#arrangement.filter, this.#desk);
      const nodes = shown.map((uri): Node => ({ type, id: `${place}/${uri.toString()}`, uri }));
      const cut = vscode.l10n.t('Only the first {0} files are listed', uris.length);
      return isCut ? [remark(`${place}#cut`, cut, 'info'), ...nodes] : nodes;
    }
    const shown = await store.shown();
    if (shown === undefined) return [];
    const { entries } = await shown.contents();
    return arrangeEntries(
      place,
      entries.filter(({ kind }) => kind === place),
      this.#arrangement,
      shown,
    );
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

function count(entries: readonly EntryAddress[], kind: EntryKind): number {
  return entries.filter((entry) => entry.kind === kind).length;
}
