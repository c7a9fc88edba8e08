import * as vscode from 'vscode';

/** Folders that hold what tools keep for themselves. */
const PASSED_OVER: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules', '__MACOSX']);

/** A file, and its name as people call it. */
export interface NamedFile {
  readonly uri: vscode.Uri;
  readonly name: string;
}

/**
 * The files at a place: itself, or all in the folder and those below it, by name. A link to a folder is not followed,
 * which could lead around in a circle. Rejects as the file system does, and with the signal’s reason.
 */
export async function* listFiles(
  uri: vscode.Uri,
  store: vscode.Uri | undefined,
  signal: AbortSignal,
): AsyncGenerator<NamedFile, void> {
  const { type } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.Directory) === 0) {
    yield { uri, name: nameOf(uri) };
    return;
  }
  const folders: NamedFile[] = [{ uri, name: nameOf(uri) }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    signal.throwIfAborted();
    const items = await vscode.workspace.fs.readDirectory(folder.uri);
    const below: NamedFile[] = [];
    for (const [base, kind] of items.sort(([a], [b]) => (a < b ? -1 : 1))) {
      const one = { uri: vscode.Uri.joinPath(folder.uri, base), name: `${folder.name}/${base}` };
      if ((kind & vscode.FileType.Directory) === 0) yield one;
      else if (kind === vscode.FileType.Directory && !PASSED_OVER.has(base) && one.uri.path !== store?.path)
        below.push(one);
    }
    folders.push(...below.reverse());
  }
}

/** From the workspace’s folder; of what lies elsewhere no more than its name, since this goes into version control. */
export function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(uri) === undefined
    ? uri.path.slice(uri.path.lastIndexOf('/') + 1)
    : vscode.workspace.asRelativePath(uri, false);
}
