import * as vscode from 'vscode';

/** VS Code's way to call work off → the core's. The reason is a `CancellationError`. */
export function toSignal(token: vscode.CancellationToken): AbortSignal {
  const calling = new AbortController();
  const abort = () => {
    calling.abort(new vscode.CancellationError());
  };
  if (token.isCancellationRequested) abort();
  else token.onCancellationRequested(abort);
  return calling.signal;
}
