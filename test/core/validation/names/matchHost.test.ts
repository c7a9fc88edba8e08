import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { primitive, tags } from '../../../../src/core/der/tags.js';
import { writeElement } from '../../../../src/core/der/writeElement.js';
import { matchHost } from '../../../../src/core/validation/names/matchHost.js';
import { parseAddress } from '../../../../src/core/validation/names/ipAddress.js';
import { oids } from '../../../../src/core/x509/oids.js';
import { makeCertificate, makeKey, toKnown, writeExtension } from '../../../support/makeCertificate.js';

const key = makeKey();

/** A certificate for these names: addresses where they are some, else DNS names. */
function certificateFor(subject: string, ...names: readonly string[]) {
  const san = names.map((name) => {
    const address = parseAddress(name);
    return address === undefined
      ? writeElement(primitive(2), new TextEncoder().encode(name))
      : writeElement(primitive(7), address);
  });
  const extensions =
    san.length === 0 ? [] : [writeExtension(oids.subjectAltName, writeElement(tags.sequence, ...san), false)];
  return makeCertificate({ subject, issuer: 'CA', key, signer: key, extensions });
}

const codeOf = (host: string, ...names: readonly string[]): string =>
  matchHost(toKnown(certificateFor('CA', ...names)), host)[0]?.code ?? 'match';

describe('matchHost', () => {
  for (const [host, name, expected] of [
    ['node.example.com', 'node.example.com', 'match'],
    ['NODE.Example.COM', 'node.example.com', 'match'],
    ['node.example.com', 'NODE.EXAMPLE.COM', 'match'],
    ['node.example.com.', 'node.example.com', 'match'],
    ['node.example.com', 'node.example.com.', 'host-mismatch'],
    ['node.example.com', '*.example.com', 'match'],
    ['example.com', '*.example.com', 'host-mismatch'],
    ['a.b.example.com', '*.example.com', 'host-mismatch'],
    ['node.example.com', 'n*.example.com', 'host-mismatch'],
    ['node.example.com', '*e.example.com', 'host-mismatch'],
    ['a.node.example.com', 'a.*.example.com', 'host-mismatch'],
    ['xn--bliss-1b3c148a.example.com', 'xn--*-1b3c148a.example.com', 'host-mismatch'],
    ['example.com', '*.com', 'host-mismatch'],
    ['localhost', 'localhost', 'match'],
    ['localhost', '*', 'host-mismatch'],
    ['bücher.example', 'xn--bcher-kva.example', 'match'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example', 'match'],
    ['under_score.example.com', 'under_score.example.com', 'match'],
    ['10.0.0.1', '10.0.0.1', 'match'],
    ['10.0.0.2', '10.0.0.1', 'host-mismatch'],
    ['2001:db8::1', '2001:DB8:0:0:0:0:0:1', 'match'],
    ['[2001:db8::1]', '2001:db8::1', 'match'],
    ['::ffff:10.0.0.1', '::ffff:a00:1', 'match'],
    ['::ffff:10.0.0.1', '10.0.0.1', 'host-mismatch'],
  ] as const)
    it(`says ${expected} of ${host} and ${name}`, () => {
      assert.equal(codeOf(host, name), expected);
    });

  it('never takes an address for a name, however it is written in the certificate', () => {
    const text = writeElement(primitive(2), new TextEncoder().encode('10.0.0.1'));
    const extensions = [writeExtension(oids.subjectAltName, writeElement(tags.sequence, text), false)];
    const certificate = makeCertificate({ subject: '10.0.0.1', issuer: 'CA', key, signer: key, extensions });
    assert.equal(matchHost(toKnown(certificate), '10.0.0.1')[0]?.code, 'host-mismatch');
  });

  for (const host of [
    '',
    '.',
    'a..b',
    '-a.example',
    'a b.example',
    'node.example:1364',
    'http://node.example',
  ])
    it(`says that “${host}” is no host`, () => {
      assert.equal(codeOf(host, 'node.example'), 'host-unusable');
    });

  for (const host of [
    '10.1',
    '010.0.0.1',
    '0x0a000001',
    '167772161',
    '10.0.0.1.',
    'fe80::1%eth0',
    '::1::',
    '1:2:3',
  ])
    it(`reads nothing into “${host}”`, () => {
      assert.notEqual(codeOf(host, '10.0.0.1', 'fe80::1', '::1', '10.1.example'), 'match');
    });

  it('says that the common name alone would match', () => {
    const [reason] = matchHost(toKnown(certificateFor('node.example.com')), 'node.example.com');
    assert.equal(reason?.facts?.['commonName'], 'matches');
  });

  it('is of one mind with OpenSSL, as Node asks it', () => {
    const names = ['node.example.com', '*.wild.example.com', 'UPPER.example', '10.0.0.1', '2001:db8::1'];
    const certificate = certificateFor('CA', ...names);
    const theirs = new X509Certificate(certificate.der);
    for (const host of [
      ...['node.example.com', 'other.example.com', 'a.wild.example.com', 'a.b.wild.example.com'],
      ...['wild.example.com', 'upper.example', 'example.com'],
    ])
      assert.equal(
        matchHost(toKnown(certificate), host).length === 0,
        theirs.checkHost(host) !== undefined,
        host,
      );
    for (const host of ['10.0.0.1', '10.0.0.2', '2001:db8::1', '2001:db8::2'])
      assert.equal(
        matchHost(toKnown(certificate), host).length === 0,
        theirs.checkIP(host) !== undefined,
        host,
      );
  });
});
