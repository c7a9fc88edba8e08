import * as vscode from 'vscode';
import { fingerprint } from '../../../core/path/fingerprint.js';
import { toKnown } from '../../../core/path/pool.js';
import { entryPath } from '../../../core/store/layout.js';
import { PURPOSES } from '../../../core/validation/options.js';
import { proveTrust } from '../../../core/validation/proveTrust.js';
import { writePresented } from '../../../core/words/writePresented.js';
import type { PresentedByServer, ServerAddress } from '../../../rehearsal/askServer.js';
import type { Desk } from '../../desk/desk.js';
import { toInertText } from '../../desk/inertText.js';
import { toSignal } from '../../desk/signal.js';
import { askText } from '../../desk/steps.js';

/** `host:port`, with an address of IPv6 in brackets. */
const ADDRESS = /^(?:\[([0-9A-Fa-f:.]+)\]|([\p{L}\p{N}._-]+)):(\d{1,5})$/u;

/**
 * Shows what a server that runs presents, beside what the store holds. The only thing that the extension ever does on a
 * network, and only with an address that the person has typed, and said yes to.
 */
export async function compareServer(desk: Desk): Promise<void> {
  const { l10n } = vscode;
  const outcome = await askText({
    prompt: l10n.t(
      'Which server? Host and port, such as cdnode1.example.com:1363. It must speak TLS at once.',
    ),
    problem: (text) =>
      toAddress(text) ? undefined : l10n.t('A host and a port, with a colon between: host:1363'),
  });
  const address = typeof outcome === 'string' ? undefined : toAddress(outcome.answer);
  if (address === undefined || !(await mayConnect(address))) return;
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: l10n.t('Asking the server'),
    cancellable: true,
  };
  const presented = await vscode.window.withProgress(progress, async (_progress, token) => {
    const { askServer } = await import('../../../rehearsal/askServer.js');
    return askServer(address, toSignal(token));
  });
  const content = await describe(`${address.host}:${address.port}`, presented, desk);
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
  await vscode.window.showTextDocument(document);
}

export function toAddress(text: string): ServerAddress | undefined {
  const [, six, name, port] = ADDRESS.exec(text.trim()) ?? [];
  const host = six ?? name;
  const number = Number(port);
  return host === undefined || number < 1 || number > 65_535 ? undefined : { host, port: number };
}

async function mayConnect({ host, port }: ServerAddress): Promise<boolean> {
  const connect = vscode.l10n.t('Connect');
  const chosen = await vscode.window.showInformationMessage(
    toInertText(vscode.l10n.t('Connect to {0}, port {1}?', host, port)),
    {
      modal: true,
      detail: vscode.l10n.t(
        'One TLS handshake, to see the certificates that it presents. No certificate of yours is shown, and nothing is sent.',
      ),
    },
    connect,
  );
  return chosen === connect;
}

/** Validated by the roots of the store; intermediates that the server left out are taken from it too. */
export async function describe(
  address: string,
  { certificates, cipherSuite, protocol }: PresentedByServer,
  { clock, store, verify }: Pick<Desk, 'clock' | 'store' | 'verify'>,
): Promise<string> {
  const now = clock();
  const { entries } = await store.contents();
  const stored = entries.flatMap((entry) => entry.certificates);
  const [leaf, ...others] = certificates.map(toKnown);
  const validation =
    leaf && (await proveTrust(leaf, others, stored, { now, verify, purpose: PURPOSES.server }));
  const names = entries.flatMap((entry) =>
    entry.certificates.map(({ certificate }): [string, string] => [
      fingerprint(certificate),
      entryPath(entry),
    ]),
  );
  return writePresented(
    { address, protocol, cipherSuite, certificates, entries: new Map(names.reverse()), validation },
    now,
  );
}
