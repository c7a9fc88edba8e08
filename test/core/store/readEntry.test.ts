import assert from 'node:assert/strict';
import type { Entry } from '../../../src/core/store/entry.js';
import { describeEntryFault } from '../../../src/core/words/describeEntryFault.js';
import { fixture } from '../../support/inspectFixture.js';
import { MemoryFileSystem } from '../../support/memoryFileSystem.js';
import { putEntry, readEntries } from '../../support/storeFixture.js';

const certificate = fixture('pki/rsa/leaf.pem');
const sealed = fixture('pki/rsa/leaf.key');
const root = fixture('pki/rsa/root.pem');

/** Reads the one entry of these files, beside a sound one that must stay sound. */
async function entryOf(kind: Entry['kind'], files: Readonly<Record<string, string>>): Promise<Entry> {
  const disk = new MemoryFileSystem();
  putEntry(disk, { kind, name: 'alpha' }, files);
  putEntry(disk, { kind: 'ca', name: 'sound' }, { 'certificate.pem': root });
  const entries = await readEntries(disk);
  const sound = entries.find(({ name }) => name === 'sound');
  assert.deepEqual(sound?.faults, []);
  assert.equal(sound.certificates.length, 1);
  const entry = entries.find(({ name }) => name === 'alpha');
  assert.ok(entry);
  return entry;
}

/** Faults as `code file text`, the text that each stands on. */
async function faultsOf(kind: Entry['kind'], files: Readonly<Record<string, string>>): Promise<string[]> {
  const { faults } = await entryOf(kind, files);
  for (const fault of faults) assert.match(describeEntryFault(fault), /^.{10,}\.$/);
  return faults.map(
    ({ code, file, span }) => `${code} ${file} ${(files[file] ?? '').slice(span.start, span.end)}`,
  );
}

describe('readEntry', () => {
  it('reads an entry that was put there by hand, without notes', async () => {
    const entry = await entryOf('key', { 'certificate.pem': certificate, 'key.pem': sealed });
    assert.deepEqual(entry.faults, []);
    assert.deepEqual(entry.notes, {});
    assert.equal(entry.certificates[0]?.file, 'key/alpha/certificate.pem');
    assert.ok(entry.key?.encryption);
  });

  it('reads what people know, and leaves alone what it does not know', async () => {
    const notes = 'label: 0010\ndescription: |\n  Two\n  lines\ntags: [a, "1"]\nowner: {name: x}\nadded:\n';
    const entry = await entryOf('ca', { 'certificate.pem': root, 'entry.yaml': notes });
    assert.deepEqual(entry.notes, { label: '0010', description: 'Two\nlines\n', tags: ['a', '1'] });
    assert.deepEqual(entry.faults, []);
  });

  it('takes a field without a value for absent', async () => {
    const entry = await entryOf('ca', { 'certificate.pem': root, 'entry.yaml': 'label:\ntags:\n' });
    assert.deepEqual([entry.notes, entry.faults], [{ tags: [] }, []]);
    assert.deepEqual(await faultsOf('ca', { 'certificate.pem': root, 'entry.yaml': 'tags: one\n' }), [
      'notes-value entry.yaml one',
    ]);
  });

  it('tells of files that are missing or hold something else', async () => {
    assert.deepEqual(await faultsOf('key', { 'entry.yaml': 'label: a' }), [
      'certificate-missing certificate.pem ',
      'key-missing key.pem ',
    ]);
    assert.deepEqual(await faultsOf('ca', { 'certificate.pem': 'hello' }), [
      'certificate-missing certificate.pem ',
    ]);
    assert.deepEqual(await faultsOf('key', { 'certificate.pem': certificate, 'key.pem': '' }), [
      'key-missing key.pem ',
    ]);
  });

  it('tells of what cannot be read, on its BEGIN line', async () => {
    assert.deepEqual(await faultsOf('ca', { 'certificate.pem': fixture('broken/not-der.pem') }), [
      'certificate-unreadable certificate.pem -----BEGIN CERTIFICATE-----',
    ]);
    assert.deepEqual(await faultsOf('key', { 'certificate.pem': certificate, 'key.pem': certificate }), [
      'key-unreadable key.pem -----BEGIN CERTIFICATE-----',
    ]);
  });

  it('tells of a private key in the clear', async () => {
    assert.deepEqual(
      await faultsOf('key', { 'certificate.pem': certificate, 'key.pem': fixture('pki/rsa/pkcs1.key') }),
      ['key-unencrypted key.pem -----BEGIN RSA PRIVATE KEY-----'],
    );
  });

  it('tells of a key of another certificate, where that can be seen', async () => {
    const files = { 'certificate.pem': root, 'key.pem': fixture('pki/rsa/pkcs1.key') };
    assert.deepEqual(await faultsOf('authority', files), [
      'key-unencrypted key.pem -----BEGIN RSA PRIVATE KEY-----',
      'key-mismatch key.pem -----BEGIN RSA PRIVATE KEY-----',
    ]);
  });

  it('tells of a private key where none belongs', async () => {
    assert.deepEqual(await faultsOf('ca', { 'certificate.pem': root, 'key.pem': sealed }), [
      'key-misplaced key.pem -----BEGIN ENCRYPTED PRIVATE KEY-----',
    ]);
    assert.deepEqual(await faultsOf('ca', { 'certificate.pem': sealed + root }), [
      'key-misplaced certificate.pem -----BEGIN ENCRYPTED PRIVATE KEY-----',
    ]);
  });

  it('tells of a second CA certificate', async () => {
    assert.deepEqual(await faultsOf('ca', { 'certificate.pem': fixture('pki/rsa/trusted.txt') }), [
      'certificates-several certificate.pem -----BEGIN CERTIFICATE-----',
    ]);
  });

  it('tells of notes that are broken, in their place, and reads the rest of them', async () => {
    const files = {
      'certificate.pem': root,
      'entry.yaml': 'label: a\nlabel: b\ntags: {}\ndescription: [x]\n',
    };
    assert.deepEqual(await faultsOf('ca', files), [
      'notes-broken entry.yaml label',
      'notes-value entry.yaml {}',
      'notes-value entry.yaml [x]',
    ]);
    assert.deepEqual(await faultsOf('ca', { ...files, 'entry.yaml': 'just text' }), [
      'notes-value entry.yaml just text',
    ]);
    const { notes } = await entryOf('ca', { ...files, 'entry.yaml': 'label: "a\ndescription: b\n' });
    assert.ok(typeof notes.label === 'string');
  });
});
