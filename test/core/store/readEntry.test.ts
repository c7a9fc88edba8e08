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

  it('never rejects: a .gitignore that the file system does not give keeps nothing out', async () => {
    const disk = new MemoryFileSystem();
    putEntry(disk, { kind: 'authority', name: 'alpha' }, { 'certificate.pem': root });
    const read = disk.read.bind(disk);
    disk.read = (file) => (file.endsWith('.gitignore') ? Promise.reject(new Error('a folder')) : read(file));
    const [entry] = await readEntries(disk);
    assert.deepEqual(
      [entry?.isKeyElsewhere, entry?.faults.map(({ code }) => code)],
      [undefined, ['key-missing']],
    );
  });

  it('reads a partner’s certificate with its chain, which has no key', async () => {
    const chain = certificate + fixture('pki/rsa/intermediate.pem');
    const entry = await entryOf('peer', { 'certificate.pem': chain, 'entry.yaml': 'label: MB' });
    assert.deepEqual([entry.faults, entry.certificates.length, entry.key], [[], 2, undefined]);
    // Tools that make self-signed certificates mark them as a CA’s.
    assert.deepEqual(await faultsOf('peer', { 'certificate.pem': root }), []);
    assert.deepEqual(await faultsOf('peer', { 'certificate.pem': certificate, 'key.pem': sealed }), [
      `key-misplaced key.pem -----BEGIN ENCRYPTED PRIVATE KEY-----`,
    ]);
    assert.deepEqual(await faultsOf('peer', { 'entry.yaml': 'label: a' }), [
      'certificate-missing certificate.pem ',
    ]);
  });

  it('tells of a second private key, on it, and takes the first', async () => {
    const files = { 'certificate.pem': certificate, 'key.pem': sealed + fixture('jobs/other.key') };
    assert.deepEqual(await faultsOf('key', files), [
      'keys-several key.pem -----BEGIN ENCRYPTED PRIVATE KEY-----',
    ]);
    const { faults } = await entryOf('key', files);
    assert.equal(faults[0]?.span.start, sealed.length);
    assert.ok((await entryOf('key', files)).key?.encryption);
  });

  it('reads a request with its key, and a revocation list', async () => {
    const request = await entryOf('request', {
      'request.pem': fixture('pki/rsa/leaf.csr'),
      'key.pem': fixture('pki/rsa/leaf.key'),
    });
    assert.deepEqual(request.faults, []);
    assert.equal(request.request?.kind, 'request');
    assert.ok(request.key?.encryption);
    const list = await entryOf('crl', { 'crl.pem': fixture('pki/rsa/intermediate.crl.pem') });
    assert.deepEqual(list.faults, []);
    assert.equal(list.revocationList?.revokedCertificates.length, 1);
    assert.deepEqual([...request.certificates, ...list.certificates], []);
  });

  it('tells of a request and a revocation list that are not there or are something else', async () => {
    assert.deepEqual(await faultsOf('request', { 'entry.yaml': 'label: a' }), [
      'request-missing request.pem ',
      'key-missing key.pem ',
    ]);
    assert.deepEqual(await faultsOf('crl', { 'entry.yaml': 'label: a' }), ['crl-missing crl.pem ']);
    const files = { 'request.pem': root, 'crl.pem': root, 'key.pem': fixture('pki/rsa/pkcs1.key') };
    const begin = root.slice(root.indexOf('-----BEGIN'), root.indexOf('\n', root.indexOf('-----BEGIN')));
    const codes = async (kind: 'request' | 'crl') =>
      (await faultsOf(kind, files)).map((fault) => fault.split('\n')[0]);
    assert.deepEqual(await codes('request'), [
      `request-unreadable request.pem ${begin}`,
      'key-unencrypted key.pem -----BEGIN RSA PRIVATE KEY-----',
    ]);
    assert.deepEqual(await codes('crl'), [
      `crl-unreadable crl.pem ${begin}`,
      'key-misplaced key.pem -----BEGIN RSA PRIVATE KEY-----',
      'key-unencrypted key.pem -----BEGIN RSA PRIVATE KEY-----',
    ]);
  });

  it('tells of a request’s key that is another’s, where that can be seen', async () => {
    const files = { 'request.pem': fixture('pki/rsa/leaf.csr'), 'key.pem': fixture('pki/rsa/pkcs1.key') };
    const codes = (await entryOf('request', files)).faults.map(({ code }) => code);
    const isOwn = !codes.includes('key-mismatch');
    const other = { ...files, 'request.pem': fixture('pki/ec/leaf.csr') };
    const others = (await entryOf('request', other)).faults.map(({ code }) => code);
    assert.deepEqual([isOwn, others.includes('key-mismatch')], [true, true]);
  });

  it('reads an authority’s own revocation list, which it need not have', async () => {
    const files = { 'certificate.pem': fixture('pki/rsa/intermediate.pem'), 'key.pem': sealed };
    assert.equal((await entryOf('authority', files)).revocationList, undefined);
    const list = { ...files, 'crl.pem': fixture('pki/rsa/intermediate.crl.pem') };
    assert.equal((await entryOf('authority', list)).revocationList?.kind, 'crl');
    const codes = (await entryOf('authority', { ...files, 'crl.pem': '' })).faults.map(({ code }) => code);
    assert.deepEqual(codes, ['crl-missing']);
  });

  it('takes an authority whose key is kept out of version control for whole, though its key is not here', async () => {
    const files = { 'certificate.pem': root, '.gitignore': '# out\r\n/key.pem\r\n' };
    const entry = await entryOf('authority', files);
    assert.deepEqual([entry.faults, entry.isKeyElsewhere, entry.key], [[], true, undefined]);
    const here = await entryOf('authority', { ...files, 'key.pem': sealed });
    assert.deepEqual([here.isKeyElsewhere, here.key?.wrapper], [undefined, 'pkcs8']);
    // Anything else that git ignores says nothing of the key, and a node’s key is missing wherever it is kept.
    const missing = ['key-missing key.pem '];
    assert.deepEqual(
      await faultsOf('authority', { 'certificate.pem': root, '.gitignore': 'key.pem.bak\n' }),
      missing,
    );
    assert.deepEqual(await faultsOf('key', { ...files, 'certificate.pem': certificate }), missing);
  });

  it('reads what people know, and leaves alone what it does not know', async () => {
    const notes = 'label: 0010\ndescription: |\n  Two\n  lines\ntags: [a, "1"]\nplace: {name: x}\nadded:\n';
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

  it('tells of a merge that nobody ended, once for its file', async () => {
    const both = `<<<<<<< HEAD\n${certificate}=======\n${root}>>>>>>> theirs\n`;
    assert.deepEqual(await faultsOf('key', { 'certificate.pem': both, 'key.pem': sealed }), [
      'merge-conflict certificate.pem <<<<<<< HEAD',
    ]);
    const notes = 'owner: me\r\n<<<<<<< ours\r\nlabel: a\r\n=======\r\nlabel: b\r\n>>>>>>> theirs\r\n';
    assert.deepEqual(
      await faultsOf('key', { 'certificate.pem': certificate, 'key.pem': sealed, 'entry.yaml': notes }),
      ['merge-conflict entry.yaml <<<<<<< ours'],
    );
    assert.deepEqual(
      await faultsOf('ca', { 'certificate.pem': root, 'entry.yaml': 'description: "<<<<<<< no line"\n' }),
      [],
    );
  });

  it('tells of a file that the disk does not give, and reads the others', async () => {
    const disk = new MemoryFileSystem();
    putEntry(disk, { kind: 'key', name: 'alpha' }, { 'certificate.pem': certificate, 'key.pem': sealed });
    const read = disk.read.bind(disk);
    disk.read = (file) =>
      file.endsWith('key.pem') ? Promise.reject(new Error('EACCES: \u202edenied.')) : read(file);
    const [entry] = await readEntries(disk);
    assert.equal(entry?.certificates.length, 1);
    assert.deepEqual(entry.faults.map(describeEntryFault), [
      'key.pem cannot be read: EACCES: \\u{202E}denied.',
    ]);
  });

  it('tells of a label that does not go, on its place, and has nothing against spaces', async () => {
    const faults = (label: string) =>
      faultsOf('ca', { 'certificate.pem': root, 'entry.yaml': `label: ${label}\ntags: []\n` });
    assert.deepEqual(await faults('cd demo id 1'), []);
    assert.deepEqual(await faults('"a\\nb"'), ['label-control entry.yaml "a\\nb"']);
    assert.deepEqual(await faults('"  "'), ['label-empty entry.yaml "  "']);
    assert.deepEqual(await faults('a$(b)'), ['label-shell entry.yaml a$(b)']);
    const long = 'x'.repeat(51);
    assert.deepEqual(await faults(long), [`label-long entry.yaml ${long}`]);
  });
});
