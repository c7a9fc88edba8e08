import assert from 'node:assert/strict';
import { changeStore } from '../../../../src/core/store/change/changeStore.js';
import type { NewEntry } from '../../../../src/core/store/entry.js';
import { RefusedWrite, type RefusedWriteReason } from '../../../../src/core/store/refusedWrite.js';
import { fixture, NOW } from '../../../support/inspectFixture.js';
import { MemoryFileSystem } from '../../../support/memoryFileSystem.js';
import { addEntry, caEntry, itemsOf, nodeEntry, readEntries } from '../../../support/storeFixture.js';

describe('changeStore', () => {
  it('writes the files that the format names, and what was written reads back', async () => {
    const disk = new MemoryFileSystem();
    const address = await addEntry(disk, nodeEntry(), NOW);
    assert.deepEqual(address, { kind: 'key', name: 'CDNODE1' });
    assert.deepEqual([...disk.files.keys()].sort(), [
      'certificate-store.yaml',
      'key/CDNODE1/certificate.pem',
      'key/CDNODE1/entry.yaml',
      'key/CDNODE1/key.pem',
    ]);
    assert.match(disk.text('certificate-store.yaml'), /^format: 1$/m);
    const [entry] = await readEntries(disk);
    assert.deepEqual(entry?.faults, []);
    assert.equal(entry.certificates.length, 3);
    assert.equal(entry.key?.encryption?.scheme, 'PBES2');
    assert.deepEqual(entry.notes, {
      label: 'CDNODE1',
      source: 'pki/rsa/node-keycert.txt',
      added: '2026-11-23T12:00:00.000Z',
    });
  });

  it('writes certificates as OpenSSL does, octet by octet', async () => {
    const disk = new MemoryFileSystem();
    await addEntry(disk, caEntry('pki/ec/root.pem', 'Root'), NOW);
    const [, , block = ''] = /^([^]*?)(-----BEGIN[^]*)$/.exec(fixture('pki/ec/root.pem')) ?? [];
    assert.equal(disk.text('ca/Root/certificate.pem'), block);
  });

  it('writes requests and revocation lists, which read back', async () => {
    const disk = new MemoryFileSystem();
    const [request] = itemsOf('pki/rsa/leaf.csr', 'request');
    const [list] = itemsOf('pki/rsa/intermediate.crl.pem', 'crl');
    assert.ok(request?.model.kind === 'request' && list?.model.kind === 'crl');
    const { sealedKey } = nodeEntry();
    assert.ok(sealedKey);
    const entries: NewEntry[] = [
      { kind: 'request', title: 'asked', certificates: [], object: request.model.der, sealedKey, notes: {} },
      { kind: 'crl', title: 'list', certificates: [], object: list.model.der, notes: {} },
    ];
    await changeStore(disk, toAdd(entries), NOW);
    const read = await readEntries(disk);
    assert.deepEqual(
      read.map(({ faults, kind, request, revocationList }) => [
        kind,
        faults,
        request?.der,
        revocationList?.der,
      ]),
      [
        ['request', [], request.model.der, undefined],
        ['crl', [], undefined, list.model.der],
      ],
    );
    assert.match(disk.text('request/asked/request.pem'), /^-----BEGIN CERTIFICATE REQUEST-----\n/);
    assert.match(disk.text('crl/list/crl.pem'), /^-----BEGIN X509 CRL-----\n/);
    const wrong = { ...entries[1], object: request.model.der } as NewEntry;
    await assert.rejects(addEntry(disk, wrong, NOW), { reason: 'object-unreadable' });
  });

  it('never takes a name that is there, in whatever kind', async () => {
    const disk = new MemoryFileSystem();
    await addEntry(disk, caEntry('pki/rsa/root.pem', 'musterbank'), NOW);
    const { name } = await addEntry(disk, nodeEntry('Musterbank'), NOW);
    assert.equal(name, 'Musterbank-2');
  });

  it('keeps hostile notes inert and exact', async () => {
    const disk = new MemoryFileSystem();
    const notes = {
      label: 'x: [y',
      description: '# no\n- comment: "\u2028',
      tags: ['a, b', '&c', '!d'],
      source: 'yes',
    };
    await addEntry(disk, { ...nodeEntry(), notes }, NOW);
    const [entry] = await readEntries(disk);
    assert.deepEqual(entry?.notes, { ...notes, added: new Date(NOW).toISOString() });
  });

  describe('refuses, and writes nothing,', () => {
    const clear = itemsOf('pki/rsa/unencrypted-keycert.txt', 'privateKey')[0]?.model;
    const clearKey = clear?.kind === 'privateKey' ? clear.der : new Uint8Array();
    const whole = nodeEntry();
    const keyless: NewEntry = { kind: 'key', title: 'a', certificates: whole.certificates, notes: {} };
    const cases: [string, RefusedWriteReason, NewEntry][] = [
      ['a private key in the clear', 'key-unencrypted', { ...whole, sealedKey: clearKey }],
      ['what is no private key at all', 'key-unencrypted', { ...whole, sealedKey: Uint8Array.of(0x30, 0) }],
      ['a key certificate without a key', 'key-missing', keyless],
      ['a CA certificate with a key', 'key-not-wanted', { ...whole, kind: 'ca' }],
      ['an entry without a certificate', 'certificate-missing', { ...whole, certificates: [] }],
      [
        'what is no certificate beside one that is',
        'certificate-unreadable',
        { ...whole, certificates: [...whole.certificates, Uint8Array.of(0x30, 0)] },
      ],
      [
        'what is no certificate',
        'certificate-unreadable',
        { ...whole, certificates: [Uint8Array.of(0x30, 0)] },
      ],
    ];
    for (const [what, reason, entry] of cases)
      it(what, async () => {
        const disk = new MemoryFileSystem();
        await assert.rejects(
          addEntry(disk, entry, NOW),
          (error) => error instanceof RefusedWrite && error.reason === reason,
        );
        assert.equal(disk.files.size, 0);
      });

    it('a store of a format that it does not know', async () => {
      const disk = new MemoryFileSystem();
      disk.put('certificate-store.yaml', 'format: 2\n');
      await assert.rejects(addEntry(disk, nodeEntry(), NOW), { reason: 'store-format' });
      assert.equal(disk.files.size, 1);
    });
  });

  it('adds many, in their order', async () => {
    const disk = new MemoryFileSystem();
    const entries = [
      caEntry('pki/rsa/intermediate.pem', 'Issuing CA'),
      caEntry('pki/rsa/root.pem', 'Issuing CA'),
    ];
    const added = await changeStore(disk, toAdd(entries), NOW);
    assert.deepEqual(
      added.map(({ kind, name }) => `${kind}/${name}`),
      ['ca/Issuing-CA', 'ca/Issuing-CA-2'],
    );
    assert.equal((await readEntries(disk)).length, 2);
  });

  it('refuses a place that is not in the store', async () => {
    const disk = new MemoryFileSystem();
    const content = Uint8Array.of(1);
    for (const path of [
      '../x',
      'key/../../x',
      '/etc/x',
      'key/.x',
      'other/x',
      'key',
      'key/a\\b',
      'key//x',
      'C:/key',
    ])
      await assert.rejects(
        changeStore(disk, [{ type: 'put', path, content, before: undefined }], NOW),
        /Not a place/,
        path,
      );
    assert.equal(disk.files.size, 0);
  });

  it('refuses a private key in the clear, whatever its file is called', async () => {
    const disk = new MemoryFileSystem();
    const content = new TextEncoder().encode(fixture('keys/rsa.pkcs8.pem'));
    for (const change of [
      { type: 'put', path: 'key/x/note.txt', content, before: undefined },
      { type: 'put', path: 'key/x', content: new Map([['note.txt', content]]), before: undefined },
    ] as const)
      await assert.rejects(changeStore(disk, [change], NOW), { reason: 'key-unencrypted' });
    assert.equal(disk.files.size, 0);
  });
});

const toAdd = (entries: readonly NewEntry[]) => entries.map((entry) => ({ type: 'add', entry }) as const);
