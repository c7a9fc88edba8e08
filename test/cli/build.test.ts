import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from '../../src/cli/build.js';
import { readZip } from '../../src/core/archive/readZip.js';
import { textFile } from '../../src/core/bundles/bundle.js';
import { writeZip } from '../../src/core/bundles/writeZip.js';
import { UsageError } from '../../src/cli/usage.js';
import { prepareBuild, WHOLE_JOB } from '../support/buildFolder.js';
import { captureStreams } from '../support/captureStreams.js';

describe('cdcerts build', () => {
  let folder: string;
  let job: string;
  let out: string;

  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };

  beforeEach(() => {
    ({ folder, job } = prepareBuild());
    process.env['CDNODE1_KEY'] = 'changeit';
    out = join(folder, 'out/bundle');
  });

  afterEach(() => {
    delete process.env['CDNODE1_KEY'];
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (...args: readonly string[]) => {
    const streams = captureStreams();
    const status = await build([job, '--out', out, ...args], streams);
    return { status, lines: streams.lines, errors: streams.errors };
  };

  it('writes the bundle, whole and sound, and lists its files', async () => {
    const { errors, lines, status } = await run();
    assert.deepEqual([status, errors], [0, []]);
    assert.ok(lines.includes('CDNODE1/run.sh') && lines.includes('SHA256SUMS'));
    execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: out });
    assert.equal(statSync(join(out, 'CDNODE1/run.sh')).mode & 0o111, 0o111);
    assert.deepEqual(readdirSync(join(folder, 'out')), ['bundle']);
  });

  it('is the same, octet for octet, when it is built again, in the place of the older one', async () => {
    await run();
    const read = () => readFileSync(join(out, 'SHA256SUMS'), 'utf8');
    const first = read();
    assert.equal((await run()).status, 0);
    assert.equal(read(), first);
    assert.equal((await run('--target', 'director')).status, 0);
    assert.deepEqual(readdirSync(join(out, 'CDNODE1')).includes('run.sh'), false);
    assert.deepEqual(readdirSync(join(folder, 'out')), ['bundle']);
  });

  it('writes the steps and scripts that replace a bootstrap certificate, and the request while it waits', async () => {
    const replacement = `apiVersion: cdcerts/v1
kind: ReplaceBootstrap
metadata: { name: replace }
director: { certificates: [{ ref: node }], trusted: [{ ref: issuing }, { ref: root }] }
target: { platform: unix, version: 6.4.0.6 }
node: { name: CDNODE1 }
installDir: /opt/cdunix
bootstrap: { installed: 2026-11-20 }
keyCertificate: { ref: node, label: SIGNED, passphraseRef: CDNODE1_KEY }
trustedCertificates: [{ ref: issuing }, { ref: root }]
`;
    writeFileSync(job, replacement);
    const { errors, lines, status } = await run('--at', '2026-11-23T00:00:00Z');
    assert.deepEqual([status, errors], [0, []]);
    assert.ok(lines.includes('CDNODE1/checklist.md') && lines.includes('CDNODE1/switch.txt'));
    const late = await run('--at', '2027-02-10T00:00:00Z');
    assert.equal(late.status, 0);
    assert.match(late.errors.join('\n'), /8 days left.*job-bootstrap-late/);
    put('certificates/request/asked/request.pem', readFileSync('test/fixtures/pki/rsa/leaf.csr', 'utf8'));
    put('certificates/request/asked/key.pem', readFileSync('test/fixtures/pki/rsa/leaf.key', 'utf8'));
    writeFileSync(job, replacement.replace('ref: node, label', 'ref: asked, label'));
    const waiting = await run('--at', '2026-11-23T00:00:00Z');
    assert.equal(waiting.status, 3);
    assert.match(waiting.errors.join('\n'), /job-request-waiting/);
    assert.ok(waiting.lines.includes('CDNODE1/request.pem') && !waiting.lines.includes('CDNODE1/switch.txt'));
  });

  it('overwrites nothing that somebody has touched, or that is not its own', async () => {
    await run();
    writeFileSync(join(out, 'CDNODE1/options.txt'), 'edited');
    await assert.rejects(
      run(),
      (error) => error instanceof UsageError && error.message.includes('no unchanged bundle'),
    );
    assert.equal(readFileSync(join(out, 'CDNODE1/options.txt'), 'utf8'), 'edited');
    rmSync(out, { recursive: true });
    put('out/bundle/mine.txt', 'mine');
    await assert.rejects(run(), UsageError);
    rmSync(out, { recursive: true });
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), out);
    await assert.rejects(run(), UsageError);
    rmSync(out);
    mkdirSync(out);
    assert.equal((await run()).status, 0);
    mkdirSync(join(out, 'CDNODE1/mine'));
    await assert.rejects(run(), UsageError);
  });

  it('writes a ZIP file where the name ends so, in the place of one of its own alone', async () => {
    out = join(folder, 'out/bundle.zip');
    assert.equal((await run()).status, 0);
    const first = readFileSync(out);
    assert.deepEqual((await readTexts(first)).get('bundle/CDNODE1/run.sh')?.slice(0, 9), '#!/bin/sh');
    assert.equal((await run('--target', 'director')).status, 0);
    assert.notDeepEqual(readFileSync(out), first);
    const names = [...(await readTexts(readFileSync(out))).keys()];
    assert.ok(names.includes('bundle/CDNODE1/checklist.md') && !names.includes('bundle/CDNODE1/run.sh'));
    writeFileSync(out, first.subarray(0, -1));
    await assert.rejects(run(), UsageError);
    writeFileSync(out, writeZip('other', [textFile('bundle.json', '{}')]));
    await assert.rejects(run(), UsageError);
    assert.deepEqual(readdirSync(join(folder, 'out')), ['bundle.zip']);
  });

  it('refuses while the checks have errors, and says which and where', async () => {
    put('cdnode1.installjob.yaml', WHOLE_JOB.replace('  - ref: root\n', ''));
    const { errors, lines, status } = await run();
    assert.deepEqual([status, lines], [1, []]);
    assert.match(errors.join('\n'), /cdnode1\.installjob\.yaml:\d+:\d+: error: .* \[job-chain-incomplete\]/);
    assert.ok(!readdirSync(folder).includes('out'));
  });

  it('refuses what the installer could not have, and says which and where', async () => {
    put('cdnode1.installjob.yaml', WHOLE_JOB.replace('  package: cdunix\n', ''));
    const { errors, status } = await run();
    assert.equal(status, 1);
    assert.match(
      errors.join('\n'),
      /yaml:\d+:\d+: error: “target\.package” is missing.* \[job-bundle-refused\]/,
    );
  });

  it('checks for the time that it is given', async () => {
    assert.equal((await run('--at', '2040-01-01T00:00:00Z')).status, 1);
  });

  it('says what could not be checked here, and builds all the same', async () => {
    delete process.env['CDNODE1_KEY'];
    const { errors, status } = await run();
    assert.equal(status, 3);
    assert.match(errors.join('\n'), /\[job-key-unchecked\]/);
    assert.ok(readdirSync(out).includes('SHA256SUMS'));
  });

  it('refuses calls that it does not understand', async () => {
    const streams = captureStreams();
    for (const args of [[], [job], [job, job, '--out', out], [job, '--out', out, '--target', 'zos']])
      await assert.rejects(build(args, streams), UsageError);
    assert.equal(await build([join(folder, 'absent.installjob.yaml'), '--out', out], streams), 2);
  });

  it('leaves nothing half written where the system refuses', async () => {
    put('out/file', 'in the way');
    out = join(folder, 'out/file/bundle');
    await assert.rejects(
      run(),
      (error) => error instanceof UsageError && error.message.includes('cannot be written'),
    );
    assert.deepEqual(readdirSync(join(folder, 'out')), ['file']);
  });

  it('takes back the folders that it made on the way, where the system refuses', async () => {
    out = join(folder, 'on/the/way', 'x'.repeat(250));
    await assert.rejects(run(), /cannot be written \(ENAMETOOLONG\)/);
    assert.ok(!readdirSync(folder).includes('on'));
  });
});

/** The files of an archive, as text, by their names. */
async function readTexts(zip: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for await (const one of readZip(zip))
    if ('bytes' in one) texts.set(one.name, new TextDecoder().decode(one.bytes));
  return texts;
}
