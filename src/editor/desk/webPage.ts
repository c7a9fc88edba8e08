import * as vscode from 'vscode';

/** The folders that the page may load from: its script, and its style sheet. */
export function pageRoots(extensionUri: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist'), vscode.Uri.joinPath(extensionUri, 'media')];
}

/** What tells one page from another. */
interface WebPage {
  /** Of its script and its style sheet, without ending. */
  readonly name: string;
  /** In words of ours. */
  readonly title: string;
}

/**
 * The page before anything is shown in it. Nothing of a file is ever written here: its script gets that as data. The
 * policy allows the one script and the one style sheet that bear the nonce, and nothing else: no picture, no frame, no
 * connection, no style or script of an element's own.
 */
export function writePage(
  webview: Pick<vscode.Webview, 'asWebviewUri'>,
  extensionUri: vscode.Uri,
  { name, title }: WebPage,
): string {
  const nonce = newNonce();
  const uriOf = (...path: readonly string[]) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language.replace(/[^\w-]/g, '')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" nonce="${nonce}" href="${uriOf('media', `${name}.css`)}">
<title>${title}</title>
</head>
<body>
<main></main>
<p role="status"></p>
<script nonce="${nonce}" src="${uriOf('dist', `${name}.js`)}"></script>
</body>
</html>`;
}

/** 128 bits that nobody guesses, as a nonce must be (Content Security Policy Level 3, section 2.3.1). */
function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (octet) =>
    octet.toString(16).padStart(2, '0'),
  ).join('');
}
