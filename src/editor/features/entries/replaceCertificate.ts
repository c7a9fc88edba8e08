import * as vscode from 'vscode';
import { Budget } from '../../../core/path/budget.js';
import { buildPath } from '../../../core/path/buildPath.js';
import { fingerprint } from '../../../core/path/fingerprint.js';
import { Pool, toKnown } from '../../../core/path/pool.js';
import type { Entry } from '../../../core/store/entry.js';
import { entryPath } from '../../../core/store/layout.js';
import type { Replacement, Standing } from '../../../core/store/replace/replacement.js';
import { describeDay } from '../../../core/words/describeLifetime.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { toInertText } from '../../desk/inertText.js';
import { withLateProgress } from '../../desk/lateProgress.js';
import { rememberFor } from '../../desk/rememberFor.js';
import { askChoice, type Choice } from '../../desk/steps.js';
import type { Asked } from './asked.js';
import { chosenEntries, nameOf, toChoice } from './chosenEntries.js';
import { confirmReplacement } from './confirmReplacement.js';
import { forgetGone, moveToTrash } from './deleteEntries.js';
import { filesOf, keepReplaced } from './keepReplaced.js';
import type { Successor } from './successor.js';
import { successorInEntry } from './successorInEntry.js';
import { successorInFile } from './successorInFile.js';
import { usesInJobs } from '../../desk/usesInJobs.js';

/**
 * Puts a renewed certificate in the place of an entry's, once the person has seen what changes and who must act. Label,
 * name and whatever refers to them stay.
 * @param asked `lines` is the entry with the renewed one where Renew Certificate offers it
 */
export async function replaceCertificate({ line, lines }: Asked, desk: StoreDesk): Promise<void> {
  const question = vscode.l10n.t('Which certificate is to be replaced?');
  const [entry] = await chosenEntries({ line, lines: undefined }, question, desk, isReplaceable);
  const own = entry?.certificates[0];
  if (entry === undefined || own === undefined) return;
  const shown = await filesOf(entry, desk);
  const given = (await desk.store.contents()).entries.find((one) => isAt(one, lines));
  const successor = given ? await successorInEntry(given, desk) : await askSuccessor(entry, desk);
  if (successor === undefined) return;
  const [after] = successor.certificates;
  if (fingerprint(after) === fingerprint(own.certificate))
    throw new Error(vscode.l10n.t('It is the same certificate, byte for byte.'));
  const replacement: Replacement = {
    kind: entry.kind === 'key' || entry.kind === 'peer' ? entry.kind : 'ca',
    before: await standingOf(own.certificate, [], desk),
    after: await standingOf(after, successor.certificates.slice(1), desk),
  };
  const jobs = await usesInJobs([entry], desk);
  const from = successor.from?.entry;
  const isNamed =
    from !== undefined && from.kind !== 'request' && (await usesInJobs([from], desk)).length > 0;
  const stays = isNamed ? from : undefined;
  const decision = await confirmReplacement({ entry, replacement, jobs, successor, stays }, desk);
  if (decision === undefined) return;
  const replacing = { entry, shown, successor, keepsOld: decision !== 'drop', takesFrom: !isNamed };
  const old = await withLateProgress(vscode.l10n.t('Replacing the certificate'), () =>
    keepReplaced(replacing, desk),
  );
  await rememberFor([after.publicKey], nameOf(entry), successor.given ?? { passphrase: '' }, desk);
  const isTrashed = decision === 'trash' && old !== undefined && (await trash(old, desk));
  // The key of the one before may be gone with it.
  await forgetGone([entry], desk);
  sayReplaced(entry, after, isTrashed ? undefined : old?.name);
}

function isReplaceable({ certificates, kind }: Entry): boolean {
  return (kind === 'key' || kind === 'ca' || kind === 'peer') && certificates.length > 0;
}

function isAt({ kind, name }: Entry, address: unknown): boolean {
  const isAddress = typeof address === 'object' && address !== null && 'kind' in address && 'name' in address;
  return isAddress && address.kind === kind && address.name === name;
}

/** Another entry of the same kind, those renewed from this one first, or a file. Undefined where the person leaves. */
async function askSuccessor(entry: Entry, desk: StoreDesk): Promise<Successor | undefined> {
  const { entries } = await desk.store.contents();
  const isRenewal = ({ notes }: Entry) => notes.source === `renewed from ${entry.name}`;
  const others = entries
    .filter((one) => one.kind === entry.kind && one.name !== entry.name && isReplaceable(one))
    .sort((a, b) => Number(isRenewal(b)) - Number(isRenewal(a)));
  const file: Choice<undefined> = {
    label: vscode.l10n.t('A file…'),
    description:
      entry.kind === 'key'
        ? vscode.l10n.t('with its private key, or the answer to a request that waits in the store')
        : '',
    iconPath: new vscode.ThemeIcon('folder-opened'),
    value: undefined,
  };
  const choices = others.map((one) => toChoice(one, desk.clock()));
  const firstOther = others[0];
  const outcome = await askChoice<Entry | undefined>({
    placeholder: vscode.l10n.t('What takes the place of {0}?', nameOf(entry)),
    choices: firstOther && isRenewal(firstOther) ? [...choices, file] : [file, ...choices],
  });
  if (typeof outcome === 'string') return undefined;
  if (outcome.answer) return successorInEntry(outcome.answer, desk);
  const uri = await askFile(entry, desk);
  return uri && successorInFile(entry, uri, desk);
}

async function askFile(entry: Entry, { store }: StoreDesk): Promise<vscode.Uri | undefined> {
  const title = vscode.l10n.t('What takes the place of {0}?', nameOf(entry));
  const [uri] = (await vscode.window.showOpenDialog({ title, defaultUri: store.root.uri })) ?? [];
  return uri;
}

/** A certificate and those above it that came along or that the store has, each proven by signature. */
async function standingOf(
  certificate: Certificate,
  along: readonly Certificate[],
  { clock, known, store, verify }: StoreDesk,
): Promise<Standing> {
  const pool = new Pool(
    along.map((one) => toKnown(one)),
    await known.stored(store),
  );
  const path = await buildPath(toKnown(certificate), { pool, verify, budget: new Budget(), at: clock() });
  return [certificate, ...path.steps.slice(1).map((step) => step.known.certificate)];
}

async function trash(old: { kind: Entry['kind']; name: string }, desk: StoreDesk): Promise<boolean> {
  const { entries } = await desk.store.contents();
  const entry = entries.find((one) => isAt(one, old));
  const stamp = await desk.store.stamp(entryPath(old));
  if (entry === undefined || stamp === undefined) return false;
  return (await moveToTrash([{ entry, stamp }], desk)).length === 0;
}

function sayReplaced(entry: Entry, after: Certificate, old: string | undefined): void {
  const [name, day] = [nameOf(entry), describeDay(after.notAfter.epoch)];
  const message =
    old === undefined
      ? vscode.l10n.t('{0} is replaced; its last day is {1} now.', name, day)
      : vscode.l10n.t(
          '{0} is replaced; its last day is {1} now. The old one is kept as {2}.',
          name,
          day,
          old,
        );
  void vscode.window.showInformationMessage(toInertText(message));
}
