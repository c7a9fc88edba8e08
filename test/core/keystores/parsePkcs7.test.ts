import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contents } from '../../../src/core/contents/contents.js';
import { readContents } from '../../../src/core/contents/readContents.js';
import { fingerprint } from '../../../src/core/path/fingerprint.js';

const fixtures = 'test/fixtures';
const octets = (file: string): Uint8Array => new Uint8Array(readFileSync(join(fixtures, file)));
const readFixture = (file: string): Contents => readContents(octets(file));

const kinds = ({ items }: Contents): readonly string[] => items.map(({ model }) => model.kind);
const codes = ({ items }: Contents): readonly string[] =>
  items.flatMap(({ faults }) => faults.map(({ code }) => code));
const prints = ({ items }: Contents): readonly string[] =>
  items.flatMap(({ model }) => (model.kind === 'certificate' ? [fingerprint(model)] : []));

const leaf = prints(readFixture('pki/rsa/leaf.pem'));
const [intermediate = '', root = ''] = prints(readFixture('pki/rsa/trusted.txt'));

describe('PKCS#7', () => {
  it('has its certificates as items of the file, DER and PEM alike', () => {
    for (const file of ['keystores/chain.p7b', 'keystores/chain.pem']) {
      const contents = readFixture(file);
      assert.deepEqual(kinds(contents), ['keystore', 'certificate', 'certificate', 'certificate'], file);
      assert.deepEqual([...prints(contents)].sort(), [...leaf, intermediate, root].sort());
      assert.deepEqual(codes(contents), []);
      assert.deepEqual(
        contents.items.map(({ container }) => container?.kind),
        [undefined, 'PKCS#7', 'PKCS#7', 'PKCS#7'],
      );
    }
  });

  it('places each certificate on its own octets, in base64 on the characters that hold them', () => {
    const der = octets('keystores/chain.p7b');
    for (const { model, span } of readContents(der).items.slice(1)) {
      assert.ok(model.kind === 'certificate');
      assert.deepEqual(der.slice(span.start, span.end), model.der);
      assert.deepEqual(model.span, span);
    }
    const text = readFileSync(join(fixtures, 'keystores/chain.pem'), 'latin1');
    for (const { block, model, span } of readContents(text).items.slice(1)) {
      assert.ok(model.kind === 'certificate' && block !== undefined);
      assert.deepEqual(block.textSpan(model.span), span);
      assert.deepEqual(block.bytes.slice(model.span.start, model.span.end), model.der);
    }
  });

  it('has revocation lists too', () => {
    const contents = readFixture('keystores/list.p7b');
    assert.deepEqual(kinds(contents), ['keystore', 'certificate', 'certificate', 'crl']);
    assert.deepEqual(codes(contents), []);
  });

  it('is read in BER, with a message in pieces before the certificates', () => {
    const der = octets('keystores/indefinite.p7b');
    assert.equal(der[1], 0x80);
    const contents = readContents(der);
    assert.deepEqual(kinds(contents), ['keystore', 'certificate', 'certificate']);
    assert.deepEqual([...prints(contents)].sort(), [...leaf, intermediate].sort());
    assert.deepEqual(codes(contents), []);
    for (const { model, span } of contents.items.slice(1)) {
      assert.ok(model.kind === 'certificate');
      assert.deepEqual(der.slice(span.start, span.end), model.der);
    }
  });

  it('places a fault inside a certificate where it is in the file', () => {
    const der = octets('keystores/indefinite.p7b');
    const certificate = readContents(der).items[1];
    assert.ok(certificate?.model.kind === 'certificate');
    const at = certificate.model.notAfter.span.start + 2;
    der[at] = 0x58;
    const [fault] = readContents(der).items[1]?.faults ?? [];
    assert.deepEqual([fault?.code, fault?.span.start], ['time-invalid', at]);
  });

  it('ends in objects or faults wherever it is cut off', () => {
    for (const file of ['keystores/chain.p7b', 'keystores/indefinite.p7b', 'keystores/list.p7b']) {
      const der = octets(file);
      for (let length = 1; length < der.length; length++) {
        const contents = readContents(der.subarray(0, length));
        const faults = [...contents.faults, ...contents.items.flatMap((item) => item.faults)];
        assert.ok(faults.length > 0, `${file} cut at ${length}`);
        for (const { span } of faults)
          assert.ok(
            span.start >= 0 && span.start <= span.end && span.end <= length,
            `${file} cut at ${length}`,
          );
      }
    }
  });

  it('says what it holds where that is no certificate', () => {
    const wrap = (type: number, ...rest: number[]) =>
      Uint8Array.of(0x30, 11 + rest.length, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, type, ...rest);
    const factsOf = (bytes: Uint8Array) =>
      readContents(bytes).items.map(({ faults }) => [faults[0]?.code, faults[0]?.facts]);
    assert.deepEqual(factsOf(wrap(3, 0xa0, 2, 0x30, 0)), [['content-unread', { content: 'EnvelopedData' }]]);
    const empty = [0x30, 15, 2, 1, 1, 0x31, 0, 0x30, 6, 6, 1, 0x27, 5, 0, 0xff, 0x31, 0];
    empty.splice(7, 10, 0x30, 2, 5, 0, 0x31, 0);
    empty[1] = empty.length - 2;
    assert.deepEqual(factsOf(wrap(2, 0xa0, empty.length, ...empty)), [['container-empty', undefined]]);
  });

  it('of other tools is read: NSS, Windows, OpenSSL, pyca, mbedTLS', function () {
    const folder = '../shared/conformance';
    if (!existsSync(folder)) this.skip();
    const countOf = (file: string): string => {
      const found = kinds(readContents(new Uint8Array(readFileSync(join(folder, file)))));
      return `${found.filter((kind) => kind === 'certificate').length} ${found.filter((kind) => kind === 'crl').length}`;
    };
    const boringssl = 'boringssl-extra/crypto/pkcs7/test';
    assert.equal(countOf(`${boringssl}/nss.p7c`), '3 0');
    assert.equal(countOf(`${boringssl}/windows.p7c`), '1 0');
    assert.equal(countOf(`${boringssl}/openssl_crl.p7c`), '0 1');
    assert.equal(countOf('pyca/pkcs7/amazon-roots.der'), '2 0');
    assert.equal(countOf('pyca/pkcs7/amazon-roots.p7b'), '2 0');
    assert.equal(countOf('pyca/pkcs7/isrg.pem'), '1 0');
    assert.equal(countOf('mbedtls/data_files/pkcs7_data_multiple_certs_signed.der'), '2 0');
    assert.equal(countOf('mbedtls/data_files/pkcs7_data_cert_signeddata_sha256.der'), '1 0');
    const signed = readdirSync(join(folder, 'mbedtls/data_files')).filter((name) =>
      /^pkcs7_data_cert_signed_.*der$/.test(name),
    );
    assert.ok(signed.length > 3);
    for (const name of signed) assert.equal(countOf(`mbedtls/data_files/${name}`), '1 0', name);
  });
});
