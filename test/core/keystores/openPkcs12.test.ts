import assert from 'node:assert/strict';
import { createHash, createHmac, createPrivateKey, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { joinOctets } from '../../../src/core/base/joinOctets.js';
import { Cursor } from '../../../src/core/der/cursor.js';
import { tags } from '../../../src/core/der/tags.js';
import { writeElement, writeOid, writeSmallInteger } from '../../../src/core/der/writeElement.js';
import type { Enclosed, Keystore } from '../../../src/core/keystores/keystore.js';
import type { KeystoreOpening } from '../../../src/core/keystores/keystoreOpening.js';
import { isClosed, openKeystore } from '../../../src/core/keystores/openKeystore.js';
import { parsePkcs12 } from '../../../src/core/keystores/parsePkcs12.js';
import { readContents } from '../../../src/core/contents/readContents.js';

const octets = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(`test/fixtures/keystores/${name}.p12`));
const parse = (name: string): Keystore => parsePkcs12(octets(name));

/** Every object by kind and name, with the hash of its octets: a certificate's DER, a key's PKCS#8. */
function listOf({ enclosed }: Keystore): readonly string[] {
  return enclosed.map(({ alias, model, opened }) => {
    const bytes = model.kind === 'privateKey' ? opened?.pkcs8 : 'der' in model ? model.der : undefined;
    const print = bytes && createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    return `${model.kind} ${alias ?? '-'} ${print ?? 'closed'}`;
  });
}

async function open(name: string, passphrase = 'changeit'): Promise<Keystore> {
  return opened(await openKeystore(parse(name), passphrase), name);
}

function opened(opening: KeystoreOpening, what: string): Keystore {
  assert.equal(opening.outcome, 'opened', what);
  return opening.keystore;
}

const printOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

function certificatePrint(file: string, index = 0): string {
  const models = readContents(readFileSync(`test/fixtures/${file}`, 'utf8')).items.map(({ model }) => model);
  const model = models[index];
  assert.ok(model?.kind === 'certificate');
  return printOf(model.der);
}

/** As OpenSSL behind Node opens it. */
function keyPrint(file: string): string {
  const key = createPrivateKey({ key: readFileSync(`test/fixtures/${file}`), passphrase: 'changeit' });
  return printOf(key.export({ format: 'der', type: 'pkcs8' }));
}

const codesOf = ({ enclosed, faults }: Keystore): readonly string[] =>
  [...faults, ...enclosed.flatMap((one) => one.faults)].map(({ code }) => code);

const leaf = certificatePrint('pki/rsa/leaf.pem');
const chain = [certificatePrint('pki/rsa/trusted.txt'), certificatePrint('pki/rsa/trusted.txt', 1)];
const wholeNode = [
  `certificate node ${leaf}`,
  ...chain.map((print) => `certificate - ${print}`),
  `privateKey node ${keyPrint('pki/rsa/leaf.key')}`,
];

describe('a PKCS#12 before its passphrase is known', () => {
  it('names its schemes, and shows what is not behind them', () => {
    const { enclosed, faults, integrity, sealed } = parse('modern');
    assert.deepEqual(integrity, { algorithm: 'HMAC-SHA256', iterations: 2048 });
    assert.deepEqual(sealed, [
      {
        encryption: {
          scheme: 'PBES2',
          cipher: 'AES-256-CBC',
          prf: 'HMAC-SHA256',
          iterations: 2048,
          supported: true,
        },
        isOpen: false,
      },
    ]);
    assert.deepEqual(
      enclosed.map(({ alias, model }) => [model.kind, alias]),
      [['privateKey', 'node']],
    );
    const [key] = enclosed;
    assert.ok(key?.model.kind === 'privateKey');
    assert.equal(key.model.encryption?.cipher, 'AES-256-CBC');
    assert.deepEqual(
      faults.map(({ code, facts }) => [code, facts?.['how']]),
      [['keystore-sealed', 'PBES2, AES-256-CBC, HMAC-SHA256, 2048 iterations']],
    );
  });

  it('shows all certificates where only the key is encrypted, each at its own octets', () => {
    const bytes = octets('certificates-clear');
    const keystore = parsePkcs12(bytes);
    assert.deepEqual(listOf(keystore).slice(0, 3), wholeNode.slice(0, 3));
    assert.deepEqual(codesOf(keystore), []);
    assert.ok(isClosed(keystore));
    for (const { model, span } of keystore.enclosed) {
      assert.ok('der' in model);
      assert.deepEqual(bytes.slice(span.start, span.end), model.der);
    }
  });

  it('is closed no longer where nothing is encrypted', () => {
    const keystore = parse('open');
    assert.ok(!isClosed(keystore));
    assert.equal(keystore.integrity, null);
    assert.deepEqual(
      keystore.enclosed.map(({ model }) => model.kind),
      ['certificate', 'certificate', 'certificate', 'privateKey'],
    );
  });
});

describe('openKeystore on PKCS#12', () => {
  for (const name of [
    'modern',
    'legacy',
    '3des',
    'rc4',
    'rc4-40',
    'md5-des',
    'aes-128',
    'mac-sha384',
    'mac-sha512',
    'no-mac',
    'no-encryption',
    'certificates-clear',
  ]) {
    it(`opens ${name}`, async () => {
      const keystore = await open(name);
      assert.deepEqual(listOf(keystore), wholeNode);
      assert.deepEqual(codesOf(keystore), []);
      assert.ok(!isClosed(keystore) && keystore.sealed.every(({ isOpen }) => isOpen));
    });
  }

  it('opens both readings of an empty passphrase, and one of other characters', async () => {
    for (const name of ['empty-passphrase', 'empty-passphrase-3des'])
      assert.deepEqual(listOf(await open(name, '')), wholeNode, name);
    assert.deepEqual(listOf(await open('unicode-passphrase', 'ключ€😀')), wholeNode);
  });

  it('opens other keys than RSA, and gives each its public half', async () => {
    for (const [name, type] of [
      ['ec', 'EC'],
      ['ed25519', 'Ed25519'],
    ] as const) {
      const key = (await open(name)).enclosed.find(({ model }) => model.kind === 'privateKey');
      assert.ok(key?.model.kind === 'privateKey' && key.opened !== undefined);
      assert.equal(key.model.publicKey?.type, type);
      assert.ok(key.model.encryption !== null, 'the file still has it encrypted');
    }
  });

  it('opens what Java wrote: several keys, a trusted certificate, a secret that is named', async () => {
    const keystore = await open('java');
    const names = (kind: Enclosed['model']['kind']) =>
      keystore.enclosed.filter(({ model }) => model.kind === kind).map(({ alias }) => alias);
    assert.deepEqual(names('privateKey'), ['node', 'ec']);
    assert.ok(['node', 'ec', 'partner'].every((name) => names('certificate').includes(name)));
    assert.deepEqual(names('unknown'), ['secret']);
    assert.deepEqual(codesOf(keystore), ['enclosed-unread']);
    assert.ok(listOf(keystore).includes(`certificate node ${leaf}`));
  });

  it('gives what it decrypted the place of what was encrypted', async () => {
    const keystore = await open('modern');
    const sealed = parse('modern').faults[0]?.span;
    for (const { isSealed, model, span } of keystore.enclosed.slice(0, 3)) {
      assert.ok(isSealed && model.kind === 'certificate');
      assert.deepEqual(span, sealed);
    }
  });

  it('says that the passphrase is wrong only where it is', async () => {
    for (const name of ['modern', '3des', 'rc4-40', 'no-encryption', 'empty-passphrase', 'java'])
      assert.deepEqual(await openKeystore(parse(name), 'wrong'), { outcome: 'passphrase-wrong' }, name);
    // Nothing in it needs one.
    assert.equal((await openKeystore(parse('open'), 'whatever')).outcome, 'opened');
  });

  it('says so where the passphrase is right and the MAC is not', async () => {
    const bytes = octets('modern');
    // After the digest stand a salt of eight octets and a number of two.
    const { end } = parsePkcs12(bytes).span;
    const digestEnd = end - 2 - 2 - 2 - 8;
    bytes[digestEnd - 1] = (bytes[digestEnd - 1] ?? 0) ^ 1;
    const keystore = opened(await openKeystore(parsePkcs12(bytes), 'changeit'), 'changed MAC');
    assert.deepEqual(listOf(keystore), wholeNode);
    assert.deepEqual(codesOf(keystore), ['mac-different']);
  });

  it('opens what it can beside a part whose cipher it does not have', async () => {
    const keystore = await open('aria');
    assert.deepEqual(listOf(keystore), wholeNode.slice(3));
    assert.deepEqual(codesOf(keystore), ['keystore-scheme-unknown']);
    assert.equal(keystore.sealed[0]?.isOpen, false);
  });

  it('refuses to start on two billion iterations, at once and with their number', async () => {
    const bytes = withMacIterations(octets('modern'), 2_000_000_000);
    const keystore = parsePkcs12(bytes);
    assert.equal(keystore.integrity?.iterations, 2_000_000_000);
    assert.deepEqual(await openKeystore(keystore, 'changeit'), {
      outcome: 'costly',
      iterations: 2_000_000_000,
    });
    // What a key alone may take, four times over and a little more.
    const slow = parsePkcs12(withMacIterations(octets('ed25519'), 2_100_000));
    assert.equal((await openKeystore(slow, 'changeit')).outcome, 'costly');
  });

  it('checks PBMAC1 of RFC 9579, here computed by Node', async () => {
    const guarded = withoutMac(octets('modern'));
    const right = withPbmac1(guarded, 'changeit');
    const keystore = parsePkcs12(right);
    assert.deepEqual(keystore.integrity, {
      algorithm: 'PBMAC1 (HMAC-SHA256, HMAC-SHA512)',
      iterations: 4096,
    });
    assert.deepEqual(codesOf(opened(await openKeystore(keystore, 'changeit'), 'PBMAC1')), []);
    const other = parsePkcs12(withPbmac1(guarded, 'another'));
    assert.deepEqual(codesOf(opened(await openKeystore(other, 'changeit'), 'PBMAC1 of another')), [
      'mac-different',
    ]);
    assert.deepEqual(await openKeystore(keystore, 'wrong'), { outcome: 'passphrase-wrong' });
  });

  it('opens BER, with octet strings in pieces at every depth, as BouncyCastle and Windows write it', async () => {
    const whole = partsOf(octets('modern'));
    const sequence = (...parts: Uint8Array[]) => writeElement(tags.sequence, ...parts);
    // Around what the MAC is of, and without a MAC everywhere.
    const around = toBer(octets('modern'), 0);
    const within = toBer(sequence(whole.version, whole.authSafe), 2);
    for (const bytes of [around, within, toBer(octets('open'), 2)]) {
      assert.ok(bytes[1] === 0x80);
      const keystore = opened(await openKeystore(parsePkcs12(bytes), 'changeit'), 'BER');
      assert.deepEqual(listOf(keystore), wholeNode);
      assert.deepEqual(codesOf(keystore), []);
    }
    const clear = toBer(octets('open'), 2);
    const [first] = parsePkcs12(clear).enclosed;
    assert.ok(first?.model.kind === 'certificate');
    // In pieces of forty octets, the place begins and ends with the certificate's own octets.
    assert.equal(clear[first.span.start], tags.sequence);
    assert.ok(first.span.end - first.span.start > first.model.der.length);
    assert.equal(clear[first.span.end - 1], first.model.der.at(-1));
  });

  it('opens one of many certificates, and reads one of very many bags', async () => {
    // 144 certificates in RC2, which is more than one call takes in arguments.
    const { enclosed } = await open('bundle');
    assert.equal(enclosed.length, 144);
    const bag = writeElement(
      tags.sequence,
      writeOid('1.2.840.113549.1.12.10.1.5'),
      writeElement(0xa0, Uint8Array.of(tags.null, 0)),
    );
    const data = (content: Uint8Array) =>
      writeElement(
        tags.sequence,
        writeOid('1.2.840.113549.1.7.1'),
        writeElement(0xa0, writeElement(tags.octetString, content)),
      );
    const bags = writeElement(tags.sequence, joinOctets(...Array.from({ length: 100 }, () => bag)));
    const nested = writeElement(
      tags.sequence,
      writeOid('1.2.840.113549.1.12.10.1.6'),
      writeElement(0xa0, bags),
    );
    const many = new Uint8Array(2000 * nested.length);
    for (let at = 0; at < many.length; at += nested.length) many.set(nested, at);
    const safe = data(writeElement(tags.sequence, many));
    const pfx = writeElement(tags.sequence, writeSmallInteger(3), data(writeElement(tags.sequence, safe)));
    assert.equal(parsePkcs12(pfx).enclosed.length, 200_000);
  });

  it('ends in an outcome wherever a file is cut off, and whichever octet is false', async () => {
    const bytes = octets('ed25519');
    for (let length = 1; length < bytes.length; length++) {
      const keystore = parsePkcs12(bytes.subarray(0, length));
      assert.ok(keystore.faults.length > 0, `cut at ${length}`);
      assert.notEqual((await openKeystore(keystore, 'changeit')).outcome, 'opened', `cut at ${length}`);
    }
    const outcomes = new Set<string>();
    for (let at = 0; at < bytes.length; at += 5) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const { outcome } = await openKeystore(parsePkcs12(changed), 'changeit');
      outcomes.add(outcome);
    }
    assert.ok(outcomes.has('opened') && outcomes.has('broken'), [...outcomes].join());
  });
});

const PIECE = 40;

/** The same in indefinite lengths, and in pieces; as deep as so many octet strings that hold further DER. */
function toBer(der: Uint8Array, depth: number): Uint8Array {
  const parts: Uint8Array[] = [];
  const input = Cursor.over(der);
  while (!input.done) {
    const element = input.any('element');
    const { content, raw, tag } = element;
    const isString = tag === tags.octetString || tag === 0x80;
    if ((tag & 0x20) !== 0) parts.push(indefinite(tag, toBer(content, depth)));
    else if (isString && content.length > PIECE)
      parts.push(indefinite(tag | 0x20, inPieces(tag === 0x80 ? content : deeper(content, depth))));
    else parts.push(raw);
  }
  return joinOctets(...parts);
}

function deeper(content: Uint8Array, depth: number): Uint8Array {
  const isDer = content[0] === tags.sequence && depth > 0;
  return isDer ? toBer(content, depth - 1) : content;
}

const indefinite = (tag: number, content: Uint8Array): Uint8Array =>
  Uint8Array.of(tag, 0x80, ...content, 0, 0);

function inPieces(content: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < content.length; at += PIECE)
    pieces.push(writeElement(tags.octetString, content.subarray(at, at + PIECE)));
  return joinOctets(...pieces);
}

/** The PFX's parts after its version: authSafe and macData. */
function partsOf(pfx: Uint8Array): { version: Uint8Array; authSafe: Uint8Array; macData: Cursor } {
  const sequence = Cursor.over(pfx).read(tags.sequence, 'PFX');
  const version = sequence.any('version').raw;
  const authSafe = sequence.any('authSafe').raw;
  return { version, authSafe, macData: sequence.any('macData') };
}

function withMacIterations(pfx: Uint8Array, iterations: number): Uint8Array {
  const { authSafe, macData, version } = partsOf(pfx);
  const mac = macData.any('mac').raw;
  const salt = macData.any('salt').raw;
  return writeElement(
    tags.sequence,
    version,
    authSafe,
    writeElement(tags.sequence, mac, salt, writeSmallInteger(iterations)),
  );
}

const withoutMac = partsOf;

/** MacData of RFC 9579: PBKDF2 with HMAC-SHA256, then HMAC-SHA512. */
function withPbmac1({ authSafe, version }: ReturnType<typeof partsOf>, passphrase: string): Uint8Array {
  const info = Cursor.over(authSafe).read(tags.sequence, 'authSafe');
  info.any('contentType');
  const guarded = info.any('content').any('data').content;
  const salt = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
  const key = pbkdf2Sync(passphrase, salt, 4096, 32, 'sha256');
  const digest = new Uint8Array(createHmac('sha512', key).update(guarded).digest());
  const sequence = (...parts: Uint8Array[]) => writeElement(tags.sequence, ...parts);
  const octetString = (bytes: Uint8Array) => writeElement(tags.octetString, bytes);
  const absent = Uint8Array.of(tags.null, 0);
  const pbkdf2 = sequence(
    octetString(salt),
    writeSmallInteger(4096),
    writeSmallInteger(32),
    sequence(writeOid('1.2.840.113549.2.9'), absent),
  );
  const algorithm = sequence(
    writeOid('1.2.840.113549.1.5.14'),
    sequence(
      sequence(writeOid('1.2.840.113549.1.5.12'), pbkdf2),
      sequence(writeOid('1.2.840.113549.2.11'), absent),
    ),
  );
  const unused = octetString(new TextEncoder().encode('NOT USED'));
  const macData = sequence(sequence(algorithm, octetString(digest)), unused, writeSmallInteger(1));
  return sequence(version, authSafe, macData);
}
