import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixture } from '../../support/inspectFixture.js';
import {
  build,
  filesOf,
  jobs,
  layDown,
  PASSPHRASE,
  refusalsOf,
  textOf,
} from '../../support/bundleFixture.js';
import { hostileTexts } from '../../support/hostileText.js';
import { hasProgram, run } from '../../support/program.js';

/** Stands in for the installer: sources its options as it does, and writes down all that it was given. */
const INSTALLER = `#!/bin/sh
. "$2"
{
  printf 'arguments=%s\\n' "$*"
  printf 'passphrase=%s\\n' "$cdai_localCertPassphrase"
  printf 'password=%s\\n' "\${cdai_keystorePassword-}"
  printf 'label=%s\\n' "$cdai_localCertLabel"
  ls -ld "$2" "\${2%/*}"
  umask
} >record.txt
env >environment.txt
ps -eo args >processes.txt 2>/dev/null || :
case \${STANDIN-} in
  fail) exit 7 ;;
  quiet-fail) echo 'MSGID=CDAI104E' >exitStatusFile.txt ;;
  wait) mkfifo pipe && echo ready && read -r word <pipe ;;
  *) echo 'MSGID=CDAI001I' >exitStatusFile.txt ;;
esac
`;

describe('the UNIX bundle', () => {
  let folder: string;
  let remove = (): void => undefined;

  /** Lays the bundle down with the stand-in beside it, as the steps of its README have it. */
  async function prepare(text: string = jobs.unix): Promise<void> {
    remove();
    ({ folder, remove } = layDown(await filesOf(text, 'unix')));
    folder = join(folder, 'CDNODE1');
    writeFileSync(join(folder, 'cdinstall_a'), INSTALLER);
    chmodSync(join(folder, 'cdinstall_a'), 0o755);
    mkdirSync(join(folder, 'temporary'));
  }

  const environment = (more: Readonly<Record<string, string>>) => ({
    PATH: process.env['PATH'],
    TMPDIR: join(folder, 'temporary'),
    ...more,
  });

  const runScript = (more: Readonly<Record<string, string>>, input?: string, shell = 'sh') =>
    spawnSync(shell, ['-c', 'umask 022; exec "$0" run.sh', shell], {
      cwd: folder,
      env: environment(more),
      encoding: 'utf8',
      ...(input === undefined ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input }),
    });

  const recorded = (name: string) => readFileSync(join(folder, name), 'utf8');
  const isGone = () => readdirSync(join(folder, 'temporary')).length === 0;

  before(() => prepare());
  after(() => {
    remove();
  });

  it('has options that shells source to exactly what the job says', async () => {
    const options = textOf(await filesOf(jobs.unix), 'CDNODE1/options.txt');
    const script = `${options}\nset | grep '^cdai_'\n`;
    const wanted = {
      cdai_installCmd: 'install',
      cdai_cpioFile: 'cdunix',
      cdai_installDir: '/opt/cdunix',
      cdai_adminUserid: 'cdadmin',
      cdai_localNodeName: 'CDNODE1',
      cdai_acquireHostnameOrIP: 'cdnode1.musterbank.example',
      cdai_serverPort: '1364',
      cdai_clientPort: '1363',
      cdai_localCertFile: 'keycert.pem',
      cdai_localCertLabel: 'CDNODE1',
      cdai_trustedRootCertFile: 'trusted.pem',
      cdai_spConfig: 'secureplus.txt',
      cdai_installFA: 'y',
      cdai_fileAgentEnable: 'n',
      cdai_agentEnable: 'y',
      cdai_agentPort: '1365',
      cdai_agentOSAurl: 'https;//director.musterbank.example;58083/osa/events/post',
    };
    for (const [shell, ...args] of [['sh'], ['bash', '-r']] as const) {
      const output = execFileSync(shell, [...args, '-s'], { input: script, encoding: 'utf8' });
      const found = output
        .trim()
        .split('\n')
        .map((line) => {
          const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
          return [name, value.replace(/^'(.*)'$/, '$1')];
        });
      assert.deepEqual(Object.fromEntries(found), wanted);
    }
  });

  it('has a Secure+ script without the key certificate, whose passphrase it would need', async () => {
    const files = await filesOf(jobs.unix);
    const records = ['Client', 'LocalNode'].map(
      (record) =>
        `Update ${record}\nProtocol=TLS1.3\nOverride=n\nClientAuth=y\nCipherSuites=(TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256)\n;\n`,
    );
    assert.equal(
      textOf(files, 'CDNODE1/secureplus.txt'),
      `${records.join('')}Display All\n;\nValidate Parmfile\n;\nQuit\n;\n`,
    );
    // The command line of Secure+ was not seen to take a common name.
    assert.match(
      textOf(files, 'CDNODE1/README.md'),
      /## Left to do by hand[^]*`tls\.commonName`: `DIRECTOR`/,
    );
    const local = textOf(await filesOf(jobs.unix.replace('TLS1.3', 'DefaultToLN')), 'CDNODE1/secureplus.txt');
    assert.match(local, /^Update Client\nProtocol=DefaultToLN\n[^]*Update LocalNode\nOverride/);
  });

  it('has certificate files that OpenSSL and keytool read', async function () {
    if (!hasProgram('openssl') || !hasProgram('keytool')) this.skip();
    await prepare();
    const at = (name: string) => join(folder, name);
    for (const key of ['keycert.pem', 'three-files/PrivateKey.pem'])
      run('openssl', ['pkey', '-in', at(key), '-passin', 'env:PASS', '-noout'], { PASS: PASSPHRASE });
    run('openssl', ['verify', '-CAfile', at('trusted.pem'), at('keycert.pem')]);
    run('openssl', ['verify', '-CAfile', at('three-files/cdCertAuth.pem'), at('three-files/cdCert.pem')]);
    const certificates = (name: string) =>
      (run('keytool', ['-printcert', '-file', at(name)]).match(/^Owner: /gm) ?? []).length;
    assert.equal(certificates('trusted.pem'), 2);
    assert.equal(certificates('three-files/cdCert.pem'), 1);
    // The sealed key is the store’s, octet for octet.
    const base64 = (text: string) => /PRIVATE KEY-----([^-]*)/.exec(text)?.[1]?.replace(/\s/g, '');
    assert.equal(base64(recorded('keycert.pem')), base64(fixture('pki/rsa/leaf.key')));
  });

  it('has sums that sha256sum checks', async () => {
    await prepare();
    execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: folder });
    execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: join(folder, '..') });
  });

  it('runs the installer with a file of its own, which is gone afterwards', async () => {
    await prepare();
    const secret = `it's "$(touch owned)" \`id\` %s \\n -é; & #`;
    const result = runScript({ CDNODE1_KEY: secret, CDNODE1_KEYSTORE: '-n' });
    assert.equal(result.status, 0, result.stderr);
    const record = recorded('record.txt');
    assert.ok(record.includes(`passphrase=${secret}\npassword=-n\nlabel=CDNODE1\n`), record);
    assert.match(record, /^-rw------- .*options\.txt$/m);
    assert.match(record, /^drwx------ .*cdcerts\.\w+$/m);
    // The umask of whoever called, not the script’s.
    assert.match(record, /^0?022$/m);
    assert.match(record, /^arguments=-f \S+\/options\.txt$/m);
    for (const seen of [recorded('environment.txt'), recorded('processes.txt'), result.stdout, result.stderr])
      assert.ok(!seen.includes('touch owned'));
    assert.ok(!recorded('environment.txt').includes('CDNODE1_KEY'));
    assert.ok(!existsSync(join(folder, 'owned')));
    assert.ok(isGone());
  });

  it('brings any passphrase through, and executes none', async () => {
    await prepare();
    const lines = [...hostileTexts(60, 3)].filter(
      (text) => !/[\n\r\0\ud800-\udfff]/.test(text) && text !== '',
    );
    assert.ok(lines.length > 60);
    // As the script does it, in one process for all.
    const script = textOf(await filesOf(jobs.unix), 'CDNODE1/run.sh');
    const [quote] = /cdcerts_quote\(\) \{[^]*?\n\}/.exec(script) ?? [];
    assert.ok(quote);
    for (const shell of ['sh', 'bash']) {
      const body = `cdcerts_apostrophe="'"\n${quote}\ncdcerts_options=\nwhile IFS= read -r cdcerts_secret; do cdcerts_quote x; done\nprintf '%s\\n' "$cdcerts_options"`;
      const written: string = execFileSync(shell, ['-c', body], {
        input: `${lines.join('\n')}\n`,
        encoding: 'utf8',
      });
      const output: string = execFileSync(shell, ['-s'], {
        input: written
          .split('\n')
          .map((line) => `${line}\nprintf '%s\\n' "$x"\n`)
          .slice(1, -1)
          .join(''),
        encoding: 'utf8',
        cwd: folder,
      });
      assert.deepEqual(output.split('\n').slice(0, -1), lines);
    }
  });

  it('takes secrets from standard input, one a line, and says which one is missing', async () => {
    await prepare();
    const result = runScript({}, 'first one\nsecond one\n');
    assert.equal(result.status, 0, result.stderr);
    assert.match(recorded('record.txt'), /passphrase=first one\npassword=second one\n/);
    const missing = runScript({ CDNODE1_KEY: 'x' });
    assert.equal(missing.status, 2);
    assert.match(
      missing.stderr,
      /^run\.sh: CDNODE1_KEYSTORE is neither in the environment nor on standard input$/m,
    );
    assert.ok(isGone());
  });

  it('leaves nothing behind when the installer fails, loudly or quietly', async () => {
    await prepare();
    const secrets = { CDNODE1_KEY: 'a', CDNODE1_KEYSTORE: 'b' };
    assert.equal(runScript({ ...secrets, STANDIN: 'fail' }).status, 7);
    assert.ok(isGone());
    assert.equal(runScript({ ...secrets, STANDIN: 'quiet-fail' }).status, 1);
    assert.ok(isGone());
  });

  for (const [signal, status] of [
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)
    it(`leaves nothing behind when it is stopped by ${signal}`, async () => {
      await prepare();
      const child = spawn('sh', ['run.sh'], {
        cwd: folder,
        env: environment({ CDNODE1_KEY: 'a', CDNODE1_KEYSTORE: 'b', STANDIN: 'wait' }),
        stdio: ['ignore', 'pipe', 'inherit'],
        detached: true,
      });
      try {
        await new Promise((resolve) => child.stdout.once('data', resolve));
        assert.ok(!isGone());
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill(signal);
        assert.equal(await ended, status);
        assert.ok(isGone());
      } finally {
        // Where the script does not answer, its group must not keep the tests waiting.
        if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      }
    });

  it('refuses to run what was changed, and without the installer', async () => {
    await prepare();
    writeFileSync(join(folder, 'trusted.pem'), 'other');
    const changed = runScript({ CDNODE1_KEY: 'a', CDNODE1_KEYSTORE: 'b' });
    assert.equal(changed.status, 2);
    assert.match(changed.stderr, /not as it was built/);
    await prepare();
    writeFileSync(join(folder, 'cdinstall_a'), '');
    chmodSync(join(folder, 'cdinstall_a'), 0o644);
    assert.match(runScript({}).stderr, /cdinstall_a is not here/);
  });

  it('gives no secret to a program, not even to print it', async () => {
    await prepare();
    writeFileSync(join(folder, 'disable'), 'enable -n printf\n');
    const result = runScript(
      { CDNODE1_KEY: 'a', CDNODE1_KEYSTORE: 'b', BASH_ENV: './disable' },
      undefined,
      'bash',
    );
    assert.equal(result.status, 2);
    assert.match(result.stderr, /neither printf nor print built in/);
  });

  it('has a script that shells parse and shellcheck likes', async function () {
    await prepare();
    for (const shell of ['sh', 'bash']) execFileSync(shell, ['-n', join(folder, 'run.sh')]);
    if (!hasProgram('shellcheck')) this.skip();
    run('shellcheck', ['--shell=sh', join(folder, 'run.sh')]);
  });

  it('reads a secret that stands for two once', async () => {
    await prepare(jobs.unix.replace('CDNODE1_KEYSTORE', 'CDNODE1_KEY'));
    const result = runScript({ CDNODE1_KEY: 'same' });
    assert.equal(result.status, 0, result.stderr);
    assert.match(recorded('record.txt'), /passphrase=same\npassword=same\n/);
  });

  it('is refused where the installer would lack something, all of it said at once', async () => {
    const bare = jobs.unix
      .replace('  package: cdunix\n', '')
      .replace('  passphraseRef: CDNODE1_KEY\n', '  passphraseRef: PATH\n');
    assert.deepEqual(await refusalsOf(bare), [
      'shell-variable keyCertificate.passphraseRef',
      'missing target.package',
    ]);
  });

  it('is refused for the bootstrap certificate, which Director issues', async () => {
    assert.ok((await refusalsOf(jobs.bootstrap, 'unix')).includes('bootstrap keyCertificate.ref'));
  });

  it('carries hostile values through exactly or refuses them', async () => {
    const fields: readonly (readonly [from: string, field: string, option: string])[] = [
      ['  label: CDNODE1', '  label', 'cdai_localCertLabel'],
      ['adminUser: cdadmin', 'adminUser', 'cdai_adminUserid'],
      ['  package: cdunix', '  package', 'cdai_cpioFile'],
      ['installDir: /opt/cdunix', 'installDir', 'cdai_installDir'],
    ];
    let carried = 0;
    let refused = 0;
    for (const text of hostileTexts(60, 11))
      for (const [from, field, option] of fields) {
        const building = await build(jobs.unix.replace(from, `${field}: ${JSON.stringify(text)}`));
        if (building.bundle === undefined) {
          refused++;
          continue;
        }
        carried++;
        const options = textOf(building.bundle.files, 'CDNODE1/options.txt');
        const input = `${options}\nprintf '%s' "$${option}"`;
        const value = execFileSync('sh', ['-s'], { input, encoding: 'utf8' });
        // An empty label is none.
        assert.equal(value, text, JSON.stringify([field, text]));
      }
    assert.ok(carried > 20 && refused > 100, `${carried} carried, ${refused} refused`);
  });
});
