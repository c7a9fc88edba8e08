import * as vscode from 'vscode';
import { SearchMemory } from '../../core/path/searchMemory.js';
import { rememberVerdicts, type VerifyLink } from '../../core/path/verifyLink.js';
import { watchAccess } from './access.js';
import { type Clock, systemClock } from './clock.js';
import { Documents } from './documents.js';
import { WorkspaceFiles } from './files.js';
import { KnownCertificates } from './known.js';
import { WorkspaceStore } from './store.js';

/** Where passphrases are kept that a person wishes to have remembered; only `rememberedPassphrases` reaches into it. */
export interface Secrets {
  readonly storage: vscode.SecretStorage;
  /** What is known of that storage, for all workspaces; never a secret. */
  readonly memory: vscode.Memento;
  /** What this run of VS Code goes by. */
  readonly session: string;
}

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
  readonly secrets: Secrets;
  /** The lines of the Certificates view that are selected, for a command that a key press calls. */
  readonly selection: { lines: () => readonly unknown[] };
  /** What the Certificates view’s icon is to bear; nothing where it is undefined. */
  readonly badge: vscode.EventEmitter<vscode.ViewBadge | undefined>;
  /** Fires when writing has become possible or impossible. */
  readonly onDidChangeAccess: vscode.Event<void>;
}

/** Opens the desk; it is cleared away with the extension. */
export function openDesk(context: vscode.ExtensionContext): Desk {
  const { extensionUri, globalState, secrets, subscriptions, workspaceState } = context;
  const log = vscode.window.createOutputChannel(vscode.l10n.t('Certificates'), { log: true });
  const store = new WorkspaceStore(systemClock, workspaceState);
  const files = new WorkspaceFiles(() => store.all.map(({ folder }) => folder));
  const known = new KnownCertificates(store, files);
  const access = new vscode.EventEmitter<void>();
  const badge = new vscode.EventEmitter<vscode.ViewBadge | undefined>();
  subscriptions.push(log, known, files, store, access, badge);
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
    secrets: { storage: secrets, memory: globalState, session: vscode.env.sessionId },
    selection: { lines: () => [] },
    badge,
    onDidChangeAccess: access.event,
  };
}
