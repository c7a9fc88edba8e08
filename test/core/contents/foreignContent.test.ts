import assert from 'node:assert/strict';
import { readContents } from '../../../src/core/contents/readContents.js';

/** Octets of a string, each character of which stands for one. */
const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** What operators save in place of a certificate: how it begins, and what it is. */
const CASES: readonly (readonly [string, string, string])[] = [
  ['<!DOCTYPE html>\n<html><title>404</title></html>', 'pem-missing', 'webPage'],
  ['<a:E xmlns:a="x"><ds:X509Certificate>\nMIIB</ds:X509Certificate></a:E>', 'pem-missing', 'xml'],
  ['dn: cn=x\nuserCertificate;binary:: MIIB\n', 'pem-missing', 'ldif'],
  ['MIME-Version: 1.0\nContent-Type: multipart/signed\n\nhello\n', 'pem-missing', 'mail'],
  ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 me@host\n', 'pem-missing', 'sshPublicKey'],
  ['PuTTY-User-Key-File-3: ssh-rsa\n', 'pem-missing', 'putty'],
  ['Certificate:\n    Data:\n        Version: 3 (0x2)\n', 'pem-missing', 'dump'],
  [
    `kind: Secret\ndata:\n  tls.crt: ${btoa('-----BEGIN CERTIFICATE-----\n')}\n`,
    'pem-missing',
    'twiceEncoded',
  ],
  ['3082034b30820233\n', 'pem-missing', 'hex'],
  ['00000000: 3082 034b 3082 0233  0..K0..3\n', 'pem-missing', 'hex'],
  ['%PDF-1.7\n', 'pem-missing', 'pdf'],
  ['\x1f\x8b\x08\0\0\0\0\0\0\x03', 'not-der', 'gzip'],
  ['PK\x03\x04\x14\0\0\0', 'not-der', 'zip'],
  ['7z\xbc\xaf\x27\x1c\0\x04', 'not-der', 'sevenZip'],
  ['0\xc2\x82\x03K0\xc2\x82\x02\x33\0\x01', 'not-der', 'transcoded'],
  ['0\xef\xbf\xbd\x03K0\xef\xbf\xbd\x02\x33\0\x01', 'not-der', 'transcoded'],
];

describe('content that is something else', () => {
  for (const [text, code, content] of CASES)
    it(`is named: ${content}`, () => {
      const { faults, items } = readContents(octets(text));
      const found = [...faults, ...items.flatMap((item) => item.faults)];
      assert.deepEqual(
        found.map((fault) => [fault.code, fault.facts?.['content']]),
        [[code, content]],
      );
    });

  it('is no RSA key where it is the parameters of Diffie-Hellman, whose generator is even (PKCS#3)', () => {
    const numbers = (generator: number) => Uint8Array.of(0x30, 6, 2, 1, 23, 2, 1, generator);
    const kinds = [2, 3].map((generator) => readContents(numbers(generator)).items[0]?.model.kind);
    assert.deepEqual(kinds, ['unknown', 'publicKey']);
  });

  it('is not guessed at', () => {
    const { faults } = readContents(octets('Please install the certificate: by Monday, 30 of them.\n'));
    assert.deepEqual(
      faults.map(({ code, facts }) => [code, facts]),
      [['pem-missing', undefined]],
    );
  });
});
