import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContents } from '../../../../src/core/contents/readContents.js';
import { openKey } from '../../../../src/core/keys/openKey.js';
import { openKeystore } from '../../../../src/core/keystores/openKeystore.js';
import { sealKey } from '../../../../src/core/keys/sealKey.js';
import { verifyLink } from '../../../../src/core/path/verifyLink.js';
import { changeStore } from '../../../../src/core/store/change/changeStore.js';
import { readStamp } from '../../../../src/core/store/change/stamp.js';
import type { Entry, NewEntry } from '../../../../src/core/store/entry.js';
import {
  replacedBy,
  type ChosenEntry,
  toChanges,
  toNewEntry,
  withoutRepeated,
} from '../../../../src/core/store/import/importChanges.js';
import type { ImportPlan } from '../../../../src/core/store/import/importPlan.js';
import { lockedObjects } from '../../../../src/core/store/import/lockedObjects.js';
import { planImport } from '../../../../src/core/store/import/planImport.js';
import { entryPath } from '../../../../src/core/store/layout.js';
import {
  describeImportWarning,
  describeKnown,
  describeLocked,
  describeImported,
  describePlan,
  describePlannedEntry,
  describeRefusal,
  describeRelation,
} from '../../../../src/core/words/describeImport.js';
import {
  gather,
  linesOf,
  PASSPHRASE,
  planOf,
  planUnlocked,
  unlockAll,
} from '../../../support/importFixture.js';
import { NOW } from '../../../support/inspectFixture.js';
import { MemoryFileSystem } from '../../../support/memoryFileSystem.js';
import { addEntry, caEntry, nodeEntry, readEntries } from '../../../support/storeFixture.js';

/** Refusals as `reason file`, each of which has a sentence. */
function refusalsOf({ refused }: ImportPlan): string[] {
  for (const refusal of refused) assert.match(describeRefusal(refusal), /^[^]{15,}[.:].*$/);
  return refused.map(({ reason, file }) => `${reason} ${file}`);
}

async function storeOf(...entries: readonly NewEntry[]): Promise<Entry[]> {
  const disk = new MemoryFileSystem();
  for (const entry of entries) await addEntry(disk, entry, NOW);
  return readEntries(disk);
}

const issuing = 'Musterbank AG Issuing CA 1';
const root = 'Musterbank AG Root CA';

describe('planning an import: private keys and their certificates', () => {
  it('names how a key is encrypted before anybody is asked for its passphrase', () => {
    const [locked, ...others] = lockedObjects(gather('pki/rsa/node-keycert.txt'), []);
    assert.ok(locked && others.length === 0);
    assert.match(
      describeLocked(locked),
      /PBES2 \(AES-256-CBC, HMAC-SHA256.*node-keycert\.txt needs its passphrase/,
    );
  });

  for (const kind of ['rsa', 'ec'])
    it(`takes key, certificate and chain from one file, and offers the CA certificates (${kind})`, async () => {
      const plan = await planUnlocked([`pki/${kind}/shuffled-keycert.txt`]);
      assert.deepEqual(linesOf(plan.entries), [`key CDNODE1 ← ${issuing} ← ${root}`]);
      assert.deepEqual(linesOf(plan.offered).sort(), [`ca ${issuing}`, `ca ${root}`]);
      assert.deepEqual([plan.entries[0]?.label, plan.entries[0]?.warnings], ['CDNODE1', []]);
      assert.deepEqual([plan.known, plan.refused], [[], []]);
      assert.equal(describePlan(plan), '1 to import, 2 CA certificates to go with it');
      assert.equal(
        plan.entries[0] && describePlannedEntry(plan.entries[0], NOW),
        'CDNODE1 — node certificate, expires in 9 years; with its private key and 2 CA certificates',
      );
    });

  it('pairs by key over all files, PEM or DER, in the clear or not', async () => {
    const names = ['pki/rsa/other.key', 'pki/rsa/root.der', 'pki/rsa/leaf.key', 'pki/rsa/intermediate.pem'];
    const plan = await planUnlocked([...names, 'pki/rsa/leaf.der', 'pki/ec/sec1.key', 'pki/ec/leaf.pem']);
    assert.deepEqual(linesOf(plan.entries), [`key CDNODE1 ← ${issuing} ← ${root}`, 'key CDNODE1']);
    assert.deepEqual(
      plan.entries.map(({ files, label }) => [label, new Set(files)]),
      [
        [
          'CDNODE1',
          new Set(['pki/rsa/leaf.der', 'pki/rsa/leaf.key', 'pki/rsa/intermediate.pem', 'pki/rsa/root.der']),
        ],
        ['CDNODE1 2', new Set(['pki/ec/leaf.pem', 'pki/ec/sec1.key'])],
      ],
    );
    // The passphrase of the other key was asked for while it could have been needed.
    assert.match(refusalsOf(plan).join(), /^key-(matches-none|not-needed) pki\/rsa\/other\.key$/);
  });

  for (const [name, keys, ...refused] of [
    ['java.jks', 2],
    ['java.jceks', 2, 'unreadable'],
    ['java.p12', 2, 'unreadable'],
    ['modern.p12', 1],
    ['certificates-clear.p12', 1],
  ] as const)
    it(`takes ${name}, made by Java or OpenSSL, whose passphrase is needed once`, async () => {
      const found = gather(`keystores/${name}`);
      const [locked] = lockedObjects(found, []);
      assert.match(locked ? describeLocked(locked) : '', /container: .* needs its passphrase\.$/);
      assert.equal(await unlockAll(found), 1);
      const plan = await planOf(found);
      assert.equal(plan.entries.filter(({ kinds: [kind] }) => kind === 'key').length, keys);
      // A secret key is neither a certificate nor a private key.
      assert.deepEqual(
        plan.refused.map(({ reason }) => reason),
        refused,
      );
    });

  it('opens keys of a keystore that have passphrases of their own one after another', async () => {
    const folder = '../shared/conformance/pyjks/keystores/jks/';
    const found = gather(`${folder}custom_entry_passwords.jceks`.replace('/jks/', '/jceks/'));
    let asked = 0;
    for (const passphrase of ['12345678', 'private_password']) {
      const [locked] = lockedObjects(found, []);
      if (locked?.type !== 'container') break;
      asked++;
      const opening = await openKeystore(locked.container.keystore, passphrase);
      if (opening.outcome === 'opened') found.openContainer(locked.container, opening.keystore);
    }
    assert.equal(asked, 2);
    const plan = await planOf(found);
    assert.deepEqual(plan.entries.length > 0, true);
  });

  it('leaves a key closed that nothing here lacks, and says so', async () => {
    const existing = await storeOf(nodeEntry());
    const again = gather('pki/rsa/node-keycert.txt', 'pki/rsa/trusted.txt');
    assert.deepEqual(lockedObjects(again, existing), []);
    const plan = await planOf(again, existing);
    assert.deepEqual(
      plan.known.map(({ object, entry }) => `${object.kind} ${entryPath(entry)}`),
      ['certificate key/CDNODE1', 'privateKey key/CDNODE1'],
    );
    assert.match(plan.known.map(describeKnown).join(), /^CDNODE1 \(key\/CDNODE1\),/);
    const sealedAgain = gather('pki/rsa/leaf.pem', 'pki/rsa/leaf.key');
    assert.deepEqual(lockedObjects(sealedAgain, existing), []);
    assert.deepEqual(lockedObjects(gather('keystores/java.jks'), await storeOf(nodeEntry())).length, 1);
  });

  it('leaves a key closed whose certificate the store has with that key, sealed another time', async () => {
    const [clear] = gather('pki/rsa/pkcs1.key').keys;
    const opening = clear && (await openKey(clear.object, undefined));
    assert.ok(opening?.outcome === 'opened');
    const sealedKey = await sealKey(opening.key.pkcs8, 'another', 'pbes1-3des');
    const existing = await storeOf({ ...nodeEntry(), sealedKey });
    const again = gather('pki/rsa/node-keycert.txt');
    assert.deepEqual(lockedObjects(again, existing), []);
    assert.deepEqual(refusalsOf(await planOf(again, existing)), ['key-not-needed pki/rsa/node-keycert.txt']);
  });

  it('refuses a key that matches no certificate', async () => {
    const plan = await planUnlocked(['pki/rsa/wrong-key-keycert.txt']);
    assert.deepEqual(refusalsOf(plan), ['key-matches-none pki/rsa/wrong-key-keycert.txt']);
    assert.deepEqual(linesOf(plan.peers), [`peer CDNODE1 ← ${issuing} ← ${root}`]);
  });

  it('says what was skipped', async () => {
    const plan = await planOf(gather('pki/rsa/node-keycert.txt', 'keystores/modern.p12'));
    assert.deepEqual(linesOf(plan.peers), [`peer CDNODE1 ← ${issuing} ← ${root}`]);
    assert.deepEqual(refusalsOf(plan), [
      'key-closed pki/rsa/node-keycert.txt',
      'container-closed keystores/modern.p12',
    ]);
    // The rest goes on.
    assert.deepEqual(linesOf(plan.entries), [`ca ${issuing}`, `ca ${root}`]);
  });

  it('asks for no passphrase where none would do', async () => {
    const names = [
      'pki/rsa/leaf.pem',
      'keys/pbes2-hmacWithSHA256-aria-256-cbc.pem',
      'keys/openssh.pem',
      'keystores/aria.p12',
    ] as const;
    const cut = new Uint8Array(readFileSync('test/fixtures/keys/rsa.pkcs8.pem')).filter(
      (_, at) => at < 200 || at > 264,
    );
    const found = gather(...names, { name: 'damaged.key', content: cut });
    // One key of the container has a scheme that is known.
    assert.deepEqual(
      lockedObjects(found, []).map(({ file }) => file),
      [names[3]],
    );
    await unlockAll(found);
    assert.deepEqual(refusalsOf(await planOf(found)), [
      `key-scheme-unknown ${names[1]}`,
      `key-scheme-unknown ${names[2]}`,
      'unreadable damaged.key',
      `container-scheme-unknown ${names[3]}`,
    ]);
  });

  it('warns of dates and of what is malformed', async () => {
    for (const [name, warning] of [
      ['expired', 'expired'],
      ['not-yet-valid', 'not-yet-valid'],
    ] as const) {
      const { entries } = await planUnlocked([`pki/ec/${name}-keycert.txt`]);
      assert.deepEqual(entries[0]?.warnings, [warning]);
    }
  });
});

describe('planning an import: whose private key only the person knows', () => {
  it('asks whether a self-signed certificate with its key is a node’s or an authority’s', async () => {
    const { entries, offered, refused } = await planUnlocked(['self-signed/self-keycert.txt']);
    assert.deepEqual(refused, []);
    assert.deepEqual(linesOf(entries), ['authority/key/ca CDSELF']);
    assert.deepEqual(entries[0]?.warnings, ['self-signed']);
    assert.match(
      describeImportWarning('self-signed', entries[0]),
      /every partner and Control Center Director/,
    );
    // A trusted list needs it too, without its key.
    assert.deepEqual(
      offered.map(({ kinds, key }) => [kinds, key]),
      [[['ca'], undefined]],
    );
    const [one] = entries;
    const [trusted] = offered;
    assert.ok(trusted);
    const kept = (kind: 'key' | 'authority' | 'ca') =>
      withoutRepeated([
        { entry: one, kind },
        { entry: trusted, kind: 'ca' },
      ]).map((each) => each.kind);
    assert.deepEqual([kept('key'), kept('authority'), kept('ca')], [['key', 'ca'], ['authority'], ['ca']]);
  });

  it('takes a CA that OpenSSL made with its key for an authority', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdcerts-import-'));
    try {
      const at = (name: string) => join(folder, name);
      execFileSync(
        'openssl',
        [
          ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', at('ca.key'), '-out', at('ca.pem')],
          ...['-subj', '/CN=Test Root', '-days', '3650', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
        ],
        { stdio: 'ignore' },
      );
      const found = gather(
        { name: 'ca.key', content: readFileSync(at('ca.key'), 'utf8') },
        { name: 'ca.pem', content: readFileSync(at('ca.pem'), 'utf8') },
      );
      const plan = await planOf(found, [], Date.now());
      assert.deepEqual(linesOf(plan.entries), ['authority/key/ca Test Root']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('planning an import: a node’s certificate without a private key', () => {
  const bundle = ['pki/rsa/leaf.pem', 'pki/rsa/trusted.txt'] as const;

  it('says that it is of no use for a node, and offers it with its chain as a partner’s', async () => {
    const plan = await planOf(gather(...bundle));
    assert.deepEqual(refusalsOf(plan), []);
    assert.deepEqual(linesOf(plan.peers), [`peer CDNODE1 ← ${issuing} ← ${root}`]);
    assert.equal(plan.entries.length, 2);
    assert.equal(describePlan(plan), '2 to import, 1 without private key, as a partner’s if wished');
    const [peer] = plan.peers;
    assert.ok(peer);
    assert.deepEqual([peer.key, peer.warnings], [undefined, ['key-missing']]);
    assert.match(
      describeImportWarning('key-missing', peer),
      /key certificate of a node it is of no use.*partner’s certificate, it is never installed.*Issuing CA 1/,
    );
  });

  it('keeps it so, without a key, and knows it again', async () => {
    const [peer] = (await planOf(gather(...bundle))).peers;
    assert.ok(peer);
    const existing = await storeOf(toNewEntry({ entry: peer, kind: 'peer' }, undefined));
    assert.deepEqual(
      existing.map(({ certificates, faults, kind, name }) => [kind, name, certificates.length, faults]),
      [['peer', 'CDNODE1', 3, []]],
    );
    const again = await planOf(gather('pki/rsa/leaf.pem'), existing);
    assert.deepEqual(again.known.map(describeKnown), ['CDNODE1 (peer/CDNODE1)']);
    assert.deepEqual([again.peers, again.entries], [[], []]);
    assert.equal(describePlan(again), '0 to import, 1 already there');
    const alone = await planOf(gather('pki/rsa/leaf.pem'));
    assert.equal(describePlan(alone), '1 without private key, as a partner’s if wished');
  });

  it('still finds its key where that comes with it, or is in the store', async () => {
    const existing = await storeOf({
      kind: 'peer',
      title: 'CDNODE1',
      certificates: nodeEntry().certificates,
      notes: {},
    });
    const plan = await planUnlocked(['pki/rsa/node-keycert.txt'], existing);
    assert.deepEqual(linesOf(plan.entries), [`key CDNODE1 ← ${issuing} ← ${root}`]);
    assert.deepEqual([plan.peers, plan.known], [[], []]);
    const stored = await planOf(gather('pki/rsa/leaf.pem'), await storeOf(nodeEntry()));
    assert.deepEqual(stored.known.map(describeKnown), ['CDNODE1 (key/CDNODE1)']);
    assert.deepEqual(stored.peers, []);
  });

  it('points out that it is newer than one of that partner, and of nobody else', async () => {
    const before = (kind: 'peer' | 'ca') => ({
      kind,
      title: 'Before',
      certificates: readContents(readFileSync('test/fixtures/pki/rsa/expired-keycert.txt')).items.flatMap(
        ({ model }) => (model.kind === 'certificate' ? [model.der] : []),
      ),
      notes: {},
    });
    const relationOf = async (kind: 'peer' | 'ca') => {
      const { peers } = await planOf(gather('pki/rsa/leaf.pem'), await storeOf(before(kind)));
      return peers.map(describeRelation);
    };
    assert.deepEqual(await relationOf('peer'), ['newer than peer/Before (same key)']);
    assert.deepEqual(await relationOf('ca'), [undefined]);
  });
});

describe('planning an import: what is to be trusted', () => {
  it('takes roots and intermediates, each once, and knows all files that have them', async () => {
    const names = ['partner/partner-ca-bundle.pem', 'partner/root.pem', 'partner/intermediate.pem'];
    const plan = await planOf(gather(...names));
    assert.equal(plan.entries.length, 2);
    assert.ok(
      plan.entries.every(
        ({ certificates, files, warnings }) => certificates.length + warnings.length + files.length === 3,
      ),
    );
    assert.deepEqual([plan.offered, plan.refused], [[], []]);
  });

  it('accepts a self-signed one, and refuses one that only claims to be', async () => {
    assert.equal((await planOf(gather('self-signed/node.pem'))).entries.length, 1);
    const found = gather();
    const contents = readContents(new Uint8Array(readFileSync('test/fixtures/pki/rsa/leaf.der')));
    const [item] = contents.items;
    assert.ok(item?.model.kind === 'certificate');
    const model = { ...item.model, issuer: item.model.subject, extensions: [] };
    found.add('forged.der', { ...contents, items: [{ ...item, model }] });
    const forged = await planOf(found);
    assert.deepEqual(refusalsOf(forged), ['self-signed-unproven forged.der']);
    assert.deepEqual([forged.entries, forged.peers], [[], []]);
  });

  it('tells certificates of one name apart by their labels, and points out a namesake in the store', async () => {
    const plan = await planOf(gather('partner/root.pem', 'partner/root-same-name.pem'));
    const [first, second] = plan.entries.map(({ label }) => label);
    assert.equal(second, `${first ?? ''} 2`);
    const existing = await storeOf(caEntry('partner/root-same-name.pem', 'Old Root'));
    const { entries } = await planOf(gather('partner/root.pem'), existing);
    const said = entries.map((entry) => describeRelation(entry) ?? entry.warnings.join());
    assert.match(said.join(), /^newer than ca\/Old-Root \(same names\)$|^older$/);
  });

  it('recognises what the store has, and avoids its labels', async () => {
    const existing = await storeOf(caEntry('partner/root.pem', 'Partner Root'), nodeEntry());
    const plan = await planOf(gather('partner/partner-ca-bundle.pem'), existing);
    assert.deepEqual(
      plan.known.map(({ entry }) => entry),
      [{ kind: 'ca', name: 'Partner-Root' }],
    );
    assert.equal(plan.entries.length, 1);
  });

  it('takes Debian’s bundle whole', async () => {
    const plan = await planOf(gather('big/ca-certificates.crt'));
    assert.equal(plan.entries.length, 144);
    assert.equal(new Set(plan.entries.map(({ label }) => label)).size, 144);
    assert.deepEqual(plan.refused, []);
  });

  it('never says a hostile name as it stands', async () => {
    for (const name of ['bidi', 'newline', 'markdown', 'html', 'long', 'yaml-shell']) {
      const found = gather(`hostile/${name}.pem`);
      found.refuse({ reason: 'archive-large', file: '../../\u202Eevil\n.pem' });
      const plan = await planOf(found);
      const said = [
        ...plan.refused.map(describeRefusal),
        ...plan.entries.map((entry) => describePlannedEntry(entry, NOW)),
      ];
      assert.ok(said.length > 1);
      for (const text of said) assert.doesNotMatch(text, /[\p{Cc}\p{Cf}]|.{1000}/u, name);
    }
  });
});

describe('planning an import: requests and their answers', () => {
  /** A store where the request of CDNODE1 waits with its key, as OpenSSL made both. */
  async function waitingStore(): Promise<MemoryFileSystem> {
    const disk = new MemoryFileSystem();
    const found = gather('pki/rsa/leaf.csr', 'pki/rsa/leaf.key');
    const [request] = found.requests;
    const [key] = found.keys;
    assert.ok(request && key);
    await addEntry(
      disk,
      {
        kind: 'request',
        title: 'Node One',
        certificates: [],
        object: request.object.der,
        sealedKey: key.object.der,
        notes: { label: 'Node One', owner: 'Treasury', tags: ['2026'] },
      },
      NOW,
    );
    return disk;
  }

  it('keeps a request with its key, sealed, and refuses one without', async () => {
    const plan = await planUnlocked(['pki/rsa/leaf.csr', 'pki/rsa/leaf.key', 'pki/ec/leaf.csr']);
    assert.deepEqual(linesOf(plan.entries), ['request CDNODE1']);
    assert.deepEqual(refusalsOf(plan), ['request-key-missing pki/ec/leaf.csr']);
    const answered = await planUnlocked(['pki/rsa/leaf.csr', 'pki/rsa/node-keycert.txt']);
    assert.deepEqual(refusalsOf(answered), ['request-answered pki/rsa/leaf.csr']);
  });

  it('finds the waiting key by itself: no passphrase, no new seal, and the request goes in the same change', async () => {
    const disk = await waitingStore();
    const before = disk.text('request/Node-One/key.pem');
    const existing = await readEntries(disk);
    const found = gather('pki/rsa/leaf.pem', 'pki/rsa/trusted.txt');
    assert.deepEqual(lockedObjects(found, existing), []);
    const plan = await planOf(found, existing);
    assert.deepEqual(linesOf(plan.entries), [`key CDNODE1 ← ${issuing} ← ${root}`]);
    const [answer] = plan.entries;
    assert.ok(answer);
    assert.equal(describeRelation(answer), 'answers request/Node-One');
    assert.match(
      describePlannedEntry(answer, NOW),
      /with the private key that the store has and 2 CA certificates$/,
    );

    const chosen: ChosenEntry[] = [answer, ...plan.offered].map((entry) => ({ entry, kind: entry.kinds[0] }));
    const stamps = new Map<string, NonNullable<Awaited<ReturnType<typeof readStamp>>>>();
    for (const address of replacedBy(chosen)) {
      const stamp = await readStamp(disk, entryPath(address));
      if (stamp) stamps.set(entryPath(address), stamp);
    }
    const added = chosen.map((one) => toNewEntry(one, undefined));
    await changeStore(disk, toChanges(added, stamps), NOW);
    const after = await readEntries(disk);
    assert.deepEqual(
      after.map(({ kind, name }) => `${kind}/${name}`),
      ['key/Node-One', `ca/${issuing.replaceAll(' ', '-')}`, `ca/${root.replaceAll(' ', '-')}`],
    );
    assert.equal(disk.text('key/Node-One/key.pem'), before);
    const [entry] = after;
    assert.deepEqual(
      [entry?.notes.label, entry?.notes.owner, entry?.notes.tags, entry?.faults],
      ['Node One', 'Treasury', ['2026'], []],
    );
  });

  it('changes nothing where the waiting request has changed meanwhile', async () => {
    const disk = await waitingStore();
    const plan = await planOf(gather('pki/rsa/leaf.pem'), await readEntries(disk));
    const stamp = await readStamp(disk, 'request/Node-One');
    const [answer] = plan.entries;
    assert.ok(answer && stamp);
    disk.put('request/Node-One/entry.yaml', 'label: Another\n');
    const added = [toNewEntry({ entry: answer, kind: 'key' }, undefined)];
    await assert.rejects(changeStore(disk, toChanges(added, new Map([['request/Node-One', stamp]])), NOW), {
      reason: 'changed-meanwhile',
    });
    assert.deepEqual(
      (await readEntries(disk)).map(({ kind }) => kind),
      ['request'],
    );
  });

  it('keeps the request where its certificate is to be no more than trusted', async () => {
    const plan = await planOf(gather('pki/rsa/leaf.pem'), await readEntries(await waitingStore()));
    const [entry] = plan.entries;
    assert.ok(entry);
    assert.deepEqual(replacedBy([{ entry, kind: 'ca' }]), []);
    assert.equal(toNewEntry({ entry, kind: 'ca' }, undefined).sealedKey, undefined);
  });

  it('points out what a certificate renews: of the same key, with the sealed key that the store has', async () => {
    const expired = await storeOf(nodeEntry('CDNODE1', 'pki/rsa/expired-keycert.txt'));
    const { entries } = await planOf(gather('pki/rsa/leaf.pem'), expired);
    assert.deepEqual(entries[0]?.renews, { entry: { kind: 'key', name: 'CDNODE1' }, by: 'key' });
    assert.equal(entries[0].key?.from, 'store');
    assert.equal(describeRelation(entries[0]), 'newer than key/CDNODE1 (same key)');
    const older = await planUnlocked(['pki/rsa/expired-keycert.txt'], await storeOf(nodeEntry()));
    assert.deepEqual(older.entries[0]?.warnings, ['expired', 'older']);
  });
});

describe('planning an import: revocation lists and the rest', () => {
  it('takes revocation lists, knows those of the store, and says which is newer', async () => {
    const plan = await planOf(gather('pki/rsa/intermediate.crl.pem'), [], Date.UTC(2040, 0, 1));
    assert.deepEqual(linesOf(plan.entries), [`crl ${issuing} CRL`]);
    assert.deepEqual(plan.entries[0]?.warnings, ['outdated']);
    const [list] = plan.entries;
    assert.ok(list);
    const existing = await storeOf(toNewEntry({ entry: list, kind: 'crl' }, undefined));
    const again = await planOf(gather('pki/rsa/intermediate.crl.pem'), existing);
    assert.deepEqual([again.entries, again.known.length], [[], 1]);
  });

  it('passes over what is not meant for it, and refuses what was', async () => {
    const text = (name: string, content: string | Uint8Array) => ({ name, content });
    const plan = await planOf(
      gather(
        text('notes.txt', 'Call the bank.'),
        text('picture.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0)),
        text(
          'key.asc',
          '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBF\n-----END PGP PUBLIC KEY BLOCK-----\n',
        ),
        text('dh.pem', '-----BEGIN DH PARAMETERS-----\nMAYCAQcCAQI=\n-----END DH PARAMETERS-----\n'),
        'broken/not-der.pem',
        'broken/cut-short.der',
        'broken/empty.pem',
        'pki/rsa/public.pem',
      ),
    );
    assert.deepEqual(refusalsOf(plan).sort(), [
      'nothing-found broken/empty.pem',
      'nothing-found dh.pem',
      'nothing-found key.asc',
      'nothing-found notes.txt',
      'nothing-found picture.png',
      'public-key pki/rsa/public.pem',
      'unreadable broken/cut-short.der',
      'unreadable broken/not-der.pem',
    ]);
    assert.equal(plan.files.length, 8);
    assert.equal(describePlan(plan), '0 to import, 3 refused, 5 passed over');
    assert.equal(describeImported(1, plan), '1 entry in the store now, 3 refused, 5 passed over');
    assert.equal(describeImported(2, plan), '2 entries in the store now, 3 refused, 5 passed over');
  });

  it('is called off at any moment', async () => {
    const found = gather('big/ca-certificates.crt');
    await assert.rejects(
      planImport({
        found,
        existing: [],
        now: NOW,
        verify: verifyLink,
        signal: AbortSignal.abort(new Error('enough')),
      }),
      /enough/,
    );
  });

  it('writes what it planned, sealed anew, so that it reads back sound and is known the next time', async () => {
    const plan = await planUnlocked(['pki/ec/node-keycert.txt']);
    const disk = new MemoryFileSystem();
    const added: NewEntry[] = [];
    for (const entry of [...plan.entries, ...plan.offered]) {
      const sealed =
        entry.key?.from === 'file' ? await sealKey(entry.key.opened.pkcs8, 'another') : undefined;
      added.push(toNewEntry({ entry, kind: entry.kinds[0] }, sealed));
    }
    await changeStore(disk, toChanges(added, new Map()), NOW);
    const entries = await readEntries(disk);
    assert.deepEqual(
      entries.map(({ kind, faults }) => [kind, faults]),
      [
        ['key', []],
        ['ca', []],
        ['ca', []],
      ],
    );
    const [{ key } = {}] = entries;
    assert.ok(key && (await openKey(key, 'another')).outcome === 'opened');
    const again = await planUnlocked(['pki/ec/node-keycert.txt'], entries);
    assert.deepEqual([again.entries, again.offered], [[], []]);
    assert.ok(PASSPHRASE);
  });
});
