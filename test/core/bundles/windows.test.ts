import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
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
import { openPowerShell } from '../../support/powerShell.js';
import { hasProgram, run } from '../../support/program.js';

/** Sections and keys as `GetPrivateProfileString` reads them: no comment within a line, quotes around a value dropped. */
function readIni(text: string): Record<string, string> {
  const [section, ...lines] = text.split('\r\n');
  assert.equal(section, '[Server]');
  return Object.fromEntries(
    lines
      .filter((line) => line !== '')
      .map((line) => {
        const [, key = '', value = ''] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
        return [key, value.trim().replace(/^(["'])(.*)\1$/, '$2')];
      }),
  );
}

describe('the Windows bundle', () => {
  it('has an ini with every answer that the job gives, and no secret', async () => {
    const text = textOf(await filesOf(jobs.windows), 'CDNODE2/cd_srvr.ini');
    assert.deepEqual(readIni(text), {
      CD_SETUP_TYPE: 'Default',
      CD_NODENAME: 'CDNODE2',
      CD_HOST_IP: 'cdnode2.musterbank.example',
      CD_HOST_PORT: '1364',
      CD_API_IP: 'cdnode2.musterbank.example',
      CD_API_PORT: '1363',
      CD_POSTGRESQL_PORT: '23610',
      CD_POSTGRESQL_USERID: 'postgres',
      CD_SVC_ACCOUNT: '.\\cdsvcuser',
      CD_CLIENT_KEYCERT_FILE: 'keycert.pem',
      CD_CLIENT_CIPHERSUITES: '(TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384)',
      CD_ADMIN_USERID: 'cdadmin',
    });
  });

  it('has an ini that another reader takes for the same', async function () {
    if (!hasProgram('python3')) this.skip();
    const text = textOf(await filesOf(jobs.windows), 'CDNODE2/cd_srvr.ini');
    const script =
      'import configparser,json,sys\nc=configparser.RawConfigParser()\nc.optionxform=str\nc.read_string(sys.stdin.read())\nprint(json.dumps(dict(c["Server"])))';
    const read = execFileSync('python3', ['-c', script], { input: text, encoding: 'utf8' });
    assert.deepEqual(JSON.parse(read), readIni(text));
  });

  it('leaves to Secure+ what the ini has no key for', async () => {
    const files = await filesOf(jobs.windows);
    const lines = textOf(files, 'CDNODE2/secureplus.txt').split('\r\n');
    const commands = lines
      .join('\n')
      .split('\n;\n')
      .map((command) => command.split('\n'));
    assert.deepEqual(commands.slice(0, 3), [
      ['Import TrustedCert', 'File=trusted\\issuing.pem', 'ImportMode=AddOrReplace'],
      ['Import TrustedCert', 'File=trusted\\root.pem', 'ImportMode=AddOrReplace'],
      // The passphrase is added when it runs.
      ['Import KeyCert', 'File=keycert.pem', 'Passphrase=', 'Label=CDNODE1', 'ImportMode=AddOrReplace'],
    ]);
    assert.deepEqual(commands.slice(3, 5), [
      [
        'Update Client',
        'Protocol=TLS1.2',
        'KeyCertLabel=CDNODE1',
        'CipherSuites=(TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384)',
      ],
      [
        'Update LocalNode',
        'Protocol=TLS1.2',
        'KeyCertLabel=CDNODE1',
        'CipherSuites=(TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384)',
      ],
    ]);
    assert.deepEqual(commands.slice(5), [['Display All'], ['Validate Parmfile'], ['Quit'], ['']]);
  });

  it('starts PowerShell whatever the execution policy, and names no value of a secret', async () => {
    const files = await filesOf(jobs.windows);
    assert.match(
      textOf(files, 'CDNODE2/run.cmd'),
      /^powershell\.exe .*-ExecutionPolicy Bypass -File "%~dp0run\.ps1"\r$/m,
    );
    const script = textOf(files, 'CDNODE2/run.ps1');
    assert.match(script, /^\$installDir = 'C:\\Program Files\\IBM\\Connect Direct'\r$/m);
    assert.match(script, /^\$installer = Join-Path \$PSScriptRoot 'cdw_install\.exe'\r$/m);
    for (const [key, name] of [
      ['CD_CLIENT_KEYCERT_PWD', 'CDNODE1_KEY'],
      ['CD_POSTGRESQL_PWD', 'CDNODE2_DATABASE'],
      ['CD_SVC_ACCOUNT_PWD', 'CDNODE2_SERVICE'],
    ])
      assert.ok(script.includes(`$lines += '${key ?? ''}=' + $secrets['${name ?? ''}']\r\n`), key);
    // Every file but the README is of the machine’s code page: ASCII is the same in all of them.
    for (const file of files.filter(({ path }) => !path.endsWith('.md')))
      assert.ok(
        file.octets.every((octet) => octet < 0x80),
        file.path,
      );
  });

  it('has a script that a parser of PowerShell reads whole', async () => {
    const read = await openPowerShell();
    const script = textOf(await filesOf(jobs.windows), 'CDNODE2/run.ps1');
    const { isWhole, verbatim } = read(script);
    assert.ok(isWhole);
    assert.ok(verbatim.includes('C:\\Program Files\\IBM\\Connect Direct'));
    // What it would say of one that ends too early.
    assert.ok(!read(script.slice(0, script.lastIndexOf('}'))).isWhole);
  });

  it('has certificate files that OpenSSL and keytool read', async function () {
    if (!hasProgram('openssl') || !hasProgram('keytool')) this.skip();
    const { folder, remove } = layDown(await filesOf(jobs.windows));
    try {
      const at = (name: string) => join(folder, 'CDNODE2', name);
      run('openssl', ['pkey', '-in', at('keycert.pem'), '-passin', 'env:PASS', '-noout'], {
        PASS: PASSPHRASE,
      });
      assert.deepEqual(readdirSync(at('trusted')).sort(), ['issuing.pem', 'root.pem']);
      run('openssl', [
        'verify',
        '-CAfile',
        at('trusted/root.pem'),
        '-untrusted',
        at('trusted/issuing.pem'),
        at('keycert.pem'),
      ]);
      assert.match(
        run('keytool', ['-printcert', '-file', at('trusted/root.pem')]),
        /Owner: CN=Musterbank AG Root CA/,
      );
    } finally {
      remove();
    }
  });

  it('is refused without a database password, a label or a directory', async () => {
    const bare = jobs.windows
      .replace(/^ {2}databasePasswordRef: .*\n/m, '')
      .replace(/^ {2}label: .*\n/m, '')
      .replace(/^installDir: .*\n/m, '');
    const refused = await refusalsOf(bare).catch(() => undefined);
    // Where the checks say it already, there is nothing left to refuse.
    if (refused)
      for (const one of [
        'missing windows.databasePasswordRef',
        'missing keyCertificate.label',
        'missing installDir',
      ])
        assert.ok(refused.includes(one), `${one} of ${refused.join(', ')}`);
  });

  it('carries hostile values through exactly or refuses them', async () => {
    const fields: readonly (readonly [
      from: string,
      field: string,
      read: (files: readonly string[]) => string | undefined,
    ])[] = [
      ['adminUser: cdadmin', 'adminUser', ([ini = '']) => readIni(ini)['CD_ADMIN_USERID']],
      ['  serviceAccount: .\\cdsvcuser', '  serviceAccount', ([ini = '']) => readIni(ini)['CD_SVC_ACCOUNT']],
      ['  label: CDNODE1', '  label', ([, secure = '']) => /^Label=(.*)\r$/m.exec(secure)?.[1]],
      [
        'installDir: C:\\Program Files\\IBM\\Connect Direct',
        'installDir',
        ([, , script = '']) =>
          /^\$installDir = '((?:[^']|'')*)'\r$/m.exec(script)?.[1]?.replaceAll("''", "'"),
      ],
    ];
    const readScript = await openPowerShell();
    const { shape } = readScript(textOf(await filesOf(jobs.windows), 'CDNODE2/run.ps1'));
    let carried = 0;
    let refused = 0;
    for (const text of [...hostileTexts(80, 5), 'C:\\IBM\\cd', 'C:\\$(id)'])
      for (const [from, field, read] of fields) {
        assert.ok(jobs.windows.includes(from), from);
        const { bundle } = await build(jobs.windows.replace(from, () => `${field}: ${JSON.stringify(text)}`));
        if (bundle === undefined) {
          refused++;
          continue;
        }
        carried++;
        const files = ['cd_srvr.ini', 'secureplus.txt', 'run.ps1'].map((name) =>
          textOf(bundle.files, `CDNODE2/${name}`),
        );
        assert.equal(read(files) ?? '', text, JSON.stringify([field, text]));
        // The same parts in the same order: whatever the value is, it is no part of what is done.
        const script = readScript(files[2] ?? '');
        assert.ok(script.isWhole, JSON.stringify([field, text]));
        assert.deepEqual(script.shape, shape, JSON.stringify([field, text]));
        if (field === 'installDir') assert.ok(script.verbatim.includes(text), JSON.stringify(text));
      }
    assert.ok(carried > 20 && refused > 100, `${carried} carried, ${refused} refused`);
  });
});
