import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from '../../src/cli/inspect.js';
import { toInspectedFaults } from '../../src/cli/inspectedObject.js';
import { readTimeOption, UsageError } from '../../src/cli/usage.js';
import { captureStreams } from '../support/captureStreams.js';

const fixtures = 'test/fixtures';

/** The objects that `inspect --json` prints. */
async function objectsOf(...args: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const streams = captureStreams();
  assert.equal(await inspect(['--json', ...args], streams), 0);
  assert.deepEqual(streams.errors, []);
  return streams.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('cdcerts inspect', () => {
  it('prints a certificate as the contract says', async () => {
    const file = `${fixtures}/pki/rsa/leaf.pem`;
    const theirs = new X509Certificate(readFileSync(file));
    const [object] = await objectsOf(file);
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

  it('prints every other kind', async () => {
    const objects = await objectsOf(
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

  it('prints several objects of a file in order, and what is wrong beside them as an unknown', async () => {
    const objects = await objectsOf(`${fixtures}/pki/ec/node-keycert.txt`, `${fixtures}/broken/empty.pem`);
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

  it('prints a thousand faults of a file, and how many more there are', () => {
    const faults = Array.from({ length: 1003 }, (_, line) => ({
      code: 'end-without-begin',
      span: { start: line, end: line + 1 },
    }));
    const printed = toInspectedFaults('a.pem', 0, faults)?.faults;
    assert.equal(printed?.length, 1001);
    assert.deepEqual(printed.at(-1), {
      code: 'faults-more',
      offset: 1000,
      message: '… and 3 more from here on.',
    });
    assert.equal(toInspectedFaults('a.pem', 0, faults.slice(0, 1000))?.faults.length, 1000);
  });

  it('sums up a file in a line, with the clock that --at sets', async () => {
    const streams = captureStreams();
    const file = `${fixtures}/pki/rsa/expired-keycert.txt`;
    assert.equal(await inspect(['--summary', file], streams), 0);
    assert.equal(await inspect(['--summary', '--at', '2026-01-01T00:00:00Z', file], streams), 0);
    assert.equal(await inspect(['--summary', '--json', file], streams), 0);
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

  it('shows people what it is, what it says and what is wrong, hostile text made visible', async () => {
    const streams = captureStreams();
    assert.equal(
      await inspect([`${fixtures}/hostile/newline.pem`, `${fixtures}/broken/bad-character.pem`], streams),
      0,
    );
    const [hostile = '', broken = ''] = streams.lines;
    assert.match(broken, /^test\/fixtures\/broken\/bad-character\.pem #0 at 0: CDNODE1 — /);
    assert.match(broken, /fault at 227: .*\[base64-invalid\]$/);
    assert.match(hostile, /\\n/);
    assert.doesNotMatch(streams.lines.join(''), /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
  });

  it('says which file it cannot open and why, reads the others, and exits with 2', async () => {
    const streams = captureStreams();
    assert.equal(
      await inspect(['--summary', 'absent.pem', fixtures, `${fixtures}/pki/ec/leaf.pem`], streams),
      2,
    );
    assert.deepEqual(streams.errors, [
      'cannot open absent.pem: there is no such file; check the name',
      'cannot open test/fixtures: it is a folder; name the files in it, or use cdcerts check',
    ]);
    assert.equal(streams.lines.length, 1);
  });

  it('refuses what it does not know, in one line with the mend', async () => {
    const refuse = async (args: readonly string[], message: string): Promise<void> => {
      await assert.rejects(
        inspect(args, captureStreams()),
        (error) => error instanceof UsageError && error.message === message,
      );
    };
    await refuse([], 'inspect names no file; write cdcerts inspect FILE…');
    await refuse(['--jsn', 'x'], "Unknown option '--jsn'; see cdcerts --help");
    await refuse(
      ['--at', 'yesterday', 'x'],
      '--at yesterday is no time; write it like --at 2026-11-23T00:00:00Z',
    );
    for (const at of ['2026-02-30T00:00:00Z', '2026-11-23T00:00:00', '2026-11-23', '2026-11-23T00:00:00.Z'])
      await refuse(['--at', at, 'x'], `--at ${at} is no time; write it like --at 2026-11-23T00:00:00Z`);
  });

  it('takes every form of RFC 3339 for a time', () => {
    for (const [at, expected] of [
      ['2026-11-23T00:00:00Z', '2026-11-23T00:00:00.000Z'],
      ['2026-11-23T00:00:00.999Z', '2026-11-23T00:00:00.999Z'],
      ['2026-11-23T01:30:00+01:30', '2026-11-23T00:00:00.000Z'],
      ['2026-11-22T23:00:00.5-01:00', '2026-11-23T00:00:00.500Z'],
    ] as const)
      assert.equal(new Date(readTimeOption(at, 0)).toISOString(), expected);
  });

  it('reads DER and UTF-16 as well', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdcerts-'));
    try {
      const wide = join(folder, 'wide.pem');
      writeFileSync(
        wide,
        Buffer.from(`\ufeff${readFileSync(`${fixtures}/pki/rsa/leaf.pem`, 'latin1')}`, 'utf16le'),
      );
      const [fromText, around, fromDer] = await objectsOf(wide, `${fixtures}/pki/rsa/leaf.der`);
      assert.equal(fromText?.['sha256'], fromDer?.['sha256']);
      assert.equal(around?.['kind'], 'unknown');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const stores = `${fixtures}/keystores`;

  it('prints what sits inside a container like what sits in PEM, with container and alias', async () => {
    const objects = await objectsOf(`${stores}/chain.p7b`, `${stores}/open.p12`);
    assert.deepEqual(
      objects.map(({ alias, container, kind }) => [kind, container, alias]),
      [
        ['keystore', 'PKCS#7', undefined],
        ['certificate', 'PKCS#7', undefined],
        ['certificate', 'PKCS#7', undefined],
        ['certificate', 'PKCS#7', undefined],
        ['keystore', 'PKCS#12', undefined],
        ['certificate', 'PKCS#12', 'node'],
        ['certificate', 'PKCS#12', undefined],
        ['certificate', 'PKCS#12', undefined],
        ['privateKey', 'PKCS#12', 'node'],
      ],
    );
    const [own = {}] = await objectsOf(`${fixtures}/pki/rsa/leaf.pem`);
    const { alias, container, ...rest } = objects[5] ?? {};
    assert.deepEqual([alias, container], ['node', 'PKCS#12']);
    assert.deepEqual(rest, { ...own, file: rest['file'], index: 1, offset: rest['offset'] });
  });

  it('says without the passphrase how a container is encrypted, and what to give', async () => {
    const [keystore, key] = await objectsOf(`${stores}/modern.p12`);
    assert.deepEqual(keystore, {
      file: `${stores}/modern.p12`,
      index: 0,
      kind: 'keystore',
      offset: 0,
      container: 'PKCS#12',
      integrity: { algorithm: 'HMAC-SHA256', iterations: 2048 },
      sealed: [
        { scheme: 'PBES2', cipher: 'AES-256-CBC', prf: 'HMAC-SHA256', iterations: 2048, opened: false },
      ],
      faults: [
        {
          code: 'keystore-sealed',
          offset: 49,
          message:
            'This part is encrypted (PBES2, AES-256-CBC, HMAC-SHA256, 2048 iterations): its passphrase is needed to ' +
            'read it. Give it by --passphrase-env NAME or --passphrase-file FILE.',
        },
      ],
    });
    assert.deepEqual([key?.['kind'], key?.['key'], key?.['alias']], ['privateKey', null, 'node']);
  });

  it('opens containers and keys with a passphrase from the environment or a file', async () => {
    process.env['CDCERTS_TEST'] = 'changeit';
    const folder = mkdtempSync(join(tmpdir(), 'cdcerts-'));
    try {
      const file = join(folder, 'passphrase');
      writeFileSync(file, 'changeit\r\nnot this\n');
      for (const given of [
        ['--passphrase-env', 'CDCERTS_TEST'],
        ['--passphrase-file', file],
      ]) {
        const objects = await objectsOf(...given, `${stores}/modern.p12`, `${fixtures}/pki/rsa/leaf.key`);
        assert.deepEqual(
          objects.map(({ faults, key, kind }) => [kind, (key as { type: string } | undefined)?.type, faults]),
          [
            ['keystore', undefined, []],
            ['certificate', 'RSA', []],
            ['certificate', 'RSA', []],
            ['certificate', 'RSA', []],
            ['privateKey', 'RSA', []],
            ['privateKey', 'RSA', []],
          ],
        );
      }
      const [keystore] = await objectsOf(
        '--passphrase-env',
        'CDCERTS_TEST',
        `${stores}/empty-passphrase.p12`,
      );
      const faults = keystore?.['faults'] as { code: string }[];
      assert.deepEqual(
        faults.map(({ code }) => code),
        ['keystore-sealed', 'opening-passphrase-wrong'],
      );
    } finally {
      rmSync(folder, { recursive: true });
      delete process.env['CDCERTS_TEST'];
    }
    // An empty one is tried where none is given.
    const objects = await objectsOf(`${stores}/empty-passphrase.p12`);
    assert.deepEqual([objects.length, objects[0]?.['faults']], [5, []]);
  });

  it('refuses a passphrase that is not there, or is there twice', async () => {
    const refuse = (message: string, ...args: string[]) =>
      assert.rejects(
        inspect([...args, 'x'], captureStreams()),
        (error) => error instanceof UsageError && error.message === message,
      );
    await refuse(
      'the environment has no variable of the name that --passphrase-env gives; set it to the passphrase',
      '--passphrase-env',
      'canary-Passphrase-1109',
    );
    await refuse(
      'the file that --passphrase-file gives cannot be read; check the name, and that you may read it',
      '--passphrase-file',
      'canary-Passphrase-1109',
    );
    await refuse("Unknown option '--passphrase'; see cdcerts --help", '--passphrase=canary-Passphrase-1109');
    await refuse(
      "Unknown option '--passphrase'; see cdcerts --help",
      '--passphrase',
      'canary-Passphrase-1109',
    );
    await refuse(
      '--passphrase-env and --passphrase-file both give a passphrase; give one of them',
      '--passphrase-env',
      'A',
      '--passphrase-file',
      'B',
    );
  });

  it('does not start what is costly unless it is told to insist', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdcerts-'));
    process.env['CDCERTS_TEST'] = 'changeit';
    try {
      const file = join(folder, 'costly.p12');
      // The count of iterations is the last octet pair; 02 02 08 00 becomes 02 04 7f ff ff ff in a file of its own.
      const bytes = readFileSync(`${stores}/ed25519.p12`);
      const mended = Buffer.concat([bytes.subarray(0, -4), Buffer.from('02047fffffff', 'hex')]);
      mended.writeUInt16BE(mended.readUInt16BE(2) + 2, 2);
      const macData = mended.lastIndexOf(Buffer.from('3041', 'hex'));
      mended[macData + 1] = 0x43;
      writeFileSync(file, mended);
      const [keystore] = await objectsOf('--passphrase-env', 'CDCERTS_TEST', file);
      const fault = (keystore?.['faults'] as { code: string; message: string }[])[1];
      assert.equal(fault?.code, 'opening-costly');
      assert.equal(
        fault.message,
        'Opening it takes 2147483647 iterations, which is more than is done without asking. --insist opens it all the same.',
      );
    } finally {
      rmSync(folder, { recursive: true });
      delete process.env['CDCERTS_TEST'];
    }
  });

  it('reads no file above its bound unless it is told to insist', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdcerts-'));
    try {
      const file = join(folder, 'large.der');
      writeFileSync(file, readFileSync(`${fixtures}/pki/rsa/leaf.der`));
      truncateSync(file, 256 * 2 ** 20 + 1);
      const streams = captureStreams();
      assert.equal(await inspect([file], streams), 2);
      assert.match(
        streams.errors.join(),
        /larger than the 256 MiB that are read without --insist; give it, or split the file$/,
      );
      const [object] = await objectsOf('--insist', file);
      assert.equal(object?.['kind'], 'certificate');
      truncateSync(file, 2 ** 30);
      const insisting = captureStreams();
      assert.equal(await inspect(['--insist', file], insisting), 2);
      assert.match(insisting.errors.join(), /larger than the 512 MiB that are read here; split it$/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
