import * as vscode from 'vscode';
import { worstFirst } from '../../../core/findings/worstFirst.js';
import type { Desk } from '../../desk/desk.js';
import { settings as ids } from '../../desk/ids.js';
import { onSettingsChange } from '../../desk/settings.js';
import { inspectDocument, isInspected } from './inspectDocument.js';
import { toDiagnostic } from './toDiagnostic.js';

/** How long a burst of typing may be before it is answered, in milliseconds. */
const TYPING = 150;

/** Certificates grow old while a file stays open: an hour is soon enough for a date. */
const AGING = 60 * 60 * 1000;

/** Findings on the exact place, in PEM files and install jobs, anew with every edit. */
export function register(desk: Desk): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('cdcerts');
  const running = new Map<vscode.TextDocument, AbortController>();
  /** Those whose findings tell of other files. */
  const searching = new Set<vscode.TextDocument>();

  const stop = (document: vscode.TextDocument) => {
    running.get(document)?.abort();
    running.delete(document);
    searching.delete(document);
  };

  /** Inspects after a pause; what an earlier version was still being inspected for is dropped. */
  const refresh = (document: vscode.TextDocument, pause: number) => {
    stop(document);
    if (!isInspected(document)) {
      collection.delete(document.uri);
      return;
    }
    const run = new AbortController();
    running.set(document, run);
    const timer = setTimeout(() => {
      publish(document, run.signal).catch((error: unknown) => {
        desk.log.error(error instanceof Error ? error : String(error));
      });
    }, pause);
    run.signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  };

  const publish = async (document: vscode.TextDocument, signal: AbortSignal) => {
    const { version } = document;
    const findings = await inspectDocument(document, desk, signal, () => searching.add(document));
    if (signal.aborted || document.isClosed || document.version !== version) return;
    const shown = worstFirst(findings).map((finding) => toDiagnostic(finding, document, desk));
    collection.set(document.uri, shown);
  };

  const refreshAll = () => {
    for (const document of vscode.workspace.textDocuments) refresh(document, TYPING);
  };

  for (const document of vscode.workspace.textDocuments) refresh(document, 0);
  const closed = watchClosed(desk);
  const aging = setInterval(refreshAll, AGING);
  return vscode.Disposable.from(
    collection,
    closed,
    {
      dispose: () => {
        clearInterval(aging);
        for (const run of running.values()) run.abort();
      },
    },
    vscode.workspace.onDidOpenTextDocument((document) => {
      refresh(document, 0);
    }),
    // Also told of with nothing changed: another encoding has been chosen, which decides about the byte order mark.
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      refresh(document, TYPING);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      stop(document);
      collection.delete(document.uri);
    }),
    desk.known.onDidChange(refreshAll),
    desk.secrets.storage.onDidChange(refreshAll),
    desk.files.onDidChange(() => {
      for (const document of searching) refresh(document, TYPING);
    }),
    onSettingsChange([ids.expiryWarningDays], refreshAll),
  );
}

/** How long stores and files may be at rest before their faults are told, in milliseconds. */
const RESTING = 300;

/** What is wrong with entries of the stores, and private keys in the clear in any file: none of them need be open. */
function watchClosed(desk: Desk): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('cdcerts.closed');
  let run = new AbortController();
  const refresh = () => {
    run.abort();
    const { signal } = (run = new AbortController());
    const timer = setTimeout(() => {
      tellFaults(collection, desk, signal).catch((error: unknown) => {
        desk.log.error(error instanceof Error ? error : String(error));
      });
    }, RESTING);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  };
  const refreshFor = ({ uri }: vscode.TextDocument) => {
    if (!collection.has(uri)) return;
    // The open file says for itself what its text says; meanwhile nothing is said twice.
    collection.set(uri, []);
    refresh();
  };
  refresh();
  return vscode.Disposable.from(
    collection,
    desk.store.onDidChange(refresh),
    desk.files.onDidScan(refresh),
    desk.files.onDidChange(refresh),
    vscode.workspace.onDidOpenTextDocument(refreshFor),
    vscode.workspace.onDidCloseTextDocument(refresh),
    {
      dispose: () => {
        run.abort();
      },
    },
  );
}

async function tellFaults(
  collection: vscode.DiagnosticCollection,
  desk: Desk,
  signal: AbortSignal,
): Promise<void> {
  const { faultsInClosed } = await import('./faultsInClosed.js');
  const faults = await faultsInClosed(desk, signal);
  if (signal.aborted) return;
  collection.clear();
  collection.set(faults);
}
