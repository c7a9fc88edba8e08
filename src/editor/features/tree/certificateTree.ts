import * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import { Budget, PATH_LIMITS } from '../../../core/path/budget.js';
import { buildPath, type Path } from '../../../core/path/buildPath.js';
import { type KnownCertificate, Pool } from '../../../core/path/pool.js';
import type { Entry } from '../../../core/store/entry.js';
import type { EntryKind } from '../../../core/store/layout.js';
import { describeIssuer } from '../../../core/words/findingWords.js';
import { writeBarrier } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { type CommandId, commands } from '../../desk/ids.js';
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
        return this.#places();
      case 'place':
        return this.#inPlace(node.place);
      case 'entry':
        return this.#chainOf(node.id, node.entry.certificates[0], node.entry.certificates.slice(1));
      case 'file':
        return this.#inFile(node.uri);
      case 'item':
        return this.#issuerOf(node.id, node.item, node.uri);
      case 'issuer':
        return above(node.id, node.path, node.step);
      default:
        return [];
    }
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }

  /** Nothing at all where there is nothing yet: then the view's welcome shows. */
  async #places(): Promise<Node[]> {
    const { entries, fault } = await this.#desk.store.contents();
    const jobs = await this.#desk.files.jobs();
    const files = await this.#desk.files.certificates();
    if (entries.length + jobs.length + files.length === 0 && fault === undefined) return [];
    const counts: Readonly<Record<Place, number>> = {
      authority: count(entries, 'authority'),
      key: count(entries, 'key'),
      ca: count(entries, 'ca'),
      jobs: jobs.length,
      files: files.length,
    };
    const places = PLACES.map((place): Node => ({ type: 'place', id: place, place, count: counts[place] }));
    const barrier = barrierRemark();
    return barrier === undefined ? places : [barrier, ...places];
  }

  async #inPlace(place: Place): Promise<Node[]> {
    const children = await this.#contentsOf(place);
    return children.length > 0 ? children : [invitation(place)];
  }

  async #contentsOf(place: Place): Promise<Node[]> {
    const { files, store } = this.#desk;
    if (place === 'jobs')
      return (await files.jobs()).map((uri) => ({ type: 'job', id: `jobs/${uri.toString()}`, uri }));
    if (place === 'files')
      return (await files.certificates()).map((uri) => ({
        type: 'file',
        id: `files/${uri.toString()}`,
        uri,
      }));
    const { entries } = await store.contents();
    return entries
      .filter(({ kind }) => kind === place)
      .map((entry) => ({ type: 'entry', id: `${entry.kind}/${entry.name}`, entry }));
  }

  async #inFile(uri: vscode.Uri): Promise<Node[]> {
    const file = await this.#desk.files.read(uri);
    const id = `files/${uri.toString()}`;
    if (file === undefined)
      return [{ type: 'remark', id: `${id}#`, label: vscode.l10n.t('cannot be read'), icon: 'error' }];
    return file.contents.items.map((item, index) => ({ type: 'item', id: `${id}#${index}`, uri, item }));
  }

  async #issuerOf(id: string, { model, block, span }: Item, uri: vscode.Uri): Promise<Node[]> {
    if (model.kind !== 'certificate') return [];
    const file = this.#desk.known.nameOf(uri);
    const own = await this.#desk.files.read(uri);
    const beside = own?.contents.items.flatMap(({ model: other, block: itsBlock, span: itsSpan }) =>
      other.kind === 'certificate' ? [{ certificate: other, file, span: itsBlock?.begin ?? itsSpan }] : [],
    );
    return this.#chainOf(id, { certificate: model, file, span: block?.begin ?? span }, beside ?? []);
  }

  /** The issuer, which holds its own issuer in turn: each proven by its signature. */
  async #chainOf(
    id: string,
    leaf: KnownCertificate | undefined,
    beside: readonly KnownCertificate[],
  ): Promise<Node[]> {
    if (leaf === undefined) return [];
    const { clock, files, known, verify } = this.#desk;
    await files.readAll();
    const pool = new Pool(beside, await known.pool());
    const path = await buildPath(leaf, { pool, verify, budget: new Budget(PATH_LIMITS), at: clock() });
    return above(id, path, 0);
  }
}

/** What stands above a step of a path: its issuer, or why there is none to show. */
function above(id: string, path: Path, step: number): Node[] {
  const next = step + 1;
  const issuer = path.steps[next]?.known;
  if (issuer !== undefined) {
    const hasIssuer = next < path.steps.length - 1 || path.end !== 'self-signed';
    return [{ type: 'issuer', id: `${id}/${next}`, known: issuer, hasIssuer, path, step: next }];
  }
  const last = path.steps[step]?.known.certificate;
  if (path.end === 'self-signed' || last === undefined) return [];
  const label =
    path.end === 'issuer-missing'
      ? vscode.l10n.t('issuer missing: {0}', describeIssuer(last))
      : vscode.l10n.t('the issuer could not be settled here');
  return [{ type: 'remark', id: `${id}/${next}`, label, icon: 'question' }];
}

function count(entries: readonly Entry[], kind: EntryKind): number {
  return entries.filter((entry) => entry.kind === kind).length;
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

function barrierRemark(): Node | undefined {
  const labels = {
    untrusted: vscode.l10n.t('Folder not trusted: nothing is written'),
    'read-only': vscode.l10n.t('Read-only folder: nothing can be written'),
  };
  const barrier = writeBarrier();
  if (barrier === undefined || barrier === 'no-folder') return undefined;
  return { type: 'remark', id: 'barrier', label: labels[barrier], icon: 'lock' };
}
