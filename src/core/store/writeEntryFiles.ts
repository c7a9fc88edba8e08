import { writeYaml } from '../base/writeYaml.js';
import type { Model } from '../contents/contents.js';
import { readContents } from '../contents/readContents.js';
import { writePem } from '../pem/writePem.js';
import type { NewEntry } from './entry.js';
import { IGNORE_FILE, writeIgnoreFile } from './keptOut.js';
import { type EntryKind, holdsKey, mainFile } from './layout.js';
import { RefusedWrite } from './refusedWrite.js';

/** An entry's files, in the order they are written; read back before they are handed out. */
export async function writeEntryFiles(
  entry: NewEntry,
  now: number,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { isKeyKeptOut = false, kind, sealedKey, notes } = entry;
  const main = writeMain(entry);
  if (holdsKey(kind) && sealedKey === undefined) throw new RefusedWrite('key-missing');
  if (!holdsKey(kind) && sealedKey !== undefined) throw new RefusedWrite('key-not-wanted');
  // Before the key, so that git never sees it.
  const files = new Map<string, Uint8Array>(isKeyKeptOut ? [[IGNORE_FILE, writeIgnoreFile()]] : []);
  files.set(mainFile(kind), main);
  if (sealedKey) {
    files.set('key.pem', new TextEncoder().encode(writePem('ENCRYPTED PRIVATE KEY', sealedKey)));
    // What the label says is not enough: the octets must be those of an encrypted key.
    const [key] = modelsOf(files.get('key.pem'));
    if (key?.kind !== 'privateKey' || key.encryption === null) throw new RefusedWrite('key-unencrypted');
  }
  const { label, description, tags, owner, source } = notes;
  const added = new Date(now).toISOString();
  const text = await writeYaml(`What people know about this ${SUBJECTS[kind]}. Made to be edited.`, {
    label,
    description,
    tags,
    owner,
    source,
    added,
  });
  return files.set('entry.yaml', new TextEncoder().encode(text));
}

const SUBJECTS: Readonly<Record<EntryKind, string>> = {
  authority: 'certificate',
  key: 'certificate',
  ca: 'certificate',
  peer: 'certificate of a partner',
  request: 'request',
  crl: 'revocation list',
};

/** The certificates, or the object that the entry is about. */
function writeMain({ certificates, kind, object }: NewEntry): Uint8Array {
  const label = kind === 'request' ? 'CERTIFICATE REQUEST' : kind === 'crl' ? 'X509 CRL' : 'CERTIFICATE';
  const written = label === 'CERTIFICATE' ? certificates : object ? [object] : [];
  if (written.length === 0) throw new RefusedWrite('certificate-missing');
  const bytes = new TextEncoder().encode(written.map((der) => writePem(label, der)).join(''));
  const wanted = label === 'CERTIFICATE' ? 'certificate' : kind;
  if (!modelsOf(bytes).every((model) => model.kind === wanted))
    throw new RefusedWrite(label === 'CERTIFICATE' ? 'certificate-unreadable' : 'object-unreadable');
  return bytes;
}

function modelsOf(bytes: Uint8Array | undefined): readonly Model[] {
  return bytes === undefined ? [] : readContents(bytes).items.map(({ model }) => model);
}
