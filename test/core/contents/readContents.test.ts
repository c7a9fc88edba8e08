import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Contents } from '../../../src/core/contents/contents.js';
import { readContents } from '../../../src/core/contents/readContents.js';
import { writePem } from '../../../src/core/pem/writePem.js';

const text = (file: string): string => readFileSync(`test/fixtures/${file}`, 'utf8');
const octets = (file: string): Uint8Array => new Uint8Array(readFileSync(`test/fixtures/${file}`));

const kinds = (contents: Contents): readonly string[] => contents.items.map(({ model }) => model.kind);

/** Every fault of a text, each with the characters that it stands on. */
function faultsOf(source: string): readonly (readonly [string, string])[] {
  const { items, faults } = readContents(source);
  return [...faults, ...items.flatMap((item) => item.faults)].map(({ code, span }) => [
    code,
    source.slice(span.start, span.end),
  ]);
}

const leaf = octets('pki/rsa/leaf.der');
const pem = writePem('CERTIFICATE', leaf);

describe('readContents', () => {
  it('reads certificates that stand one after another in a binary file, each at its place', () => {
    const der = (name: string) => new Uint8Array(readFileSync(`test/fixtures/pki/rsa/${name}.der`));
    const [leaf, root] = [der('leaf'), der('root')];
    const { form, items, faults } = readContents(Uint8Array.of(...leaf, ...root));
    assert.deepEqual([form, faults], ['der', []]);
    assert.deepEqual(
      items.map(({ model, span }) => [model.kind, span.start, span.end]),
      [
        ['certificate', 0, leaf.length],
        ['certificate', leaf.length, leaf.length + root.length],
      ],
    );
    // What is cut off or is none of these is still one object, with octets after its end.
    for (const rest of [root.subarray(0, 100), Uint8Array.of(0x30, 0x00), Uint8Array.of(0)]) {
      const one = readContents(Uint8Array.of(...leaf, ...rest)).items;
      assert.equal(one.length, 1);
      assert.deepEqual(
        one[0]?.faults.map(({ code }) => code),
        ['der-trailing'],
      );
    }
  });

  it('reads every object of a text, in order, at its place', () => {
    const source =
      text('pki/rsa/leaf.csr') + text('pki/rsa/intermediate.crl.pem') + text('keys/rsa.public.pem');
    const contents = readContents(pem + text('pki/rsa/leaf.key') + source);
    assert.deepEqual(kinds(contents), ['certificate', 'privateKey', 'request', 'crl', 'publicKey']);
    assert.equal(contents.items[1]?.span.start, pem.length);
    assert.equal(contents.form, 'pem');
    assert.deepEqual(contents.faults, []);
  });

  it('makes plain octets of a Buffer, whose slice() would copy nothing', () => {
    const [item] = readContents(readFileSync('test/fixtures/pki/rsa/leaf.der')).items;
    assert.ok(item?.model.kind === 'certificate');
    assert.ok(!Buffer.isBuffer(item.model.der) && !Buffer.isBuffer(item.model.publicKey.key));
    assert.deepEqual(item.model.der, leaf);
  });

  it('reads the same objects as DER', () => {
    for (const [file, kind] of [
      ['pki/rsa/leaf.csr', 'request'],
      ['pki/rsa/intermediate.crl.pem', 'crl'],
      ['keys/P-256.public.pem', 'publicKey'],
      ['keys/P-256.pkcs8.pem', 'privateKey'],
      ['keys/P-256.sec1.pem', 'privateKey'],
      ['keys/rsa.pkcs1.pem', 'privateKey'],
      ['keys/dsa.traditional.pem', 'privateKey'],
      ['keys/pbes2-rsa.pem', 'privateKey'],
      ['pki/rsa/leaf.pem', 'certificate'],
    ] as const) {
      const bytes = readContents(text(file)).items[0]?.block?.bytes ?? new Uint8Array();
      const contents = readContents(bytes);
      assert.deepEqual(
        [contents.form, kinds(contents), contents.items[0]?.faults],
        ['der', [kind], []],
        file,
      );
    }
  });

  it('decodes all of Debian’s bundle, from its octets too', () => {
    const contents = readContents(octets('big/ca-certificates.crt'));
    assert.equal(contents.items.length, 144);
    const keys = contents.items.map(({ model }) =>
      model.kind === 'certificate' ? model.publicKey.type : model.kind,
    );
    assert.equal(keys.filter((type) => type === 'EC').length, 35);
    assert.equal(keys.filter((type) => type === 'RSA').length, 109);
  });

  it('decodes text in UTF-8, UTF-16 and Latin-1', () => {
    const source = `Für Sie\n${pem}`;
    const little = Buffer.from(`\ufeff${source}`, 'utf16le');
    for (const bytes of [
      Buffer.from(source),
      Buffer.from(source, 'latin1'),
      little,
      Buffer.from(little).swap16(),
    ]) {
      assert.deepEqual(kinds(readContents(new Uint8Array(bytes))), ['certificate']);
    }
  });

  it('says once that a file is in UTF-16, with its byte order mark and without', () => {
    const little = Buffer.from(pem, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [Buffer.from(`\ufeff${pem}`, 'utf16le'), little, big]) {
      const contents = readContents(new Uint8Array(bytes));
      assert.deepEqual(kinds(contents), ['certificate']);
      assert.deepEqual(
        [...contents.faults, ...contents.items.flatMap(({ faults }) => faults)].map(({ code, span }) => [
          code,
          span,
        ]),
        [['text-utf16', { start: 0, end: 1 }]],
      );
    }
    assert.deepEqual(
      readContents(new Uint8Array(Buffer.from(`\ufeff${pem}`))).faults.map(({ code }) => code),
      ['byte-order-mark'],
    );
  });

  it('puts a fault of the octets on the characters that hold them', () => {
    const { items } = readContents(pem);
    const [item] = items;
    assert.ok(item?.model.kind === 'certificate' && item.block);
    const bytes = leaf.slice();
    const { notAfter } = item.model;
    bytes[notAfter.span.start + 4] = 0x39;
    const source = writePem('CERTIFICATE', bytes);
    const [[code, characters] = ['', '']] = faultsOf(source);
    assert.equal(code, 'time-invalid');
    const place = item.block.textSpan({ start: notAfter.span.start + 2, end: notAfter.span.end });
    assert.equal(characters, source.slice(place.start, place.end));
    assert.ok(Buffer.from(characters.slice(1), 'base64').length >= 10);
  });

  it('says no more than the cause where base64 is damaged', () => {
    assert.deepEqual(faultsOf(pem.replace(/\n(.{10})..../, '\n$1*')), [['base64-invalid', '*']]);
  });

  it('reads by the structure where the label lies, and says so on the label', () => {
    assert.deepEqual(faultsOf(writePem('X509 CRL', leaf)), [['label-wrong', 'X509 CRL']]);
    assert.deepEqual(kinds(readContents(writePem('X509 CRL', leaf))), ['certificate']);
    assert.deepEqual(faultsOf(writePem('MY CERTIFICATE', leaf)), [['label-unknown', 'MY CERTIFICATE']]);
    assert.deepEqual(faultsOf(writePem('X509 CERTIFICATE', leaf)), [
      ['label-nonstandard', 'X509 CERTIFICATE'],
    ]);
    assert.deepEqual(faultsOf(writePem('X.509 CERTIFICATE', leaf)), []);
  });

  it('passes over OpenSSL’s trust settings and the parameters beside a key', () => {
    const trusted = writePem('TRUSTED CERTIFICATE', Uint8Array.of(...leaf, 0x30, 0));
    assert.deepEqual(faultsOf(trusted), [['label-nonstandard', 'TRUSTED CERTIFICATE']]);
    const parameters = writePem('EC PARAMETERS', Uint8Array.of(6, 3, 0x55, 4, 3));
    assert.deepEqual(faultsOf(parameters + text('keys/P-256.sec1.pem')), [
      ['label-ignored', 'EC PARAMETERS'],
    ]);
  });

  it('names Java’s keystores', () => {
    const jks = Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 0);
    const [item] = readContents(jks).items;
    assert.ok(item?.model.kind === 'keystore' && item.model.container === 'JKS');
  });

  it('tells a short SEQUENCE from text, and PKCS#12 from a key', () => {
    // 34 printable octets.
    assert.equal(readContents(new Uint8Array(Buffer.from(`0 ${'a'.repeat(32)}`))).form, 'der');
    const pfx = Uint8Array.of(0x30, 5, 2, 1, 3, 0x30, 0);
    const [container] = readContents(pfx).items;
    assert.ok(container?.model.kind === 'keystore' && container.model.container === 'PKCS#12');
    assert.ok(container.faults.length > 0);
  });

  it('says what is not DER, on its first octet', () => {
    assert.deepEqual(faultsOf(writePem('CERTIFICATE', Uint8Array.of(1, 2, 3, 4))), [['not-der', 'AQ']]);
    const contents = readContents(Uint8Array.of(0, 1, 2, 3));
    assert.deepEqual([contents.form, kinds(contents)], ['der', ['unknown']]);
    assert.deepEqual(
      contents.items[0]?.faults.map(({ code }) => code),
      ['not-der'],
    );
  });

  it('is never silent about a text without a block', () => {
    assert.deepEqual(faultsOf(''), [['file-empty', '']]);
    assert.deepEqual(faultsOf('\n  hello, world\nmore\n'), [['pem-missing', 'hello, world']]);
    const bare = pem.split('\n').slice(1, -2).join('\n');
    assert.deepEqual(faultsOf(bare), [['boundaries-missing', bare.slice(0, 64)]]);
    assert.deepEqual(
      readContents(new Uint8Array()).faults.map(({ code }) => code),
      ['file-empty'],
    );
  });

  it('reads base64 without its boundaries, every octet in its place', () => {
    const bare = `\n  ${pem.split('\n').slice(1, -2).join('\n  ')}\n`;
    const [item, ...others] = readContents(bare).items;
    assert.ok(item?.model.kind === 'certificate' && item.block !== undefined);
    assert.deepEqual(others, []);
    assert.deepEqual(item.block.bytes, octets('pki/rsa/leaf.der'));
    assert.deepEqual(item.block.textSpan({ start: 0, end: 3 }), { start: 3, end: 7 });
    assert.equal(bare.slice(item.span.start, item.span.end), bare.trim());
    // What is no object stays a fault of the file.
    const other = readContents('MAAA'.repeat(20));
    assert.deepEqual([other.items, other.faults.map(({ code }) => code)], [[], ['boundaries-missing']]);
  });
});
