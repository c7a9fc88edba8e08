import { span, type Span } from '../base/span.js';
import type { Contents, Model } from '../contents/contents.js';
import { placeOf } from '../contents/placeOf.js';
import { readContents } from '../contents/readContents.js';
import { isInTheClear } from '../keys/isInTheClear.js';
import { keyMatches } from '../keys/keyMatches.js';
import type { PrivateKey } from '../keys/privateKey.js';
import type { KnownCertificate } from '../path/pool.js';
import type { PublicKey } from '../x509/publicKey.js';
import type { Entry, EntryFault } from './entry.js';
import { findMergeConflict } from './findMergeConflict.js';
import { IGNORE_FILE, keepsKeyOut } from './keptOut.js';
import { type EntryAddress, type EntryFile, entryPath, holdsKey, mainFile } from './layout.js';
import { readNotes } from './readNotes.js';
import type { StoreReader } from './storeFileSystem.js';

/** Reads an entry, sound or not. Never rejects: what the file system does not give is a fault of that file. */
export async function readEntry(fileSystem: StoreReader, address: EntryAddress): Promise<Entry> {
  const { kind } = address;
  const outside: EntryFault[] = [];
  const read = async (file: EntryFile): Promise<Uint8Array | undefined> => {
    try {
      const bytes = await fileSystem.read(entryPath(address, file));
      const conflict = bytes && findMergeConflict(bytes);
      if (conflict) outside.push({ code: 'merge-conflict', file, span: conflict });
      return bytes;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      outside.push({ code: 'file-unreadable', file, span: span(0, 0), facts: { reason } });
      return undefined;
    }
  };
  const [mainBytes, keyBytes, notesBytes, listBytes] = await Promise.all([
    read(mainFile(kind)),
    read('key.pem'),
    read('entry.yaml'),
    kind === 'authority' ? read('crl.pem') : undefined,
  ]);
  const main = readMain(address, mainBytes);
  const owner = main.certificates[0]?.certificate ?? main.request;
  const { key, faults: keyFaults } = readKey(address, keyBytes, owner?.publicKey);
  const isKeyElsewhere =
    kind === 'authority' && keyBytes === undefined && (await isKeptOut(fileSystem, address));
  const { notes, labelSpan, faults: notesFaults } = await readNotes(notesBytes);
  const list = listBytes && readObject('crl', 'crl.pem', listBytes);
  return {
    ...address,
    certificates: main.certificates,
    request: main.request,
    revocationList: main.revocationList ?? list?.model,
    key,
    ...(isKeyElsewhere && { isKeyElsewhere }),
    notes,
    labelSpan,
    faults: withoutEchoes(outside, [
      ...main.faults,
      ...(list?.faults ?? []),
      ...(isKeyElsewhere ? [] : keyFaults),
      ...notesFaults,
    ]),
  };
}

/** What could not be read is not missing as well, and a merge that stopped halfway is no YAML. */
function withoutEchoes(outside: readonly EntryFault[], inside: readonly EntryFault[]): readonly EntryFault[] {
  const isEcho = ({ code, file }: EntryFault) =>
    outside.some((one) => one.file === file && (one.code === 'file-unreadable' || code === 'notes-broken'));
  return [...outside, ...inside.filter((fault) => !isEcho(fault))];
}

/** Whether git leaves out the key that belongs here; a file that the file system does not give says nothing of it. */
async function isKeptOut(fileSystem: StoreReader, address: EntryAddress): Promise<boolean> {
  const path = `${entryPath(address)}/${IGNORE_FILE}`;
  const ignored = await fileSystem.read(path).catch(() => undefined);
  return ignored !== undefined && keepsKeyOut(ignored);
}

/** What the entry is about. */
type Main = Pick<Entry, 'certificates' | 'request' | 'revocationList' | 'faults'>;

function readMain(address: EntryAddress, bytes: Uint8Array | undefined): Main {
  const none = { certificates: [], request: undefined, revocationList: undefined };
  switch (address.kind) {
    case 'request': {
      const { faults, model } = readObject('request', 'request.pem', bytes);
      return { ...none, request: model, faults };
    }
    case 'crl': {
      const { faults, model } = readObject('crl', 'crl.pem', bytes);
      return { ...none, revocationList: model, faults };
    }
    default:
      return { ...none, ...readCertificates(address, bytes) };
  }
}

/** The one object of this kind that a file is to hold. */
function readObject<Kind extends 'request' | 'crl'>(
  kind: Kind,
  file: EntryFile,
  bytes: Uint8Array | undefined,
): { model: Extract<Model, { kind: Kind }> | undefined; faults: readonly EntryFault[] } {
  const contents = bytes && readContents(bytes);
  const isIt = (model: Model): model is Extract<Model, { kind: Kind }> => model.kind === kind;
  for (const { container, model } of contents?.items ?? [])
    if (container === undefined && isIt(model)) return { model, faults: [] };
  const isEmpty = contents === undefined || contents.items.length === 0;
  const code = isEmpty ? (`${kind}-missing` as const) : (`${kind}-unreadable` as const);
  return { model: undefined, faults: [{ code, file, span: firstOf(contents) }] };
}

function readCertificates(
  address: EntryAddress,
  bytes: Uint8Array | undefined,
): { certificates: readonly KnownCertificate[]; faults: readonly EntryFault[] } {
  const file = 'certificate.pem';
  const contents = bytes && readContents(bytes);
  const certificates: KnownCertificate[] = [];
  const faults: EntryFault[] = [];
  for (const item of contents?.items ?? []) {
    // Connect:Direct wants PEM: the container is what is wrong, whatever is inside.
    if (item.container !== undefined) continue;
    const place = placeOf(item);
    if (item.model.kind === 'certificate')
      certificates.push({ certificate: item.model, file: entryPath(address, file), span: place });
    else if (item.model.kind === 'privateKey')
      faults.push({ code: 'key-misplaced', file, span: place }, ...clearKeys(file, [item]));
    else faults.push({ code: 'certificate-unreadable', file, span: place });
  }
  const second = certificates[1];
  if (certificates.length === 0 && faults.length === 0)
    faults.push({ code: 'certificate-missing', file, span: firstOf(contents) });
  if (address.kind === 'ca' && second) faults.push({ code: 'certificates-several', file, span: second.span });
  return { certificates, faults };
}

function readKey(
  { kind }: EntryAddress,
  bytes: Uint8Array | undefined,
  own: PublicKey | undefined,
): { key: PrivateKey | undefined; faults: readonly EntryFault[] } {
  const file = 'key.pem';
  if (bytes === undefined)
    return {
      key: undefined,
      faults: holdsKey(kind) ? [{ code: 'key-missing', file, span: span(0, 0) }] : [],
    };
  const contents = readContents(bytes);
  if (!holdsKey(kind))
    return {
      key: undefined,
      faults: [{ code: 'key-misplaced', file, span: firstOf(contents) }, ...clearKeys(file, contents.items)],
    };
  for (const item of contents.items) {
    const { model } = item;
    if (model.kind !== 'privateKey') continue;
    const faults = [...clearKeys(file, contents.items)];
    const place = placeOf(item);
    if (own && model.publicKey && !keyMatches(own, model.publicKey))
      faults.push({ code: 'key-mismatch', file, span: place });
    const second = contents.items.find((other) => other !== item && other.model.kind === 'privateKey');
    if (second) faults.push({ code: 'keys-several', file, span: placeOf(second) });
    return { key: model, faults };
  }
  const code = contents.items.length === 0 ? 'key-missing' : 'key-unreadable';
  return { key: undefined, faults: [{ code, file, span: firstOf(contents) }] };
}

/** Each private key that is not encrypted, wherever it stands. */
function clearKeys(file: EntryFile, items: Contents['items']): readonly EntryFault[] {
  return items.flatMap((item) =>
    item.model.kind === 'privateKey' && isInTheClear(item.model)
      ? [{ code: 'key-unencrypted' as const, file, span: placeOf(item) }]
      : [],
  );
}

/** The first thing found stands for the file. */
function firstOf(contents: Contents | undefined): Span {
  const [first] = contents?.items ?? [];
  return first ? placeOf(first) : span(0, 0);
}
