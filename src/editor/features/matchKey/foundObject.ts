import type * as vscode from 'vscode';
import type { Span } from '../../../core/base/span.js';
import { span } from '../../../core/base/span.js';
import type { Item, Model } from '../../../core/contents/contents.js';
import { placeOf } from '../../../core/contents/placeOf.js';
import { isClosed } from '../../../core/keystores/openKeystore.js';
import type { PrivateKey } from '../../../core/keys/privateKey.js';
import { mainFile } from '../../../core/store/layout.js';
import { contentsOf } from '../../desk/contentsOf.js';
import type { Desk } from '../../desk/desk.js';

/** An object and where it stands. */
export interface FoundObject {
  readonly uri: vscode.Uri;
  readonly span: Span;
  readonly model: Model;
}

/** The objects of one file as an editor has it, else as it is saved. */
export async function objectsIn(uri: vscode.Uri, desk: Desk): Promise<readonly FoundObject[]> {
  const contents = await contentsOf(uri, desk);
  return contents?.items.map((item) => toFound(uri, item)) ?? [];
}

/** Every object of the workspace's files and of the store. */
export async function objectsEverywhere(desk: Desk, signal: AbortSignal): Promise<readonly FoundObject[]> {
  const { files, store } = desk;
  await files.scan(signal);
  signal.throwIfAborted();
  const { uris } = await files.certificates();
  const inFiles = await Promise.all(uris.map((uri) => objectsIn(uri, desk)));
  const shown = await store.shown();
  const { entries = [] } = (await shown?.contents()) ?? {};
  const inStore = entries.flatMap((entry) => [
    ...at(
      shown?.uriOf(entry, mainFile(entry.kind)),
      entry.certificates.map(({ certificate, span: place }) => [certificate, place]),
    ),
    ...at(
      shown?.uriOf(entry, 'request.pem'),
      entry.request === undefined ? [] : [[entry.request, span(0, 0)]],
    ),
    ...at(shown?.uriOf(entry, 'key.pem'), entry.key === undefined ? [] : [[entry.key, span(0, 0)]]),
  ]);
  return [...inFiles.flat(), ...inStore];
}

function at(
  uri: vscode.Uri | undefined,
  models: readonly (readonly [Model, Span])[],
): readonly FoundObject[] {
  return uri === undefined ? [] : models.map(([model, place]) => ({ uri, model, span: place }));
}

function toFound(uri: vscode.Uri, item: Item): FoundObject {
  return { uri, model: item.model, span: placeOf(item) };
}

/** A private key that tells nothing of its public half until it is opened. */
export function isSealedKey({ model }: FoundObject): boolean {
  return model.kind === 'privateKey' && model.publicKey === undefined && isEncrypted(model);
}

/** A container that shows more once it is opened, keys perhaps among it. */
export function isSealedContainer({ model }: FoundObject): boolean {
  return model.kind === 'keystore' && isClosed(model);
}

function isEncrypted({ encryption }: PrivateKey): boolean {
  return encryption !== null;
}
