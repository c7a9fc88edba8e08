import type * as vscode from 'vscode';
import type { Item } from '../../../core/contents/contents.js';
import type { Path } from '../../../core/path/buildPath.js';
import type { KnownCertificate } from '../../../core/path/pool.js';
import type { Entry } from '../../../core/store/entry.js';
import type { EntryKind } from '../../../core/store/layout.js';
import type { FolderStore } from '../../desk/folderStore.js';
import type { CommandId } from '../../desk/ids.js';

/** One line of the tree. Its `id` stays the same while the thing does, so that what is open stays open. */
export type Node =
  | { readonly type: 'place'; readonly id: string; readonly place: Place; readonly count: number }
  | TagNode
  | EntryNode
  | { readonly type: 'file'; readonly id: string; readonly uri: vscode.Uri }
  | { readonly type: 'item'; readonly id: string; readonly uri: vscode.Uri; readonly item: Item }
  | IssuerNode
  | { readonly type: 'job'; readonly id: string; readonly uri: vscode.Uri }
  | InvitationNode
  | { readonly type: 'remark'; readonly id: string; readonly label: string; readonly icon: string };

/** The entries of a place that have a tag in common; without a tag, those that have none. */
export interface TagNode {
  readonly type: 'tag';
  readonly id: string;
  readonly place: EntryKind;
  readonly tag: string | undefined;
  readonly entries: readonly Entry[];
  readonly store: FolderStore;
}

/** An entry of the store; `uri` is the file of what it is about, and `tag` what it stands below where tags group. */
export interface EntryNode {
  readonly type: 'entry';
  readonly id: string;
  readonly entry: Entry;
  readonly uri: vscode.Uri;
  readonly tag?: TagNode | undefined;
}

/** The places of the tree, in their order. */
export type Place = EntryKind | 'jobs' | 'files';

export const PLACES: readonly Place[] = ['authority', 'key', 'ca', 'peer', 'request', 'crl', 'jobs', 'files'];

/** What most stores have none of shows where there is some. */
export const QUIET_PLACES: ReadonlySet<Place> = new Set(['peer', 'request', 'crl']);

/** The issuer of the line that it stands below, proven by its signature: a step of that line's path. */
export interface IssuerNode {
  readonly type: 'issuer';
  readonly id: string;
  readonly known: KnownCertificate;
  readonly hasIssuer: boolean;
  readonly path: Path;
  readonly step: number;
}

/** What an empty place offers: the command that fills it, told for which place it is asked. */
export interface InvitationNode {
  readonly type: 'invitation';
  readonly id: string;
  readonly label: string;
  readonly command: CommandId;
  readonly place: Place;
  readonly icon?: string;
}
