import * as vscode from 'vscode';

/** A file of the suites' workspace, which is a copy of test/fixtures. */
export function fixtureUri(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('The suites need a workspace.');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** How long a suite waits for what it expects. What is measured is under a second. */
const PATIENCE = 60_000;

/** Waits until the question has an answer, asking again at each of the events. */
export function until<T>(
  question: () => T | undefined | Promise<T | undefined>,
  ...events: readonly vscode.Event<unknown>[]
): Promise<T> {
  return new Promise((resolve, reject) => {
    const listening: vscode.Disposable[] = [];
    const end = () => {
      clearTimeout(late);
      vscode.Disposable.from(...listening).dispose();
    };
    const ask = async () => {
      try {
        const answer = await question();
        if (answer === undefined) return;
        end();
        resolve(answer);
      } catch (error) {
        end();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const late = setTimeout(() => {
      end();
      reject(new Error(`not within ${PATIENCE / 1000} s: ${question.toString()}`));
    }, PATIENCE);
    for (const event of events) listening.push(event(() => void ask()));
    void ask();
  });
}

/** Our findings on a document, once there are some that the test is content with. */
export function findingsOn(
  uri: vscode.Uri,
  content: (findings: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return until(() => {
    const findings = vscode.languages.getDiagnostics(uri);
    return content(findings) ? findings : undefined;
  }, vscode.languages.onDidChangeDiagnostics);
}

/** The code of a diagnostic, without the link to its explanation. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fixtureUri(path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Closes all editors, and waits until this host has heard of it: the window answers before it tells. */
export async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until(
    () => (vscode.window.visibleTextEditors.length === 0 ? true : undefined),
    vscode.window.onDidChangeVisibleTextEditors,
  );
}

/** Runs a command, and leaves each question and message that it comes with, until it has ended. */
export function runAndLeave(command: string, ...given: readonly unknown[]): Promise<void> {
  return leave(vscode.commands.executeCommand(command, ...given));
}

/** Leaves each question and message that something comes with, until it has ended. */
export async function leave(running: Thenable<unknown>): Promise<void> {
  const ended: true[] = [];
  const end = () => ended.push(true);
  void running.then(end, end);
  while (ended.length === 0) {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('notifications.clearAll');
  }
}
