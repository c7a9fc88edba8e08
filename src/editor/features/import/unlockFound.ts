import * as vscode from 'vscode';
import { openKey, type OpenedKey, type OpeningOptions } from '../../../core/keys/openKey.js';
import { sealedIdentity } from '../../../core/keys/passphraseIdentity.js';
import type { Keystore } from '../../../core/keystores/keystore.js';
import { openKeystore } from '../../../core/keystores/openKeystore.js';
import type { Entry } from '../../../core/store/entry.js';
import type { Gathering } from '../../../core/store/import/gathering.js';
import { type LockedObject, lockedObjects } from '../../../core/store/import/lockedObjects.js';
import { openClearKeys } from '../../../core/store/import/openClearKeys.js';
import { describeLocked } from '../../../core/words/describeImport.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk, Secrets } from '../../desk/desk.js';
import { withLateProgress } from '../../desk/lateProgress.js';
import type { GivenPassphrase } from '../../desk/passphrase.js';
import { askChoice } from '../../desk/steps.js';
import { unlock } from '../../desk/unlock.js';

/** Keys that are derived at a time: Web Crypto does it on all cores. */
const AT_A_TIME = 4;

/** Passphrases of one import that are tried on what comes later: each try costs some tenths of a second. */
const TRIED_PASSPHRASES = 8;

/**
 * Opens what a passphrase is needed for. What has opened one is tried on the others before anybody is asked. Answers
 * what each key was opened with, or undefined where the person leaves; what they skip stays closed.
 */
export async function unlockFound(
  found: Gathering,
  existing: readonly Entry[],
  { secrets }: Pick<Desk, 'secrets'>,
): Promise<ReadonlyMap<OpenedKey, GivenPassphrase> | undefined> {
  const opened = new Map<OpenedKey, GivenPassphrase>();
  // Some tools write an empty passphrase where the person gave none.
  const passphrases: GivenPassphrase[] = [{ passphrase: '' }];
  const tried = new WeakMap<object, Set<string>>();
  const skipped = new Set<object>();
  await openClearKeys(found);
  for (;;) {
    const waiting = () => lockedObjects(found, existing).filter((one) => !skipped.has(subjectOf(one)));
    await tryKnown(waiting(), passphrases, tried, { found, opened });
    const [locked, ...others] = waiting();
    if (locked === undefined) return opened;
    const unlocked = await ask(locked, secrets);
    if (unlocked !== undefined) {
      // What nothing opens stays as it is, and the plan says so.
      if (!take(locked, unlocked.opening, unlocked, { found, opened })) skipped.add(subjectOf(locked));
      else if (!passphrases.some(({ passphrase }) => passphrase === unlocked.passphrase))
        passphrases.push(unlocked);
      continue;
    }
    const choice = await askWhetherToGoOn(locked, others.length, found);
    if (choice === 'leave') return undefined;
    for (const one of choice === 'skip' ? [locked] : [locked, ...others]) skipped.add(subjectOf(one));
  }
}

interface Results {
  readonly found: Gathering;
  readonly opened: Map<OpenedKey, GivenPassphrase>;
}

type Opening = Awaited<ReturnType<typeof open>>;

async function open(locked: LockedObject, passphrase: string, options: OpeningOptions) {
  return locked.type === 'key'
    ? openKey(locked.key, passphrase, options)
    : openKeystore(locked.container.keystore, passphrase, options);
}

/** Asks for one passphrase until it opens, through the door by which all are asked for. */
function ask(locked: LockedObject, secrets: Secrets) {
  const why = vscode.l10n.t('{0} Esc goes on without it.', describeLocked(locked));
  const isKey = locked.type === 'key';
  const { der } = isKey ? locked.key : locked.container.keystore;
  const sealed = {
    what: isKey ? 'private key' : 'container',
    why,
    name: toPlain(locked.file),
    identities: [sealedIdentity(der)],
  } as const;
  return unlock(sealed, (passphrase, options) => open(locked, passphrase, options), secrets);
}

/** Keeps what an opening brought; answers whether it brought something. */
function take(
  locked: LockedObject,
  opening: Opening,
  { isRemembered = false, passphrase }: GivenPassphrase,
  { found, opened }: Results,
): boolean {
  if (opening.outcome !== 'opened') return false;
  if (
    locked.type === 'container' &&
    'keystore' in opening &&
    !isMoreOpen(locked.container.keystore, opening.keystore)
  )
    return false;
  if ('key' in opening && locked.type === 'key') {
    found.openKey(locked.key, opening.key);
    opened.set(opening.key, { passphrase, isRemembered });
  } else if ('keystore' in opening && locked.type === 'container')
    for (const key of found.openContainer(locked.container, opening.keystore))
      opened.set(key, { passphrase, isRemembered });
  return true;
}

/** Whether there is less in a container that is closed than before. */
function isMoreOpen(before: Keystore, after: Keystore): boolean {
  return countClosed(after) < countClosed(before);
}

function countClosed({ enclosed, sealed }: Keystore): number {
  const parts = sealed.filter(({ isOpen }) => !isOpen);
  const keys = enclosed.filter(
    ({ model, opened }) => model.kind === 'privateKey' && model.encryption !== null && opened === undefined,
  );
  // A closed part weighs more than the keys that come out of it, closed each by itself.
  return parts.length * 10_000 + keys.length;
}

/** Tries the passphrases that are known on what is locked, each once. Rejects where the person calls it off. */
async function tryKnown(
  locked: readonly LockedObject[],
  passphrases: readonly GivenPassphrase[],
  tried: WeakMap<object, Set<string>>,
  results: Results,
): Promise<void> {
  const tries = locked.map((one) => {
    const before = tried.get(subjectOf(one)) ?? new Set();
    const known = passphrases.slice(-TRIED_PASSPHRASES).filter(({ passphrase }) => !before.has(passphrase));
    tried.set(subjectOf(one), new Set([...before, ...known.map(({ passphrase }) => passphrase)]));
    // An empty passphrase protects no key by itself.
    return { one, known: known.filter(({ passphrase }) => passphrase !== '' || one.type === 'container') };
  });
  const open = tries.filter(({ known }) => known.length > 0);
  if (open.length === 0) return;
  await withLateProgress(vscode.l10n.t('Opening what is encrypted'), async (signal, tell) => {
    for (let at = 0; at < open.length; at += AT_A_TIME) {
      signal.throwIfAborted();
      tell(vscode.l10n.t('{0} of {1}', at, open.length));
      await Promise.all(
        open.slice(at, at + AT_A_TIME).map(({ known, one }) => tryEach(one, known, signal, results)),
      );
    }
  });
}

async function tryEach(
  locked: LockedObject,
  passphrases: readonly GivenPassphrase[],
  signal: AbortSignal,
  results: Results,
): Promise<void> {
  for (const given of passphrases) {
    const opening = await open(locked, given.passphrase, { signal });
    signal.throwIfAborted();
    if (take(locked, opening, given, results)) return;
  }
}

function askWhetherToGoOn(
  locked: LockedObject,
  others: number,
  { certificates, lists, requests }: Gathering,
): Promise<'skip' | 'skip-all' | 'leave'> {
  // Where there is nothing else to import, who leaves the question leaves it all.
  if (others + certificates.length + lists.length + requests.length === 0) return Promise.resolve('leave');
  return askChoice<'skip' | 'skip-all' | 'leave'>({
    placeholder: vscode.l10n.t('{0} stays closed.', toPlain(locked.file)),
    choices: [
      { label: vscode.l10n.t('Go on without it'), value: 'skip' },
      ...(others === 0
        ? []
        : [
            {
              label: vscode.l10n.t('Go on without all {0} that are closed', others + 1),
              value: 'skip-all' as const,
            },
          ]),
      { label: vscode.l10n.t('Leave the import'), value: 'leave' },
    ],
  }).then((outcome) => (typeof outcome === 'string' ? 'leave' : outcome.answer));
}

/** What tells one locked object from another. */
function subjectOf(locked: LockedObject): object {
  return locked.type === 'key' ? locked.key : locked.container.keystore;
}
