import * as vscode from 'vscode';
import { publicKeyOf } from '../../../core/contents/publicKeyOf.js';
import { keyMatches } from '../../../core/keys/keyMatches.js';
import { openKey } from '../../../core/keys/openKey.js';
import type { PrivateKey } from '../../../core/keys/privateKey.js';
import { describePrivateKey, describePublicKey } from '../../../core/words/describeKey.js';
import { describeModel } from '../../../core/words/describeModel.js';
import { describeOpening } from '../../../core/words/describeOpening.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { PublicKey } from '../../../core/x509/publicKey.js';
import { mayUseKeys } from '../../desk/access.js';
import { toInertText } from '../../desk/inertText.js';
import type { Desk } from '../../desk/desk.js';
import { sealedKeyIdentities } from '../../desk/entryIdentities.js';
import { withLateProgress } from '../../desk/lateProgress.js';
import { toLocation } from '../../desk/location.js';
import { toOffset } from '../../desk/ranges.js';
import { askChoice, type Choice } from '../../desk/steps.js';
import { unlock } from '../../desk/unlock.js';
import { showInViewer } from '../../desk/showInViewer.js';
import { isBinary } from '../../desk/isBinary.js';
import {
  type FoundObject,
  isSealedContainer,
  isSealedKey,
  objectsEverywhere,
  objectsIn,
} from './foundObject.js';

/**
 * Finds what has the key of an object: its certificates, requests and private keys, in every file and the store.
 * @param asked a file, or a line of the Certificates view; without one the block at the cursor, else the person chooses
 */
export async function matchKey(asked: unknown, desk: Desk): Promise<void> {
  const everything = await withLateProgress(vscode.l10n.t('Looking for keys and certificates'), (signal) =>
    objectsEverywhere(desk, signal),
  );
  const start = await findAsked(asked, everything, desk);
  const key = start && (await keyOf(start, desk));
  if (key === undefined) return;
  for (;;) {
    const chosen = await showMatches(key, everything, desk);
    if (chosen === undefined) return;
    if (!isSealedKey(chosen)) return show(chosen);
    const opened = await keyOf(chosen, desk);
    if (opened !== undefined) await tell(chosen, keyMatches(key, opened));
  }
}

/** Lists what has the key, and what may have it; answers the one that the person takes. */
async function showMatches(
  key: PublicKey,
  everything: readonly FoundObject[],
  { clock }: Desk,
): Promise<FoundObject | undefined> {
  const matches = everything.filter(({ model }) => {
    const own = publicKeyOf(model);
    return own !== undefined && keyMatches(own, key);
  });
  const sealed = everything.filter(isSealedKey);
  const containers = everything.filter(isSealedContainer);
  const toChoice = (found: FoundObject): Choice<FoundObject | undefined> => ({
    label: describeModel(found.model, clock()),
    detail: toPlain(vscode.workspace.asRelativePath(found.uri)),
    value: found,
  });
  const title = (label: string): Choice<undefined> => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
    value: undefined,
  });
  const groups: readonly (readonly [string, readonly FoundObject[]])[] = [
    [vscode.l10n.t('private keys'), ofKind(matches, 'privateKey')],
    [vscode.l10n.t('certificates'), ofKind(matches, 'certificate')],
    [vscode.l10n.t('requests'), ofKind(matches, 'request')],
    [vscode.l10n.t('public keys'), ofKind(matches, 'publicKey')],
    [vscode.l10n.t('cannot be told without the passphrase'), [...sealed, ...containers]],
  ];
  const outcome = await askChoice<FoundObject | undefined>({
    placeholder: vscode.l10n.t(
      '{0}: {1} of {2} objects have this key; sealed: {3} private keys, {4} containers',
      describePublicKey(key),
      matches.length,
      everything.length,
      sealed.length,
      containers.length,
    ),
    choices: groups.flatMap(([label, found]) =>
      found.length === 0 ? [] : [title(label), ...found.map(toChoice)],
    ),
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

function ofKind(found: readonly FoundObject[], kind: FoundObject['model']['kind']): readonly FoundObject[] {
  return found.filter(({ model }) => model.kind === kind);
}

/** The object's public key; of a sealed private key once its passphrase opens it. */
async function keyOf(found: FoundObject, desk: Desk): Promise<PublicKey | undefined> {
  const { model } = found;
  const key = publicKeyOf(model);
  if (key !== undefined || model.kind !== 'privateKey') return key;
  return (await mayUseKeys()) ? openSealed(model, found.uri, desk) : undefined;
}

async function openSealed(key: PrivateKey, uri: vscode.Uri, desk: Desk): Promise<PublicKey | undefined> {
  const sealed = {
    what: 'private key',
    why: vscode.l10n.t('Passphrase of this {0}', describePrivateKey(key)),
    name: toPlain(vscode.workspace.asRelativePath(uri)),
    identities: await sealedKeyIdentities(key, desk),
  } as const;
  const unlocked = await unlock(
    sealed,
    (passphrase, options) => openKey(key, passphrase, options),
    desk.secrets,
  );
  if (unlocked === undefined) return undefined;
  const { opening } = unlocked;
  if (opening.outcome !== 'opened') throw new Error(describeOpening(opening, 'private key'));
  const { publicKey } = opening.key;
  if (publicKey === undefined) throw new Error(vscode.l10n.t('This key does not tell its public half.'));
  return publicKey;
}

/** Whether the key that has just been opened is the one. */
async function tell({ uri }: FoundObject, isSame: boolean): Promise<void> {
  const file = toPlain(vscode.workspace.asRelativePath(uri));
  await vscode.window.showInformationMessage(
    isSame
      ? toInertText(vscode.l10n.t('The private key in {0} belongs to it.', file))
      : toInertText(vscode.l10n.t('The private key in {0} is another one.', file)),
    { modal: true },
  );
}

/** Text on its line; what is binary, or opens with a passphrase, in the viewer. */
async function show(found: FoundObject): Promise<void> {
  const { uri, span } = found;
  if (isSealedContainer(found) || (await isBinary(uri))) return showInViewer(uri);
  const { range } = await toLocation(uri, span);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(range.start, range.start) });
}

/** What a line of the Certificates view may have. */
interface Line {
  readonly uri?: vscode.Uri;
  readonly item?: { readonly model: FoundObject['model'] };
}

async function findAsked(
  asked: unknown,
  everything: readonly FoundObject[],
  desk: Desk,
): Promise<FoundObject | undefined> {
  const line: Line =
    asked instanceof vscode.Uri ? { uri: asked } : typeof asked === 'object' && asked !== null ? asked : {};
  const { activeTextEditor: editor } = vscode.window;
  const uri = line.uri ?? editor?.document.uri;
  const here = uri === undefined ? [] : (await objectsIn(uri, desk)).filter(hasKey);
  const named = here.find(({ model }) => model === line.item?.model);
  if (named !== undefined) return named;
  if (editor !== undefined && editor.document.uri.toString() === uri?.toString()) {
    const offset = toOffset(editor.document, editor.selection.active);
    const at = here.findLast(({ span }) => span.start <= offset);
    if (at !== undefined) return at;
  }
  if (here.length === 1) return here[0];
  return askAmong(here.length > 0 ? here : everything.filter(hasKey), desk);
}

function hasKey(found: FoundObject): boolean {
  return publicKeyOf(found.model) !== undefined || isSealedKey(found);
}

async function askAmong(found: readonly FoundObject[], { clock }: Desk): Promise<FoundObject | undefined> {
  if (found.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no certificate, request or key in this workspace.'),
    );
    return undefined;
  }
  const outcome = await askChoice<FoundObject>({
    placeholder: vscode.l10n.t('Whose key is to be looked for?'),
    choices: found.map((one) => ({
      label: describeModel(one.model, clock()),
      description: toPlain(vscode.workspace.asRelativePath(one.uri)),
      value: one,
    })),
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}
