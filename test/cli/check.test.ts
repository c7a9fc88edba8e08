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
import type { Log } from 'sarif';
import { check } from '../../src/cli/check.js';
import { UsageError } from '../../src/cli/usage.js';
import { captureStreams } from '../support/captureStreams.js';
import { jobText } from '../support/jobFixture.js';

const pki = 'test/fixtures/pki/rsa';

describe('cdcerts check', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cdcerts-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
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
    put('cd1.installjob.yaml', jobText());
    cpSync(`${pki}/node-keycert.txt`, join(folder, 'cdnode1-keycert.txt'));
    cpSync(`${pki}/trusted.txt`, join(folder, 'trusted.txt'));
    assert.deepEqual(await run(), { status: 0, errors: [], lines: [] });
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
    put('jobs/cd1.installjob.yaml', jobText());
    const { status, lines } = await run();
    assert.equal(status, 1);
    const codes = lines.map((line) => [/^[^:]*/.exec(line)?.[0], /\[([\w-]+)\]$/.exec(line)?.[1]]);
    assert.deepEqual(codes, [
      ['certificates/key/node/entry.yaml', 'notes-value'],
      ['jobs/cd1.installjob.yaml', 'job-chain-incomplete'],
      ['jobs/cd1.installjob.yaml', 'job-reference-unknown'],
    ]);
  });

  it('finds the store of a job that is named alone', async () => {
    putStore();
    put('jobs/cd1.installjob.yaml', jobText());
    const streams = captureStreams();
    assert.equal(await check([join(folder, 'jobs/cd1.installjob.yaml')], streams), 0);
    assert.deepEqual(streams.lines, []);
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
