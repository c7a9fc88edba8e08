import * as vscode from 'vscode';

/** How long something may take before it is said that it takes long, in milliseconds. */
const LATE = 500;

/**
 * Does work that is mostly quick. Where it is not, a notification says so, with a Cancel: then this rejects at once with
 * `CancellationError`, and what the work comes to in the end is dropped. The work may tell how far it is.
 */
export async function withLateProgress<T>(
  title: string,
  work: (signal: AbortSignal, tell: (message: string) => void) => Promise<T>,
  late = LATE,
): Promise<T> {
  const calling = new AbortController();
  let told = '';
  let show = (message: string) => {
    told = message;
  };
  const working = work(calling.signal, (message) => {
    show(message);
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      resolve(true);
    }, late);
  });
  const isDone = working.then(
    () => false,
    () => false,
  );
  if (!(await Promise.race([isDone, isLate]))) {
    clearTimeout(timer);
    return working;
  }
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => {
      show = (message) => {
        progress.report({ message });
      };
      show(told);
      return Promise.race([working, whenCancelled(token, calling)]);
    },
  );
}

function whenCancelled(token: vscode.CancellationToken, calling: AbortController): Promise<never> {
  return new Promise((_resolve, reject) => {
    token.onCancellationRequested(() => {
      const reason = new vscode.CancellationError();
      calling.abort(reason);
      reject(reason);
    });
  });
}
