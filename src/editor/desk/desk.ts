import * as vscode from 'vscode';
import { SearchMemory } from '../../core/path/searchMemory.js';
import { rememberVerdicts, type VerifyLink } from '../../core/path/verifyLink.js';
import { watchAccess } from './access.js';
import { type Clock, systemClock } from './clock.js';
import { Documents } from './documents.js';
import { WorkspaceFiles } from './files.js';
import { KnownCertificates } from './known.js';
import { WorkspaceStore } from './store.js';

/** What the features share. */
export interface Desk {
  readonly extensionUri: vscode.Uri;
  readonly clock: Clock;
  /** Never given a passphrase, a key or what stands in a certificate. */
  readonly log: vscode.LogOutputChannel;
  readonly documents: Documents;
  readonly store: WorkspaceStore;
  readonly files: WorkspaceFiles;
  readonly known: KnownCertificates;
  /** Verifies each signature once, however many edits and views need it. */
  readonly verify: VerifyLink;
  /** Remembers how searches for issuers ended, so that an edit costs those that it touches. */
  readonly searches: SearchMemory;
  /** What is kept for this workspace until it is opened again; never anything out of a file. */
  readonly memory: vscode.Memento;
  /** Fires when writing has become possible or impossible. */
  readonly onDidChangeAccess: vscode.Event<void>;
}

/** Opens the desk; it is cleared away with the extension. */
export function openDesk({ extensionUri, subscriptions, workspaceState }: vscode.ExtensionContext): Desk {
  const log = vscode.window.createOutputChannel(vscode.l10n.t('Certificates'), { log: true });
  const store = new WorkspaceStore(systemClock);
  const files = new WorkspaceFiles(() => store.folder);
  const known = new KnownCertificates(store, files);
  const access = new vscode.EventEmitter<void>();
  subscriptions.push(log, known, files, store, access);
  subscriptions.push(
    watchAccess(() => {
      access.fire();
    }),
  );
  return {
    extensionUri,
    clock: systemClock,
    log,
    documents: new Documents(),
    store,
    files,
    known,
    verify: rememberVerdicts(),
    searches: new SearchMemory(),
    memory: workspaceState,
    onDidChangeAccess: access.event,
  };
}
