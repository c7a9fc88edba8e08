import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { check } from '../../src/cli/check.js';
import { jobs } from '../../src/cli/jobs.js';
import { UsageError } from '../../src/cli/usage.js';
import { captureStreams } from '../support/captureStreams.js';

const pki = 'test/fixtures/pki/rsa';

const LIST = `node,target.platform,adminUser,installDir,keyCertificate.passphraseRef,keyCertificate.ref,container.secretName
CDNODE1,unix,cdadmin,/opt/cd,CDNODE_KEY,,=1+1
CDNODE2,unix,cdadmin,/opt/cd,CDNODE_KEY,CDNODE1,
`;

describe('cdcerts jobs', () => {
  let folder: string;
  let list: string;
  let out: string;

  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cdcerts-'));
    put('certificates/certificate-store.yaml', 'format: 1\n');
    put('certificates/key/CDNODE1/certificate.pem', readFileSync(`${pki}/leaf.pem`, 'utf8'));
    cpSync(`${pki}/leaf.key`, join(folder, 'certificates/key/CDNODE1/key.pem'));
    for (const [name, file] of [
      ['issuing', 'intermediate'],
      ['root', 'root'],
    ] as const)
      put(`certificates/ca/${name}/certificate.pem`, readFileSync(`${pki}/${file}.pem`, 'utf8'));
    put('frankfurt.csv', LIST);
    list = join(folder, 'frankfurt.csv');
    out = join(folder, 'jobs/frankfurt');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(...args: readonly string[]) {
    const streams = captureStreams();
    const status = await jobs([list, '--out', out, '--at', '2026-11-23T00:00:00Z', ...args], streams);
    return { status, text: streams.lines.join('\n'), errors: streams.errors };
  }

  it('writes a file for each server, which checks without an error, and reports', async () => {
    const { errors, status, text } = await run();
    assert.deepEqual([status, errors], [3, []]);
    assert.deepEqual(readdirSync(out).sort(), ['CDNODE1.installjob.yaml', 'CDNODE2.installjob.yaml']);
    const job = readFileSync(join(out, 'CDNODE1.installjob.yaml'), 'utf8');
    assert.match(job, /trustedCertificates:\n {2}- ref: issuing\n {2}- ref: root\n/);
    assert.match(job, /secretName: =1\+1\n/);
    assert.match(
      text,
      /^2 install jobs, made of frankfurt\.csv on 2026-11-23\n\n2 servers: 2 cannot be checked here\n/,
    );
    const streams = captureStreams();
    assert.equal(await check([out, '--at', '2026-11-23T00:00:00Z'], streams), 3);
  });

  it('writes one job for all, and trusts what is named', async () => {
    const { status } = await run('--one', 'Frankfurt', '--trusted', 'root');
    // The chain is incomplete then, which is said and not mended.
    assert.equal(status, 1);
    assert.deepEqual(readdirSync(out), ['Frankfurt.installjob.yaml']);
    const job = readFileSync(join(out, 'Frankfurt.installjob.yaml'), 'utf8');
    assert.match(job, /trustedCertificates:\n {2}- ref: root\noverrides:\n/);
  });

  it('writes nothing of a list with problems, and says where they are', async () => {
    put('frankfurt.csv', LIST.replace('CDNODE2,unix', 'CDNODE2,aix').replace('/opt/cd,', 'opt,'));
    const { errors, status } = await run();
    assert.equal(status, 1);
    assert.match(
      errors[0] ?? '',
      /frankfurt\.csv:2:22: error: column “installDir”: .*no whole path.* \[list-refused\]$/,
    );
    assert.match(
      errors[1] ?? '',
      /frankfurt\.csv:3:9: error: column “target\.platform”: “aix” is not a platform/,
    );
    assert.match(errors[2] ?? '', /nothing was written/);
    assert.ok(!existsSync(dirname(out)));
  });

  it('writes over nothing', async () => {
    put('jobs/frankfurt/mine', 'mine');
    await assert.rejects(
      run(),
      (error) => error instanceof UsageError && error.message.includes('is there already'),
    );
    assert.deepEqual(readdirSync(out), ['mine']);
  });

  it('refuses calls that cannot be obeyed', async () => {
    const streams = captureStreams();
    for (const args of [
      [],
      ['a', 'b'],
      [list],
      [list, '--out', out, '--one', ' '],
      [list, '--out', out, '--trusted', 'nobody'],
      [list, '--out', out, '--no'],
    ])
      await assert.rejects(jobs(args, streams), UsageError, args.join(' '));
    assert.equal(await jobs([`${list}x`, '--out', out], streams), 2);
    writeFileSync(list, Uint8Array.of(0x61, 0xe4));
    await assert.rejects(
      run(),
      (error) => error instanceof UsageError && error.message.includes('not in UTF-8'),
    );
    assert.ok(!existsSync(dirname(out)));
  });
});
