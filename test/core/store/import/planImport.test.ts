import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readContents } from '../../../../src/core/contents/readContents.js';
import { replaceKeystore } from '../../../../src/core/contents/replaceKeystore.js';
import { openKeystore } from '../../../../src/core/keystores/openKeystore.js';
import { openKey, type OpenedKey } from '../../../../src/core/keys/openKey.js';
import type { PrivateKey } from '../../../../src/core/keys/privateKey.js';
import { sealKey } from '../../../../src/core/keys/sealKey.js';
import { verifyLink } from '../../../../src/core/path/verifyLink.js';
import { addEntry } from '../../../../src/core/store/addEntry.js';
import type { Entry } from '../../../../src/core/store/entry.js';
import type {
  ImportFile,
  ImportPlan,
  PlannedEntry,
  WantedKind,
} from '../../../../src/core/store/import/importPlan.js';
import { planImport } from '../../../../src/core/store/import/planImport.js';
import { certificateLabel } from '../../../../src/core/words/describeCertificate.js';
import {
  describeImportWarning,
  describeLockedKey,
  describeLockedKeystore,
  describePlan,
  describePlannedEntry,
  describeRefusal,
} from '../../../../src/core/words/describeImport.js';
import { NOW } from '../../../support/inspectFixture.js';
import { MemoryFileSystem } from '../../../support/memoryFileSystem.js';
import { caEntry, nodeEntry, readEntries } from '../../../support/storeFixture.js';

const PASSPHRASE = 'changeit';

interface Options {
  readonly existing?: readonly Entry[];
  readonly now?: number;
  readonly opened?: ReadonlyMap<PrivateKey, OpenedKey>;
}

const filesOf = (names: readonly string[]): ImportFile[] =>
  names.map((name) => ({
    name,
    contents: readContents(new Uint8Array(readFileSync(`test/fixtures/${name}`))),
  }));

function planOf(
  wanted: WantedKind,
  files: readonly ImportFile[],
  options: Options = {},
): Promise<ImportPlan> {
  const { existing = [], now = NOW, opened = new Map<PrivateKey, OpenedKey>() } = options;
  return planImport({ files, wanted, existing, opened, now, verify: verifyLink });
}

/** Plans, opens what is locked as the editor does after asking, and plans again. */
async function planUnlocked(names: readonly string[], options: Options = {}): Promise<ImportPlan> {
  const files = filesOf(names);
  const opened = new Map<PrivateKey, OpenedKey>();
  for (const { key } of (await planOf('key', files, options)).locked) {
    const opening = await openKey(key, PASSPHRASE);
    assert.ok(opening.outcome === 'opened');
    opened.set(key, opening.key);
  }
  return planOf('key', files, { ...options, opened });
}

const labelsOf = (entries: readonly PlannedEntry[]): string[] =>
  entries.map(({ certificates }) => certificates.map(certificateLabel).join(' ← '));

/** Refusals as `reason file`, each of which has a sentence. */
function refusalsOf({ refused }: ImportPlan): string[] {
  for (const refusal of refused) assert.match(describeRefusal(refusal), /^[^]{15,}\.$/);
  return refused.map(({ reason, file }) => `${reason} ${file ?? '-'}`);
}

async function storeOf(...entries: Parameters<typeof addEntry>[1][]): Promise<Entry[]> {
  const disk = new MemoryFileSystem();
  for (const entry of entries) await addEntry(disk, entry, NOW);
  return readEntries(disk);
}

describe('planImport of a key certificate', () => {
  it('names how the key is encrypted before anybody is asked for its passphrase', async () => {
    const { locked, entries, refused } = await planOf('key', filesOf(['pki/rsa/node-keycert.txt']));
    assert.deepEqual([locked.length, entries.length, refused.length], [1, 0, 0]);
    const [first] = locked;
    assert.match(
      first ? describeLockedKey(first) : '',
      /PBES2 \(AES-256-CBC, HMAC-SHA256.*node-keycert\.txt needs its passphrase/,
    );
  });

  for (const kind of ['rsa', 'ec'])
    it(`takes key, certificate and chain from one file, and offers the CA certificates (${kind})`, async () => {
      const plan = await planUnlocked([`pki/${kind}/shuffled-keycert.txt`]);
      const [issuing = '', root = ''] = labelsOf(plan.offered).sort();
      assert.deepEqual(labelsOf(plan.entries), [`CDNODE1 ← ${issuing} ← ${root}`]);
      assert.deepEqual(plan.entries[0]?.warnings, []);
      assert.equal(plan.entries[0].label, 'CDNODE1');
      assert.deepEqual([plan.locked, plan.known, plan.refused], [[], [], []]);
    });

  it('takes key, certificate and chain from a PKCS#12 that was opened', async () => {
    const name = 'keystores/modern.p12';
    const [file] = filesOf([name]);
    const [item] = file?.contents.items ?? [];
    assert.ok(file && item?.model.kind === 'keystore');
    assert.match(
      describeLockedKeystore(item.model, name),
      /^PKCS#12 container: .*1 encrypted part, in keystores\/modern\.p12, encrypted with PBES2 \(AES-256-CBC.*2,048 iter.* needs its passphrase\.$/,
    );
    const opening = await openKeystore(item.model, PASSPHRASE);
    assert.ok(opening.outcome === 'opened');
    const opened = new Map<PrivateKey, OpenedKey>();
    for (const { model, opened: key } of opening.keystore.enclosed)
      if (model.kind === 'privateKey' && key) opened.set(model, key);
    const contents = replaceKeystore(file.contents, item, opening.keystore);
    const plan = await planOf('key', [{ name, contents }], { opened });
    assert.deepEqual(
      plan.entries.map(({ certificates }) => certificates.length),
      [3],
    );
    assert.deepEqual([plan.offered.length, plan.locked, plan.refused], [2, [], []]);
  });

  it('says of a container that stayed closed that it did', async () => {
    const plan = await planOf('ca', filesOf(['keystores/modern.p12', 'pki/rsa/root.pem']));
    assert.deepEqual(refusalsOf(plan).sort(), [
      'container-closed keystores/modern.p12',
      'key-not-wanted keystores/modern.p12',
    ]);
    assert.equal(plan.entries.length, 1);
  });

  it('pairs by key what came in several files, PEM or DER', async () => {
    const names = [
      'pki/rsa/other.key',
      'pki/rsa/root.der',
      'pki/rsa/leaf.key',
      'pki/rsa/intermediate.pem',
      'pki/rsa/leaf.der',
    ];
    const plan = await planUnlocked(names);
    assert.deepEqual(plan.entries[0]?.certificates.length, 3);
    assert.deepEqual(new Set(plan.entries[0].files), new Set(names.slice(1)));
    assert.deepEqual(refusalsOf(plan), ['key-matches-none pki/rsa/other.key']);
  });

  it('takes keys in the clear as well, in every wrapper, without asking', async () => {
    for (const [key, certificate] of [
      ['pki/rsa/pkcs1.key', 'pki/rsa/leaf.pem'],
      ['pki/ec/sec1.key', 'pki/ec/leaf.pem'],
    ] as const) {
      const plan = await planOf('key', filesOf([certificate, key]));
      assert.deepEqual(labelsOf(plan.entries), ['CDNODE1']);
      assert.deepEqual(plan.refused, []);
    }
  });

  it('writes what it planned, sealed anew, so that it reads back sound', async () => {
    const plan = await planUnlocked(['pki/ec/node-keycert.txt']);
    const disk = new MemoryFileSystem();
    for (const { kind, label, certificates, key } of [...plan.entries, ...plan.offered]) {
      const sealed = key && { sealedKey: await sealKey(key.pkcs8, 'another') };
      await addEntry(
        disk,
        { kind, title: label, certificates: certificates.map(({ der }) => der), ...sealed, notes: { label } },
        NOW,
      );
    }
    const entries = await readEntries(disk);
    assert.deepEqual(
      entries.map(({ kind }) => kind),
      ['key', 'ca', 'ca'],
    );
    assert.deepEqual(
      entries.flatMap(({ faults }) => faults),
      [],
    );
    const [{ key } = {}] = entries;
    assert.ok(key && (await openKey(key, 'another')).outcome === 'opened');
    const again = await planUnlocked(['pki/ec/node-keycert.txt'], { existing: entries });
    assert.deepEqual([again.entries, again.offered], [[], []]);
    assert.deepEqual(
      again.known.map(({ entry }) => `${entry.kind}/${entry.name}`),
      entries.map(({ kind, name }) => `${kind}/${name}`),
    );
  });

  it('refuses a key that matches no certificate, and certificates without a key', async () => {
    assert.deepEqual(refusalsOf(await planUnlocked(['pki/rsa/wrong-key-keycert.txt'])), [
      'key-matches-none pki/rsa/wrong-key-keycert.txt',
      'key-missing pki/rsa/wrong-key-keycert.txt',
    ]);
    assert.deepEqual(refusalsOf(await planOf('key', filesOf(['pki/rsa/leaf.pem']))), [
      'key-missing pki/rsa/leaf.pem',
    ]);
    assert.deepEqual(refusalsOf(await planOf('key', filesOf(['pki/rsa/root.pem']))), ['key-missing -']);
  });

  it('refuses what holds no certificate, and says what it is', async () => {
    const files = filesOf(['pki/rsa/leaf.key', 'pki/rsa/leaf.csr', 'broken/not-der.pem', 'broken/empty.pem']);
    assert.deepEqual(refusalsOf(await planOf('key', files)), [
      'certificate-missing -',
      'not-a-certificate pki/rsa/leaf.csr',
      'unreadable broken/not-der.pem',
      'unreadable broken/empty.pem',
    ]);
  });

  it('tells a key that nothing here can open from one that is damaged', async () => {
    const names = ['pki/rsa/leaf.pem', 'keys/pbes2-hmacWithSHA256-aria-256-cbc.pem', 'keys/openssh.pem'];
    const [certificate, aria, openssh] = filesOf(names);
    const cut = new Uint8Array(readFileSync('test/fixtures/keys/rsa.pkcs8.pem')).filter(
      (_, at) => at < 200 || at > 264,
    );
    const damaged = { name: 'damaged.key', contents: readContents(cut) };
    assert.ok(certificate && aria && openssh);
    const plan = await planOf('key', [certificate, aria, openssh, damaged]);
    assert.deepEqual(refusalsOf(plan).slice(1), [
      `key-scheme-unknown ${aria.name}`,
      `key-scheme-unknown ${openssh.name}`,
      'unreadable damaged.key',
    ]);
  });

  it('accepts a self-signed certificate, and warns of what that implies', async () => {
    const { entries, offered, refused } = await planUnlocked(['self-signed/self-keycert.txt']);
    assert.deepEqual(refused, []);
    assert.deepEqual(entries[0]?.warnings, ['self-signed']);
    // A trusted list needs it too, without its key.
    assert.deepEqual(
      offered.map(({ kind, key, certificates }) => [kind, key, certificates]),
      [['ca', undefined, entries[0].certificates]],
    );
    assert.match(describeImportWarning('self-signed'), /every partner and Control Center Director/);
  });

  it('refuses the certificate of a CA that another CA signed', async () => {
    const { key, file } = await issuingAuthority();
    const plan = await planOf('key', [file], { opened: new Map([[key, file.opened]]) });
    assert.deepEqual(refusalsOf(plan), ['authority-for-node issuing.txt']);
    assert.deepEqual(plan.entries, []);
  });

  it('warns of dates', async () => {
    const expired = await planUnlocked(['pki/ec/expired-keycert.txt']);
    assert.deepEqual(expired.entries[0]?.warnings, ['expired']);
    const early = await planUnlocked(['pki/ec/not-yet-valid-keycert.txt']);
    assert.deepEqual(early.entries[0]?.warnings, ['not-yet-valid']);
  });

  it('says in one line what would be written', async () => {
    const plan = await planUnlocked(['pki/rsa/node-keycert.txt']);
    const [entry] = plan.entries;
    assert.equal(
      entry && describePlannedEntry(entry, NOW),
      'CDNODE1 — node certificate, expires in 9 years; with its private key and 2 CA certificates',
    );
    assert.equal(describePlan(plan), '1 to import, 2 CA certificates to go with it');
  });
});

describe('planImport of CA certificates', () => {
  it('takes roots and intermediates, from bundles too, each once', async () => {
    const plan = await planOf(
      'ca',
      filesOf(['partner/partner-ca-bundle.pem', 'partner/root.pem', 'partner/intermediate.pem']),
    );
    assert.equal(plan.entries.length, 2);
    assert.ok(
      plan.entries.every(({ certificates, warnings }) => certificates.length === 1 && warnings.length === 0),
    );
    assert.deepEqual(plan.refused, []);
  });

  it('refuses a node’s certificate that a CA signed, and private keys', async () => {
    const plan = await planOf('ca', filesOf(['pki/rsa/node-keycert.txt']));
    assert.equal(plan.entries.length, 2);
    assert.deepEqual(refusalsOf(plan), [
      'node-for-authority pki/rsa/node-keycert.txt',
      'key-not-wanted pki/rsa/node-keycert.txt',
    ]);
  });

  it('accepts a self-signed one', async () => {
    const { entries, refused } = await planOf('ca', filesOf(['self-signed/node.pem']));
    assert.deepEqual([entries.length, refused], [1, []]);
  });

  it('refuses a node’s certificate that claims to be self-signed and was altered', async () => {
    const forged = readContents(new Uint8Array(readFileSync('test/fixtures/pki/rsa/leaf.der')));
    const [item] = forged.items;
    assert.ok(item?.model.kind === 'certificate');
    const model = { ...item.model, issuer: item.model.subject, extensions: [] };
    const plan = await planOf('ca', [
      { name: 'forged.der', contents: { ...forged, items: [{ ...item, model }] } },
    ]);
    assert.deepEqual(refusalsOf(plan), ['node-for-authority forged.der']);
  });

  it('tells certificates of one name apart by their labels', async () => {
    const plan = await planOf('ca', filesOf(['partner/root.pem', 'partner/root-same-name.pem']));
    const [first, second] = plan.entries.map(({ label }) => label);
    assert.equal(second, `${first ?? ''} 2`);
  });

  it('recognises what the store has, and avoids its labels', async () => {
    const existing = await storeOf(caEntry('partner/root.pem', 'Partner Root'), nodeEntry());
    const plan = await planOf('ca', filesOf(['partner/partner-ca-bundle.pem']), { existing });
    assert.deepEqual(
      plan.known.map(({ entry }) => entry),
      [{ kind: 'ca', name: 'Partner-Root' }],
    );
    assert.equal(plan.entries.length, 1);
  });

  it('takes Debian’s bundle whole', async () => {
    const plan = await planOf('ca', filesOf(['big/ca-certificates.crt']));
    assert.equal(plan.entries.length + plan.refused.length, 144);
    assert.equal(new Set(plan.entries.map(({ label }) => label)).size, plan.entries.length);
    assert.deepEqual(refusalsOf(plan), []);
  });

  it('never says a hostile name as it stands', async () => {
    for (const name of ['bidi', 'newline', 'markdown', 'html', 'long', 'yaml-shell']) {
      const plan = await planOf('ca', filesOf([`hostile/${name}.pem`]));
      const said = [
        ...plan.refused.map(describeRefusal),
        ...plan.entries.map((entry) => describePlannedEntry(entry, NOW)),
      ];
      assert.ok(said.length > 0);
      for (const text of said) assert.doesNotMatch(text, /[\p{Cc}\p{Cf}]|.{1000}/u, name);
    }
  });
});

/**
 * An issuing CA’s certificate with “its” key. The fixtures keep no CA’s key, so the key of another certificate is taken
 * for it, as one that was opened and turned out to be this CA’s.
 */
async function issuingAuthority(): Promise<{ key: PrivateKey; file: ImportFile & { opened: OpenedKey } }> {
  const [authority, owner] = filesOf(['pki/rsa/intermediate.pem', 'pki/rsa/pkcs1.key']);
  const certificate = authority?.contents.items[0]?.model;
  const keyItem = owner?.contents.items[0];
  assert.ok(certificate?.kind === 'certificate' && keyItem?.model.kind === 'privateKey' && authority);
  const opening = await openKey(keyItem.model, undefined);
  assert.ok(opening.outcome === 'opened');
  const contents = { ...authority.contents, items: [...authority.contents.items, keyItem] };
  const opened = { ...opening.key, publicKey: certificate.publicKey };
  return { key: keyItem.model, file: { name: 'issuing.txt', contents, opened } };
}
