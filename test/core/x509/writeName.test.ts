import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { scanAll } from '../../support/scanAll.js';
import type { Name } from '../../../src/core/x509/name.js';
import { parseCertificate } from '../../../src/core/x509/parseCertificate.js';
import { writeName } from '../../../src/core/x509/writeName.js';

function subjectOf(file: string): Name {
  const certificate = parseCertificate(
    scanAll(readFileSync(file, 'utf8')).blocks[0]?.bytes ?? new Uint8Array(),
  );
  assert.ok(certificate.kind === 'certificate');
  return certificate.subject;
}

/** A name of one attribute, commonName, with this text. */
const named = (value: string, tag = 12): Name => ({
  raw: new Uint8Array(),
  span: { start: 0, end: 0 },
  rdns: [[{ oid: '2.5.4.3', value, tag, span: { start: 0, end: 0 } }]],
});

describe('writeName', () => {
  it('writes what openssl x509 -nameopt RFC2253,utf8,-esc_msb writes', () => {
    assert.equal(
      writeName(subjectOf('test/fixtures/x509/all.pem')),
      String.raw`1.3.6.1.4.1.99999.7=#0C036F776E,emailAddress=ca@example.com,CN=CA mit allem,OU=\# Abteilung\+1+UID=zweite,O=Müller\, Söhne & Co \<\"GmbH\"\>\;=\\,C=DE`.replace(
        '#0C036F776E',
        '#0c036f776e',
      ),
    );
  });

  it('escapes what RFC 4514 section 2.4 wants escaped, and nothing else', () => {
    const write = (value: string): string => writeName(named(value)).slice('CN='.length);
    assert.equal(write(' a b '), String.raw`\ a b\ `);
    assert.equal(write(' '), String.raw`\ `);
    assert.equal(write('  '), String.raw`\ \ `);
    assert.equal(write('#1#'), String.raw`\#1#`);
    assert.equal(write('a\0b'), String.raw`a\00b`);
    assert.equal(write('a="b"'), String.raw`a=\"b\"`);
    assert.equal(write('a\n'), 'a\n');
    assert.equal(write(''), '');
  });

  it('writes the encoding of a value that is no character string', () => {
    assert.equal(writeName(named('#030200ff', 3)), 'CN=#030200ff');
    // A text that looks like one is escaped.
    assert.equal(writeName(named('#030200ff')), String.raw`CN=\#030200ff`);
  });
});
