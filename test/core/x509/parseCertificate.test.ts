import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { toHex } from '../../../src/core/base/hex.js';
import { scanAll } from '../../support/scanAll.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import { parseCertificate } from '../../../src/core/x509/parseCertificate.js';
import { parseRequest } from '../../../src/core/x509/parseRequest.js';
import { parseRevocationList } from '../../../src/core/x509/parseRevocationList.js';
import { readExtension } from '../../../src/core/x509/extensions/readExtension.js';
import { writeName } from '../../../src/core/x509/writeName.js';

const leaf = new Uint8Array(readFileSync('test/fixtures/pki/rsa/leaf.der'));

function parsed(bytes: Uint8Array, offset?: number): Certificate {
  const certificate = parseCertificate(bytes, offset);
  assert.ok(certificate.kind === 'certificate');
  return certificate;
}

const firstBlock = (file: string): Uint8Array =>
  scanAll(readFileSync(file, 'utf8')).blocks[0]?.bytes ?? new Uint8Array();

describe('parseCertificate', () => {
  it('reads what OpenSSL wrote, each field with its octets and its place', () => {
    const certificate = parsed(leaf);
    const theirs = new X509Certificate(leaf);
    assert.equal(toHex(certificate.serial), theirs.serialNumber.toLowerCase());
    assert.equal(certificate.notAfter.epoch, Date.parse(theirs.validTo));
    assert.equal(writeName(certificate.subject), theirs.subject.split('\n').reverse().join(','));
    assert.deepEqual(
      certificate.publicKey.raw,
      new Uint8Array(theirs.publicKey.export({ type: 'spki', format: 'der' })),
    );
    assert.deepEqual(certificate.der, leaf);
    assert.deepEqual(certificate.faults, []);
    const at = ({ start, end }: { start: number; end: number }): Uint8Array => leaf.subarray(start, end);
    assert.deepEqual(at(certificate.subject.span), certificate.subject.raw);
    assert.deepEqual(at(certificate.issuer.span), certificate.issuer.raw);
    assert.deepEqual(at(certificate.publicKey.span), certificate.publicKey.raw);
    assert.deepEqual(at(certificate.signatureAlgorithm.span), certificate.signatureAlgorithm.raw);
    assert.equal(toHex(at(certificate.serialSpan)), `0214${toHex(certificate.serial)}`);
    assert.equal(Buffer.from(at(certificate.notBefore.span)).toString('latin1', 2), '250101000000Z');
    assert.deepEqual(at(certificate.signatureSpan).subarray(5), certificate.signature);
  });

  it('works on views, and adds the offset to every place', () => {
    const view = new Uint8Array(leaf.length + 20);
    view.set(leaf, 7);
    const certificate = parsed(view.subarray(7, 7 + leaf.length), 1000);
    assert.equal(certificate.der.buffer, view.buffer);
    assert.equal(certificate.span.start, 1000);
    assert.equal(certificate.subject.span.start, parsed(leaf).subject.span.start + 1000);
  });

  it('names octets after the certificate, and reads it', () => {
    const { faults, der } = parsed(Uint8Array.of(...leaf, 1, 2));
    assert.deepEqual(
      faults.map(({ code, span }) => [code, span.start, span.end]),
      [['der-trailing', leaf.length, leaf.length + 2]],
    );
    assert.equal(der.length, leaf.length);
  });

  it('reads a certificate with a broken name, date and extension, and says what is broken where', () => {
    const bytes = leaf.slice();
    const { subject, notAfter, extensions } = parsed(leaf);
    const lastAttribute = subject.rdns.at(-1)?.[0];
    const usage = extensions.find(({ oid }) => oid === '2.5.29.15');
    assert.ok(lastAttribute && usage);
    const attributeAt = subject.span.start + lastAttribute.span.start;
    bytes[attributeAt] = 0x31;
    bytes[notAfter.span.start + 4] = 0x39;
    bytes[usage.valueSpan.start] = 0x04;
    const { faults, notAfter: after, subject: name, ...rest } = parsed(bytes);
    assert.deepEqual(
      faults.map(({ code, span }) => [code, span.start]),
      [
        ['time-invalid', notAfter.span.start + 2],
        ['der-tag-unexpected', attributeAt],
        ['der-tag-unexpected', usage.valueSpan.start],
      ],
    );
    assert.equal(after.epoch, NaN);
    assert.equal(name.rdns.flat().length, subject.rdns.flat().length);
    assert.equal(readExtension(rest, 'keyUsage'), undefined);
    assert.deepEqual(readExtension(rest, 'basicConstraints'), { ca: false, pathLen: null });
  });

  it('says that extensions need version 3', () => {
    const at = leaf.findIndex((_, index) => toHex(leaf.subarray(index, index + 5)) === 'a003020102') + 4;
    for (const [octet, version] of [
      [0, 1],
      [1, 2],
    ] as const) {
      const bytes = leaf.slice();
      bytes[at] = octet;
      const certificate = parsed(bytes);
      assert.equal(certificate.version, version);
      assert.ok(certificate.faults.some(({ code }) => code === 'version-too-low'));
    }
  });

  it('is unknown with a fault wherever it is cut off', () => {
    for (const file of ['test/fixtures/pki/ec/leaf.pem', 'test/fixtures/x509/all.pem']) {
      const whole = firstBlock(file);
      for (let length = 0; length < whole.length; length++) {
        const result = parseCertificate(whole.subarray(0, length));
        assert.equal(result.kind, 'unknown', `${file} cut at ${length}`);
        assert.ok(result.faults.length > 0, `${file} cut at ${length}`);
        for (const { span } of result.faults) assert.ok(span.start <= span.end && span.end <= length);
      }
    }
  });

  it('ends in a certificate or a fault whichever octet is another', () => {
    const whole = firstBlock('test/fixtures/x509/all.pem');
    for (let index = 0; index < whole.length; index++) {
      for (const flip of [0x01, 0x20, 0x80, 0xff]) {
        const bytes = whole.slice();
        bytes[index] = (bytes[index] ?? 0) ^ flip;
        const result = parseCertificate(bytes);
        assert.ok(result.kind === 'certificate' || result.faults.length > 0);
        for (const { span } of result.faults) assert.ok(span.start >= 0 && span.end <= bytes.length);
      }
    }
  });
});

describe('parseRequest', () => {
  it('reads what OpenSSL wrote', () => {
    const request = parseRequest(firstBlock('test/fixtures/pki/rsa/leaf.csr'));
    assert.ok(request.kind === 'request');
    assert.equal(request.version, 1);
    assert.equal(writeName(request.subject), 'CN=CDNODE1,O=Musterbank AG,C=DE');
    assert.deepEqual(request.publicKey.raw, parsed(leaf).publicKey.raw);
  });

  it('is unknown with a fault wherever it is cut off', () => {
    const whole = firstBlock('test/fixtures/pki/rsa/leaf.csr');
    for (let length = 0; length < whole.length; length++) {
      const result = parseRequest(whole.subarray(0, length));
      assert.ok(result.kind === 'unknown' && result.faults.length > 0, `cut at ${length}`);
    }
  });
});

describe('parseRevocationList', () => {
  it('reads what OpenSSL wrote', () => {
    const list = parseRevocationList(firstBlock('test/fixtures/pki/rsa/intermediate.crl.pem'));
    assert.ok(list.kind === 'crl');
    assert.equal(list.version, 2);
    assert.equal(writeName(list.issuer), writeName(parsed(leaf).issuer));
    assert.equal(list.thisUpdate.epoch, Date.UTC(2026, 10, 1));
    assert.equal(list.nextUpdate?.epoch, Date.UTC(2027, 1, 1));
    const [entry] = list.revokedCertificates;
    assert.ok(entry);
    assert.deepEqual(entry.serial, parsed(leaf).serial);
    assert.equal(readExtension(entry, 'reasonCode'), 'superseded');
    assert.deepEqual(list.faults, []);
  });

  it('is unknown with a fault wherever it is cut off', () => {
    const whole = firstBlock('test/fixtures/pki/rsa/intermediate.crl.pem');
    for (let length = 0; length < whole.length; length++) {
      const result = parseRevocationList(whole.subarray(0, length));
      assert.ok(result.kind === 'unknown' && result.faults.length > 0, `cut at ${length}`);
    }
  });
});
