import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from '../../src/cli/inspect.js';
import { UsageError } from '../../src/cli/usage.js';
import { captureStreams } from '../support/captureStreams.js';

const fixtures = 'test/fixtures';

/** The objects that `inspect --json` prints. */
function objectsOf(...files: readonly string[]): readonly Record<string, unknown>[] {
  const streams = captureStreams();
  assert.equal(inspect(['--json', ...files], streams), 0);
  assert.deepEqual(streams.errors, []);
  return streams.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('cdcerts inspect', () => {
  it('prints a certificate as the contract says', () => {
    const file = `${fixtures}/pki/rsa/leaf.pem`;
    const theirs = new X509Certificate(readFileSync(file));
    const [object] = objectsOf(file);
    assert.deepEqual(object, {
      file,
      index: 0,
      kind: 'certificate',
      offset: 0,
      sha256: theirs.fingerprint256.replaceAll(':', '').toLowerCase(),
      version: 3,
      serial: theirs.serialNumber.toLowerCase(),
      subject: 'CN=CDNODE1,O=Musterbank AG,C=DE',
      issuer: 'CN=Musterbank AG Issuing CA 1,O=Musterbank AG,C=DE',
      subjectAttributes: [
        ['2.5.4.6', 'DE'],
        ['2.5.4.10', 'Musterbank AG'],
        ['2.5.4.3', 'CDNODE1'],
      ],
      issuerAttributes: [
        ['2.5.4.6', 'DE'],
        ['2.5.4.10', 'Musterbank AG'],
        ['2.5.4.3', 'Musterbank AG Issuing CA 1'],
      ],
      notBefore: '2025-01-01T00:00:00Z',
      notAfter: '2036-01-01T00:00:00Z',
      signatureAlgorithm: '1.2.840.113549.1.1.11',
      key: { algorithm: '1.2.840.113549.1.1.1', type: 'RSA', bits: 2048, curve: null },
      selfIssued: false,
      isCA: false,
      pathLen: null,
      keyUsage: ['digitalSignature', 'keyEncipherment'],
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
      subjectAltName: [
        { type: 'dns', value: 'cdnode1.example.com' },
        { type: 'ip', value: '192.0.2.10' },
      ],
      ski: '6ebf023567feaf21db4ced1e25c9d18c9a0e1587',
      aki: 'babd7df35d3c9b956dafa267e608f287385df272',
      extensions: [
        { oid: '2.5.29.19', critical: true },
        { oid: '2.5.29.15', critical: true },
        { oid: '2.5.29.37', critical: false },
        { oid: '2.5.29.17', critical: false },
        { oid: '2.5.29.14', critical: false },
        { oid: '2.5.29.35', critical: false },
      ],
      faults: [],
    });
  });

  it('prints every other kind', () => {
    const objects = objectsOf(
      `${fixtures}/pki/rsa/leaf.csr`,
      `${fixtures}/pki/rsa/intermediate.crl.pem`,
      `${fixtures}/keys/pbes2-rsa.pem`,
      `${fixtures}/keys/rsa.pkcs1.pem`,
      `${fixtures}/keys/P-256.public.pem`,
      `${fixtures}/broken/not-der.pem`,
    );
    assert.deepEqual(
      objects.map(({ kind }) => kind),
      ['request', 'crl', 'privateKey', 'privateKey', 'publicKey', 'unknown'],
    );
    const [request, crl, sealed, plain, key, unknown] = objects;
    assert.equal(request?.['subject'], 'CN=CDNODE1,O=Musterbank AG,C=DE');
    assert.deepEqual(
      (crl?.['revoked'] as readonly { reason: string }[]).map(({ reason }) => reason),
      ['superseded'],
    );
    assert.deepEqual([sealed?.['wrapper'], sealed?.['key']], ['pkcs8', null]);
    assert.equal((sealed?.['encryption'] as { scheme: string }).scheme, 'PBES2');
    assert.deepEqual([plain?.['wrapper'], plain?.['encryption']], ['pkcs1', null]);
    assert.deepEqual(key?.['key'], {
      algorithm: '1.2.840.10045.2.1',
      type: 'EC',
      bits: 256,
      curve: '1.2.840.10045.3.1.7',
    });
    assert.deepEqual(
      (unknown?.['faults'] as readonly { code: string }[]).map(({ code }) => code),
      ['not-der'],
    );
  });

  it('prints several objects of a file in order, and what is wrong beside them as an unknown', () => {
    const objects = objectsOf(`${fixtures}/pki/ec/node-keycert.txt`, `${fixtures}/broken/empty.pem`);
    assert.deepEqual(
      objects.map(({ index, kind }) => [index, kind]),
      [
        [0, 'privateKey'],
        [1, 'certificate'],
        [2, 'certificate'],
        [3, 'certificate'],
        [0, 'unknown'],
      ],
    );
    assert.deepEqual(objects.at(-1)?.['faults'], [
      { code: 'file-empty', offset: 0, message: 'The file is empty.' },
    ]);
  });

  it('sums up a file in a line, with the clock that --at sets', () => {
    const streams = captureStreams();
    const file = `${fixtures}/pki/rsa/expired-keycert.txt`;
    assert.equal(inspect(['--summary', file], streams), 0);
    assert.equal(inspect(['--summary', '--at', '2026-01-01T00:00:00Z', file], streams), 0);
    assert.equal(inspect(['--summary', '--json', file], streams), 0);
    assert.deepEqual(streams.lines.slice(0, 2), [
      `${file}: 1 private key, 3 certificates, 1 expired, 0 faults`,
      `${file}: 1 private key, 3 certificates, 0 expired, 0 faults`,
    ]);
    assert.deepEqual(JSON.parse(streams.lines[2] ?? ''), {
      file,
      kinds: { privateKey: 1, certificate: 3 },
      expired: 1,
      faults: 0,
    });
  });

  it('shows people what it is, what it says and what is wrong, hostile text made visible', () => {
    const streams = captureStreams();
    assert.equal(
      inspect([`${fixtures}/hostile/newline.pem`, `${fixtures}/broken/bad-character.pem`], streams),
      0,
    );
    const [hostile = '', broken = ''] = streams.lines;
    assert.match(broken, /^test\/fixtures\/broken\/bad-character\.pem #0 at 0: CDNODE1 — /);
    assert.match(broken, /fault at 227: .*\[base64-invalid\]$/);
    assert.match(hostile, /\\n/);
    assert.doesNotMatch(streams.lines.join(''), /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
  });

  it('says which file it cannot open and why, reads the others, and exits with 2', () => {
    const streams = captureStreams();
    assert.equal(inspect(['--summary', 'absent.pem', fixtures, `${fixtures}/pki/ec/leaf.pem`], streams), 2);
    assert.deepEqual(streams.errors, [
      'cannot open absent.pem: there is no such file; check the name',
      'cannot open test/fixtures: it is a folder; name the files in it, or use cdcerts check',
    ]);
    assert.equal(streams.lines.length, 1);
  });

  it('refuses what it does not know, in one line with the mend', () => {
    const refuse = (args: readonly string[], message: string): void => {
      assert.throws(
        () => inspect(args, captureStreams()),
        (error) => error instanceof UsageError && error.message === message,
      );
    };
    refuse([], 'inspect names no file; write cdcerts inspect FILE…');
    refuse(['--jsn', 'x'], "Unknown option '--jsn'; see cdcerts --help");
    refuse(['--at', 'yesterday', 'x'], '--at yesterday is no time; write it like --at 2026-11-23T00:00:00Z');
    refuse(
      ['--at', '2026-02-30T00:00:00Z', 'x'],
      '--at 2026-02-30T00:00:00Z is no time; write it like --at 2026-11-23T00:00:00Z',
    );
  });

  it('reads DER and UTF-16 as well', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdcerts-'));
    try {
      const wide = join(folder, 'wide.pem');
      writeFileSync(
        wide,
        Buffer.from(`\ufeff${readFileSync(`${fixtures}/pki/rsa/leaf.pem`, 'latin1')}`, 'utf16le'),
      );
      const [fromText, around, fromDer] = objectsOf(wide, `${fixtures}/pki/rsa/leaf.der`);
      assert.equal(fromText?.['sha256'], fromDer?.['sha256']);
      assert.equal(around?.['kind'], 'unknown');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
