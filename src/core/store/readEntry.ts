import { span, type Span } from '../base/span.js';
import type { Contents } from '../contents/contents.js';
import { placeOf } from '../contents/placeOf.js';
import { readContents } from '../contents/readContents.js';
import { keyMatches } from '../keys/keyMatches.js';
import type { PrivateKey } from '../keys/privateKey.js';
import type { KnownCertificate } from '../path/pool.js';
import type { Entry, EntryFault } from './entry.js';
import { type EntryAddress, type EntryFile, entryPath, holdsKey } from './layout.js';
import { readNotes } from './readNotes.js';
import type { StoreReader } from './storeFileSystem.js';

/** Reads an entry, sound or not; rejects only where the file system does. */
export async function readEntry(fileSystem: StoreReader, address: EntryAddress): Promise<Entry> {
  const read = (file: EntryFile): Promise<Uint8Array | undefined> =>
    fileSystem.read(entryPath(address, file));
  const [certificateBytes, keyBytes, notesBytes] = await Promise.all([
    read('certificate.pem'),
    read('key.pem'),
    read('entry.yaml'),
  ]);
  const { certificates, faults: certificateFaults } = readCertificates(address, certificateBytes);
  const { key, faults: keyFaults } = readKey(address, keyBytes, certificates[0]);
  const { notes, faults: notesFaults } = await readNotes(notesBytes);
  const faults = [...certificateFaults, ...keyFaults, ...notesFaults];
  return { ...address, certificates, key, notes, faults };
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
    else if (item.model.kind === 'privateKey') faults.push({ code: 'key-misplaced', file, span: place });
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
  leaf: KnownCertificate | undefined,
): { key: PrivateKey | undefined; faults: readonly EntryFault[] } {
  const file = 'key.pem';
  if (bytes === undefined)
    return {
      key: undefined,
      faults: holdsKey(kind) ? [{ code: 'key-missing', file, span: span(0, 0) }] : [],
    };
  const contents = readContents(bytes);
  if (!holdsKey(kind))
    return { key: undefined, faults: [{ code: 'key-misplaced', file, span: firstOf(contents) }] };
  for (const item of contents.items) {
    const { model } = item;
    if (model.kind !== 'privateKey') continue;
    const faults: EntryFault[] = [];
    const place = placeOf(item);
    if (model.encryption === null) faults.push({ code: 'key-unencrypted', file, span: place });
    const own = leaf?.certificate.publicKey;
    if (own && model.publicKey && !keyMatches(own, model.publicKey))
      faults.push({ code: 'key-mismatch', file, span: place });
    return { key: model, faults };
  }
  const code = contents.items.length === 0 ? 'key-missing' : 'key-unreadable';
  return { key: undefined, faults: [{ code, file, span: firstOf(contents) }] };
}

/** The first thing found stands for the file. */
function firstOf(contents: Contents | undefined): Span {
  const [first] = contents?.items ?? [];
  return first ? placeOf(first) : span(0, 0);
}
