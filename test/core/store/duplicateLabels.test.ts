import assert from 'node:assert/strict';
import { findLabelled, withDuplicateLabels } from '../../../src/core/store/duplicateLabels.js';
import { describeEntryFault } from '../../../src/core/words/describeEntryFault.js';
import { fixture } from '../../support/inspectFixture.js';
import { MemoryFileSystem } from '../../support/memoryFileSystem.js';
import { putEntry, readEntries } from '../../support/storeFixture.js';

describe('labels of entries together', () => {
  const certificates = {
    a: 'pki/rsa/leaf.pem',
    b: 'pki/ec/leaf.pem',
    c: 'pki/rsa/root.pem',
  } as const;

  async function faultsOf(
    entries: readonly (readonly [
      kind: 'key' | 'ca' | 'peer',
      certificate: keyof typeof certificates,
      label: string,
    ])[],
  ) {
    const disk = new MemoryFileSystem();
    for (const [index, [kind, certificate, label]] of entries.entries())
      putEntry(
        disk,
        { kind, name: `e${index}` },
        { 'certificate.pem': fixture(certificates[certificate]), 'entry.yaml': `# x\nlabel: ${label}\n` },
      );
    const found = withDuplicateLabels(await readEntries(disk));
    return found.flatMap(({ faults, name }) =>
      faults.flatMap((fault) => (fault.code === 'label-duplicate' ? [{ name, fault }] : [])),
    );
  }

  it('stand once in a keystore: each of two is told of the other, on the label', async () => {
    const found = await faultsOf([
      ['key', 'a', 'Node'],
      ['ca', 'c', 'Node'],
      ['key', 'b', 'Other'],
    ]);
    assert.deepEqual(
      found.map(({ fault, name }) => [name, fault.facts?.['other'], fault.span.start, fault.span.end]),
      [
        ['e0', 'e1', 11, 15],
        ['e1', 'e0', 11, 15],
      ],
    );
    const [first] = found;
    assert.match(first ? describeEntryFault(first.fault) : '', /“Node” is that of “e1” as well: .*CSPV008E/);
  });

  it('may be the installer’s default for every node, and the same for one certificate that is there twice', async () => {
    assert.deepEqual(
      await faultsOf([
        ['key', 'a', 'Client-API'],
        ['key', 'b', 'Client-API'],
        ['key', 'a', 'Node'],
        ['ca', 'a', 'Node'],
        ['ca', 'c', 'node'],
        // A partner’s comes into no keystore.
        ['peer', 'b', 'Node'],
      ]),
      [],
    );
    assert.equal(
      (
        await faultsOf([
          ['ca', 'a', 'Client-API'],
          ['ca', 'c', 'Client-API'],
        ])
      ).length,
      2,
    );
  });

  it('are looked for while one is typed', async () => {
    const disk = new MemoryFileSystem();
    putEntry(
      disk,
      { kind: 'key', name: 'a' },
      { 'certificate.pem': fixture(certificates.a), 'entry.yaml': 'label: A' },
    );
    putEntry(
      disk,
      { kind: 'ca', name: 'c' },
      { 'certificate.pem': fixture(certificates.c), 'entry.yaml': 'label: C' },
    );
    const entries = await readEntries(disk);
    const a = entries.find(({ name }) => name === 'a');
    assert.equal(findLabelled('C', a, entries)?.name, 'c');
    assert.equal(findLabelled('A', a, entries), undefined);
    assert.equal(findLabelled('A', undefined, entries)?.name, 'a');
    assert.equal(findLabelled('Client-API', a, entries), undefined);
  });
});
