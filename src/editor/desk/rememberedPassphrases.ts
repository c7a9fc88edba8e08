import * as vscode from 'vscode';
import type { PassphraseIdentity } from '../../core/keys/passphraseIdentity.js';
import type { Secrets } from './desk.js';

/** A passphrase that a person wished to have remembered. */
export interface RememberedPassphrase {
  /** What it opens; at least one. */
  readonly opens: readonly PassphraseIdentity[];
  /** What that is called, for the list of what can be forgotten; nothing else goes by it. */
  readonly name: string;
  readonly passphrase: string;
}

/** All of them stand under one name: VS Code 1.99 does not list what an extension has stored. */
const STORED = 'passphrases';

/** In the memory of all workspaces: the session in which something was last put into the secret storage. Never a secret. */
const STORED_IN = 'secretsStoredIn';

/** What is known of how long this VS Code keeps secrets: it does not say, but what was kept is there later, or is not. */
export type Lasting = 'unknown' | 'lasted' | 'was-lost';

/** The passphrase that is remembered for the first of these that there is one for. */
export async function recall(
  secrets: Secrets,
  identities: readonly PassphraseIdentity[],
): Promise<string | undefined> {
  if (identities.length === 0) return undefined;
  const remembered = await listRemembered(secrets);
  for (const identity of identities)
    for (const { opens, passphrase } of remembered) if (opens.includes(identity)) return passphrase;
  return undefined;
}

/** In the place of what was remembered for the same. */
export function remember(secrets: Secrets, added: RememberedPassphrase): Promise<void> {
  if (added.opens.length === 0) return Promise.resolve();
  return change(secrets, (remembered) => [...without(remembered, added.opens), added]);
}

export function forget(secrets: Secrets, identities: readonly PassphraseIdentity[]): Promise<void> {
  return change(secrets, (remembered) => without(remembered, identities));
}

/** Nothing where what is stored cannot be read, as after a downgrade. */
export async function listRemembered({ storage }: Secrets): Promise<readonly RememberedPassphrase[]> {
  try {
    const read: unknown = JSON.parse((await storage.get(STORED)) ?? '[]');
    return Array.isArray(read) ? read.filter(isRemembered) : [];
  } catch {
    return [];
  }
}

/** Whether what was stored in an earlier session is still there. */
export async function howLasting({ memory, session, storage }: Secrets): Promise<Lasting> {
  const storedIn = memory.get<unknown>(STORED_IN);
  if (storedIn === undefined || storedIn === session) return 'unknown';
  return (await storage.get(STORED)) === undefined ? 'was-lost' : 'lasted';
}

function without(
  remembered: readonly RememberedPassphrase[],
  identities: readonly PassphraseIdentity[],
): readonly RememberedPassphrase[] {
  return remembered.flatMap((one) => {
    const opens = one.opens.filter((identity) => !identities.includes(identity));
    return opens.length === 0 ? [] : [{ ...one, opens }];
  });
}

/** Changes of one window follow one another; two windows at the same moment may lose one, and that is asked for again. */
let last: Promise<unknown> = Promise.resolve();

function change(
  secrets: Secrets,
  work: (remembered: readonly RememberedPassphrase[]) => readonly RememberedPassphrase[],
): Promise<void> {
  const changed = last.then(async () => {
    const { memory, session, storage } = secrets;
    const before = await listRemembered(secrets);
    const after = work(before);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    if (after.length === 0) {
      await storage.delete(STORED);
      // What was forgotten on wish was not lost.
      await memory.update(STORED_IN, undefined);
      return;
    }
    await storage.store(STORED, JSON.stringify(after));
    if (memory.get(STORED_IN) !== session) await memory.update(STORED_IN, session);
  });
  last = changed.catch(() => undefined);
  return changed;
}

function isRemembered(value: unknown): value is RememberedPassphrase {
  return (
    typeof value === 'object' &&
    value !== null &&
    'opens' in value &&
    Array.isArray(value.opens) &&
    value.opens.every((one) => typeof one === 'string') &&
    'name' in value &&
    typeof value.name === 'string' &&
    'passphrase' in value &&
    typeof value.passphrase === 'string'
  );
}

/** Where it is kept and for how long, as far as that is known: the end of a sentence. */
export async function describeKeeping(secrets: Secrets): Promise<string> {
  const lasting = await howLasting(secrets);
  if (lasting === 'was-lost')
    return vscode.l10n.t(
      'VS Code’s secret storage, which here has lost what it was given in an earlier session: perhaps until this session ends',
    );
  return lasting === 'unknown' && vscode.env.uiKind === vscode.UIKind.Web
    ? vscode.l10n.t('VS Code’s secret storage: in a browser perhaps only until this session ends')
    : vscode.l10n.t('VS Code’s secret storage');
}
