import * as vscode from 'vscode';
import type { Span } from '../../../core/base/span.js';
import type { Finding } from '../../../core/findings/finding.js';
import { entryFaultSeverities } from '../../../core/store/entryFaultSeverities.js';
import { entryPath, MARKER_FILE } from '../../../core/store/layout.js';
import { describeEntryFault } from '../../../core/words/describeEntryFault.js';
import type { Desk } from '../../desk/desk.js';
import type { FolderStore } from '../../desk/folderStore.js';
import { toRange } from '../../desk/ranges.js';
import { isInspected } from './inspectDocument.js';
import { rangesIn } from './rangesIn.js';
import { newDiagnostic } from './toDiagnostic.js';

/** A fault of a store, by the path of its file from there. */
type StoreFinding = Omit<Finding, 'related'> & { readonly path: string };

/** Found in an open file by the rules as well, which stand on the same block. */
const IN_RULES: ReadonlySet<string> = new Set(['key-unencrypted']);

/** What is wrong with the workspace’s stores and their entries, each on its place in its file, open or not. */
export async function faultsInStores({
  store,
}: Pick<Desk, 'store'>): Promise<[vscode.Uri, vscode.Diagnostic[]][]> {
  const found = await Promise.all(
    store.all.map(async (one) => {
      const byPath = new Map<string, StoreFinding[]>();
      for (const finding of await findingsOf(one))
        byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding]);
      return Promise.all([...byPath].map(([path, findings]) => toDiagnostics(path, findings, one)));
    }),
  );
  return found.flat();
}

async function findingsOf(store: FolderStore): Promise<readonly StoreFinding[]> {
  const { entries, fault, problem } = await store.contents();
  const findings: StoreFinding[] = [];
  if (fault && problem !== undefined) {
    const severity = fault.code === 'store-format' ? 'error' : 'warning';
    findings.push({ path: MARKER_FILE, code: fault.code, severity, span: fault.span, message: problem });
  }
  for (const entry of entries)
    for (const one of entry.faults)
      findings.push({
        path: entryPath(entry, one.file),
        code: one.code,
        severity: entryFaultSeverities[one.code],
        span: one.span,
        message: describeEntryFault(one),
      });
  return findings;
}

async function toDiagnostics(
  path: string,
  findings: readonly StoreFinding[],
  { fileSystem, folder }: FolderStore,
): Promise<[vscode.Uri, vscode.Diagnostic[]]> {
  const uri = vscode.Uri.joinPath(folder, path);
  const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  const shown = findings.filter(({ code }) => !(open && isInspected(open) && IN_RULES.has(code)));
  const range = open
    ? (span: Span) => toRange(open, span)
    : rangesIn(await fileSystem.read(path).catch(() => undefined));
  return [uri, shown.map((finding) => newDiagnostic(finding, range(finding.span)))];
}
