import assert from 'node:assert/strict';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { check } from '../../src/cli/check.js';
import { UsageError } from '../../src/cli/usage.js';
import { captureStreams } from '../support/captureStreams.js';
import { jobText, wholeJobText } from '../support/jobFixture.js';

const pki = 'test/fixtures/pki/rsa';

function readJson(file: string): object {
  return JSON.parse(readFileSync(file, 'utf8')) as object;
}

describe('cdcerts check', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cdcerts-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    delete process.env['CDNODE1_KEY'];
  });

  const put = (file: string, text: string): void => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  };

  /** A store with a node’s key certificate and its two CAs. */
  const putStore = (): void => {
    put('certificates/certificate-store.yaml', 'format: 1\n');
    const keycert = readFileSync(`${pki}/node-keycert.txt`, 'utf8');
    put('certificates/key/node/certificate.pem', keycert.slice(keycert.indexOf('-----BEGIN CERTIFICATE')));
    cpSync(`${pki}/leaf.key`, join(folder, 'certificates/key/node/key.pem'));
    for (const [name, file] of [
      ['issuing', 'intermediate'],
      ['root', 'root'],
    ] as const)
      put(`certificates/ca/${name}/certificate.pem`, readFileSync(`${pki}/${file}.pem`, 'utf8'));
  };

  const run = async (...args: readonly string[]) => {
    const streams = captureStreams();
    const status = await check([...args, folder], streams);
    return {
      status,
      errors: streams.errors,
      lines: streams.lines.map((line) => line.replaceAll(`${folder}/`, '')),
    };
  };

  it('has nothing to say about a sound folder', async () => {
    putStore();
    put('cd1.installjob.yaml', wholeJobText());
    process.env['CDNODE1_KEY'] = 'changeit';
    cpSync(`${pki}/node-keycert.txt`, join(folder, 'cdnode1-keycert.txt'));
    cpSync(`${pki}/trusted.txt`, join(folder, 'trusted.txt'));
    assert.deepEqual(await run(), { status: 0, errors: [], lines: [] });
  });

  it('finds the place in a job with a byte order mark, and reads one in UTF-16', async () => {
    putStore();
    const text = wholeJobText({ replace: ['server: 1364', 'server: 99999'] });
    const line = text.split('\n').findIndex((one) => one.includes('99999')) + 1;
    for (const octets of [Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
      writeFileSync(join(folder, 'cd1.installjob.yaml'), octets);
      const { lines } = await run();
      assert.ok(
        lines.some((one) => one.startsWith(`cd1.installjob.yaml:${line}:11: error: “99999”`)),
        lines.join('\n'),
      );
    }
  });

  it('names what is not UTF-8 in a job, and builds nothing of it', async () => {
    putStore();
    const text = wholeJobText({ replace: ['label: CDNODE1', 'label: Schl\u00fcssel'] });
    writeFileSync(join(folder, 'cd1.installjob.yaml'), Buffer.from(text, 'latin1'));
    const { lines, status } = await run();
    assert.equal(status, 1);
    assert.match(
      lines.join('\n'),
      /“Schl\uFFFDssel” has “\uFFFD” in the place of what could not be read as UTF-8/,
    );
  });

  it('prints file, line, column, severity, sentence and code', async () => {
    cpSync(`${pki}/expired-keycert.txt`, join(folder, 'cd-keycert.txt'));
    const { status, lines } = await run();
    assert.equal(status, 1);
    assert.deepEqual(lines, [
      'cd-keycert.txt:31:1: error: “CDNODE1” expired 83 days ago (2026-09-01 00:00:00 UTC). [expired]',
    ]);
    assert.deepEqual((await run('--at', '2026-08-15T00:00:00Z')).status, 0);
  });

  it('warns of what expires within the days that it is told, in the store and in the chain that came along', async () => {
    putStore();
    const expiring = readFileSync(`${pki}/expiring-keycert.txt`, 'utf8');
    put('certificates/key/node/certificate.pem', expiring.slice(expiring.indexOf('-----BEGIN CERTIFICATE')));
    const first = await run();
    assert.equal(first.status, 0);
    assert.match(first.lines.join('\n'), /key\/node\/certificate\.pem:1:1: warning: .*\[expiring\]$/m);
    assert.doesNotMatch((await run('--warning-days', '10')).lines.join('\n'), /\[expiring\]/);
    const all = (await run('--warning-days', '9999')).lines.join('\n');
    assert.equal(all.match(/\[expiring\]/g)?.length, 5);
    assert.match(all, /certificates\/ca\/root\/certificate\.pem:1:1: warning: .*\[expiring\]/);
    const later = await run('--at', '2027-01-01T00:00:00Z');
    assert.equal(later.status, 1);
    assert.match(later.lines.join('\n'), /key\/node\/certificate\.pem:1:1: error: .*\[expired\]/);
    await assert.rejects(run('--warning-days', '-1'), UsageError);
  });

  it('tells of a private key in the clear once, in the store as elsewhere', async () => {
    putStore();
    cpSync(`${pki}/unencrypted-keycert.txt`, join(folder, 'certificates/key/node/key.pem'));
    const { lines } = await run();
    assert.deepEqual(
      lines.filter((line) => line.includes('[key-unencrypted]')).map((line) => line.split(' ')[0]),
      ['certificates/key/node/key.pem:1:1:'],
    );
  });

  it('prints one JSON object a finding', async () => {
    cpSync(`${pki}/no-intermediate-keycert.txt`, join(folder, 'cd-keycert.txt'));
    const { lines } = await run('--format', 'json');
    const [finding] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(finding?.['code'], 'issuer-missing');
    assert.deepEqual([finding['line'], finding['column']], [31, 1]);
    assert.equal(typeof finding['offset'], 'number');
  });

  it('finds the missing issuer in the store, and as the editor does in no other file', async () => {
    const isMissing = async () => (await run()).lines.some((line) => line.includes('[issuer-missing]'));
    cpSync(`${pki}/leaf-only-keycert.txt`, join(folder, 'cd-keycert.txt'));
    cpSync(`${pki}/trusted.txt`, join(folder, 'trusted.txt'));
    assert.equal(await isMissing(), true);
    putStore();
    assert.equal(await isMissing(), false);
  });

  it('tells what is wrong with the store and with a job, each in its own file', async () => {
    putStore();
    put('certificates/key/node/entry.yaml', 'tags: one\n');
    rmSync(join(folder, 'certificates/ca/issuing'), { recursive: true });
    put('jobs/cd1.installjob.yaml', wholeJobText());
    process.env['CDNODE1_KEY'] = 'changeit';
    const { status, lines } = await run();
    assert.equal(status, 1);
    const codes = lines.map((line) => [/^[^:]*/.exec(line)?.[0], /\[([\w-]+)\]$/.exec(line)?.[1]]);
    assert.deepEqual(codes, [
      ['certificates/key/node/entry.yaml', 'notes-value'],
      ['jobs/cd1.installjob.yaml', 'job-reference-unknown'],
      ['jobs/cd1.installjob.yaml', 'job-chain-incomplete'],
      ['jobs/cd1.installjob.yaml', 'job-reference-unknown'],
    ]);
  });

  it('tells of a file that a store lacks as of any error, and does not ask for it', async () => {
    putStore();
    rmSync(join(folder, 'certificates/key/node/key.pem'));
    const { status, lines, errors } = await run();
    assert.deepEqual(
      lines.map((line) => line.split(' ')[0]),
      ['certificates/key/node/key.pem:1:1:'],
    );
    assert.match(lines[0] ?? '', /\[key-missing\]$/);
    assert.deepEqual([status, errors], [1, []]);
  });

  it('tells of labels that do not go together, or not at every level', async () => {
    putStore();
    put('certificates/ca/issuing/entry.yaml', 'label: CA\n');
    put('certificates/ca/root/entry.yaml', 'owner: me\nlabel: CA\n');
    put('certificates/key/node/entry.yaml', `label: ${'x'.repeat(51)}\n`);
    const { status, lines } = await run();
    assert.equal(status, 0);
    assert.deepEqual(
      lines.map((line) => line.replace(/: The label.*\[/, ': [')),
      [
        'certificates/ca/issuing/entry.yaml:1:8: warning: [label-duplicate]',
        'certificates/ca/root/entry.yaml:2:8: warning: [label-duplicate]',
        'certificates/key/node/entry.yaml:1:8: warning: [label-long]',
      ],
    );
  });

  it('finds the store of a job that is named alone', async () => {
    putStore();
    put('jobs/cd1.installjob.yaml', wholeJobText());
    process.env['CDNODE1_KEY'] = 'changeit';
    const streams = captureStreams();
    assert.equal(await check([join(folder, 'jobs/cd1.installjob.yaml')], streams), 0);
    assert.deepEqual(streams.lines, []);
  });

  it('opens a job’s key with the passphrase that the environment has, and never writes it', async () => {
    putStore();
    put('cd1.installjob.yaml', wholeJobText());
    process.env['CDNODE1_KEY'] = 'not this one';
    const { status, lines } = await run();
    assert.equal(status, 1);
    assert.match(
      lines.join('\n'),
      /cd1\.installjob\.yaml:29:18: error: .*CDNODE1_KEY.*\[job-passphrase-wrong\]$/,
    );
    assert.doesNotMatch(lines.join('\n'), /not this one/);
  });

  it('exits with 3 where nothing is wrong and something could not be checked', async () => {
    putStore();
    put('cd1.installjob.yaml', wholeJobText());
    const withoutPassphrase = await run();
    assert.equal(withoutPassphrase.status, 3);
    assert.match(withoutPassphrase.lines.join('\n'), /^[^\n]*information: .*\[job-key-unchecked\]$/);
    process.env['CDNODE1_KEY'] = 'changeit';
    assert.equal((await run()).status, 0);
    put('cd1.installjob.yaml', jobText());
    assert.equal((await run()).status, 3);
  });

  it('leaves an authority’s ledger alone, which is history, and no other folder of that name', async () => {
    const expired = readFileSync(`${pki}/expired-keycert.txt`, 'utf8');
    put('authority/ca/entry.yaml', 'label: CA\n');
    put('authority/ca/issued/01.pem', expired);
    assert.deepEqual(await run(), { status: 0, errors: [], lines: [] });
    put('mailed/issued/01.pem', expired);
    assert.match((await run()).lines.join('\n'), /^mailed\/issued\/01\.pem:31:1: error: .*\[expired\]/);
  });

  it('leaves node_modules, .git and what is no certificate file alone', async () => {
    const expired = readFileSync(`${pki}/expired-keycert.txt`, 'utf8');
    put('node_modules/a/cert.pem', expired);
    put('.git/cert.pem', expired);
    put('notes.txt', 'nothing\n');
    assert.deepEqual(await run(), { status: 0, errors: [], lines: [] });
    // Whatever it is called, a file that begins with a block is one; and one that is named is read.
    put('mailed', expired);
    assert.equal((await run()).lines.length, 1);
    const streams = captureStreams();
    assert.equal(await check([join(folder, 'notes.txt')], streams), 0);
    assert.match(streams.lines.join(), /\[pem-missing\]$/);
  });

  it('follows links to files, each file once, and none to folders', async function () {
    const expired = readFileSync(`${pki}/expired-keycert.txt`, 'utf8');
    put('..data/tls.pem', expired);
    try {
      symlinkSync('..data/tls.pem', join(folder, '0a1b2c3d.0'));
      symlinkSync('..data/tls.pem', join(folder, 'tls.pem'));
      symlinkSync('.', join(folder, 'round'));
      symlinkSync('nowhere.pem', join(folder, 'broken.pem'));
      symlinkSync('circle.pem', join(folder, 'circle.pem'));
    } catch {
      // Windows lets not everybody make links.
      this.skip();
    }
    const { lines, status, errors } = await run();
    assert.deepEqual([status, errors], [1, []]);
    assert.deepEqual(
      lines.map((line) => line.replace(/:.*/, '')),
      ['tls.pem'],
    );
  });

  it('says of a name that is not UTF-8 that it is the name, and checks the others', async function () {
    put('good.pem', readFileSync(`${pki}/leaf.pem`, 'utf8'));
    try {
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.of(0xff), Buffer.from('.pem')]), '');
    } catch {
      // macOS and Windows have no such names.
      this.skip();
    }
    const { lines, status, errors } = await run();
    assert.deepEqual(
      [status, lines.length, errors.map((line) => line.replace(/.*: /, ''))],
      [2, 1, ['its name is not UTF-8; rename it']],
    );
  });

  it('declines a file too large for a string', async () => {
    put('cd.pem', '');
    truncateSync(join(folder, 'cd.pem'), 256 * 2 ** 20 + 1);
    const { status, errors } = await run();
    assert.equal(status, 2);
    assert.match(errors.join(), /larger than the 256 MiB that are read here; split it$/);
  });

  it('exits with 2 where a path cannot be opened, over 1', async () => {
    cpSync(`${pki}/expired-keycert.txt`, join(folder, 'cd-keycert.txt'));
    const { status, errors } = await run('absent');
    assert.equal(status, 2);
    assert.deepEqual(errors, ['cannot open absent: there is no such file; check the name']);
  });

  it('writes SARIF: one log, its rules, and each finding where it stands', async () => {
    put('leaf only.pem', readFileSync(`${pki}/no-intermediate-keycert.txt`, 'utf8'));
    put('cut.der', '');
    cpSync('test/fixtures/broken/cut-short.der', join(folder, 'cut.der'));
    const { lines, status } = await run('--format', 'sarif', '--at', '2026-11-23T00:00:00Z');
    assert.equal(status, 1);
    assert.equal(lines.length, 1);
    const log = JSON.parse(lines[0] ?? '') as Log;
    assert.equal(log.version, '2.1.0');
    const [only] = log.runs;
    assert.ok(only?.results && only.tool.driver.rules);
    const ids = only.tool.driver.rules.map(({ id }) => id);
    for (const { ruleId, ruleIndex, level, message, locations } of only.results) {
      assert.equal(ids[ruleIndex ?? -1], ruleId);
      assert.ok(['error', 'warning', 'note'].includes(level ?? ''));
      assert.ok((message.text ?? '').length > 10);
      assert.equal(locations?.length, 1);
    }
    const missing = only.results.find(({ ruleId }) => ruleId === 'issuer-missing');
    const place = missing?.locations?.[0]?.physicalLocation;
    assert.match(place?.artifactLocation?.uri ?? '', /leaf%20only\.pem$/);
    // The BEGIN line of the certificate whose issuer it is.
    const { startLine, startColumn, endLine, endColumn } = place?.region ?? {};
    assert.deepEqual([startColumn, endColumn], [1, '-----BEGIN CERTIFICATE-----'.length + 1]);
    assert.equal(endLine, startLine);
    const binary = only.results.find(({ locations }) =>
      locations?.[0]?.physicalLocation?.artifactLocation?.uri?.endsWith('cut.der'),
    );
    assert.equal(typeof binary?.locations?.[0]?.physicalLocation?.region?.byteOffset, 'number');
  });

  it('writes SARIF that its schema takes, whatever stands in the files', async () => {
    cpSync('test/fixtures', folder, { recursive: true });
    const { lines } = await run('--format', 'sarif', '--at', '2026-11-23T00:00:00Z');
    const log = JSON.parse(lines[0] ?? '') as Log;
    assert.ok((log.runs[0]?.results?.length ?? 0) > 100);
    // An expression of this schema is none where Unicode is minded, and its formats are URIs and times.
    const ajv = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true });
    const isValid = ajv.compile(readJson('test/fixtures/sarif-2.1.0.schema.json'));
    isValid(log);
    assert.deepEqual(isValid.errors, null);
    assert.equal(isValid({ ...log, version: '2.0.0' }), false);
  });

  it('refuses a format that it does not have', async () => {
    await assert.rejects(
      run('--format', 'xml'),
      (error) =>
        error instanceof UsageError && error.message === '--format xml is unknown; use text, json, sarif',
    );
  });

  it('counts octets in a binary file', async () => {
    const der = new Uint8Array(readFileSync(`${pki}/leaf.der`));
    writeFileSync(join(folder, 'leaf.der'), der.subarray(0, 200));
    const { lines } = await run();
    assert.match(lines.join(), /^leaf\.der:octet 0: error: .* \[der-truncated\]$/);
  });
});
