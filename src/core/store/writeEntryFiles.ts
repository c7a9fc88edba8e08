import { writeYaml } from '../base/writeYaml.js';
import type { Model } from '../contents/contents.js';
import { readContents } from '../contents/readContents.js';
import { writePem } from '../pem/writePem.js';
import type { NewEntry } from './entry.js';
import { type EntryFile, holdsKey } from './layout.js';
import { RefusedWrite } from './refusedWrite.js';

/** An entry's files, in the order they are written; read back before they are handed out. */
export async function writeEntryFiles(
  { kind, certificates, sealedKey, notes }: NewEntry,
  now: number,
): Promise<ReadonlyMap<EntryFile, Uint8Array>> {
  if (certificates.length === 0) throw new RefusedWrite('certificate-missing');
  if (holdsKey(kind) && sealedKey === undefined) throw new RefusedWrite('key-missing');
  if (!holdsKey(kind) && sealedKey !== undefined) throw new RefusedWrite('key-not-wanted');
  const files = new Map<EntryFile, Uint8Array>();
  const certificateText = certificates.map((der) => writePem('CERTIFICATE', der)).join('');
  files.set('certificate.pem', new TextEncoder().encode(certificateText));
  if (!modelsOf(files.get('certificate.pem')).every(({ kind }) => kind === 'certificate'))
    throw new RefusedWrite('certificate-unreadable');
  if (sealedKey) {
    files.set('key.pem', new TextEncoder().encode(writePem('ENCRYPTED PRIVATE KEY', sealedKey)));
    // What the label says is not enough: the octets must be those of an encrypted key.
    const [key] = modelsOf(files.get('key.pem'));
    if (key?.kind !== 'privateKey' || key.encryption === null) throw new RefusedWrite('key-unencrypted');
  }
  const { label, description, tags, source } = notes;
  const added = new Date(now).toISOString();
  const text = await writeYaml('What people know about this certificate. Made to be edited.', {
    label,
    description,
    tags,
    source,
    added,
  });
  return files.set('entry.yaml', new TextEncoder().encode(text));
}

function modelsOf(bytes: Uint8Array | undefined): readonly Model[] {
  return bytes === undefined ? [] : readContents(bytes).items.map(({ model }) => model);
}
