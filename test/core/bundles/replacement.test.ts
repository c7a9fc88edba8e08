import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeRefusal } from '../../../src/core/words/describeRefusal.js';
import { fixture } from '../../support/inspectFixture.js';
import { layDown, PASSPHRASE, textOf } from '../../support/bundleFixture.js';
import { hostileTexts } from '../../support/hostileText.js';
import { openPowerShell } from '../../support/powerShell.js';
import { hasProgram, run } from '../../support/program.js';
import { buildReplacement, replacementFiles, replacementJob } from '../../support/replacementFixture.js';

/** Stands in for the Secure+ CLI: writes down what it is told, and all that others could see of it. */
const CLI = `#!/bin/sh
cat >"\${0%/*}/record.txt"
printf '%s\\n' "$*" >"\${0%/*}/arguments.txt"
env >"\${0%/*}/environment.txt"
ps -eo args >"\${0%/*}/processes.txt" 2>/dev/null || :
exit "\${STANDIN-0}"
`;

const commandsOf = (script: string) =>
  script
    .replaceAll('\r\n', '\n')
    .split('\n;\n')
    .map((command) => command.split('\n'));

const refusalsOf = async (...args: Parameters<typeof buildReplacement>) => {
  const building = await buildReplacement(...args);
  assert.deepEqual(
    building.findings.filter(({ severity }) => severity === 'error'),
    [],
  );
  return building.bundle === undefined
    ? building.refusals.map(({ field, reason }) => `${reason} ${field}`)
    : [];
};

describe('the bundle that replaces a bootstrap certificate', () => {
  let folder = '';
  let installation = '';
  let removals: (() => void)[] = [];

  afterEach(() => {
    for (const remove of removals) remove();
    removals = [];
  });

  /** An installation with the stand-in, and the bundle of its node beside it. */
  async function prepare(job = replacementJob()): Promise<void> {
    installation = mkdtempSync(join(tmpdir(), 'cdunix-'));
    const laid = layDown(await replacementFiles(job.replace('/opt/cdunix', installation)));
    removals = [
      laid.remove,
      () => {
        rmSync(installation, { recursive: true });
      },
    ];
    folder = join(laid.folder, 'CDNODE1');
    mkdirSync(join(installation, 'ndm/bin'), { recursive: true });
    writeFileSync(join(installation, 'ndm/bin/spcli.sh'), CLI);
    chmodSync(join(installation, 'ndm/bin/spcli.sh'), 0o755);
  }

  const runStep = (step: string, more: Readonly<Record<string, string>> = {}, input?: string, shell = 'sh') =>
    spawnSync(shell, ['run.sh', step], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...more },
      encoding: 'utf8',
      ...(input === undefined ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input }),
    });
  const recorded = (name = 'record.txt') => readFileSync(join(installation, 'ndm/bin', name), 'utf8');
  const hasRun = () => existsSync(join(installation, 'ndm/bin/record.txt'));

  it('imports beside what is in use, and only then points the records at it', async () => {
    for (const platform of ['unix', 'windows'] as const) {
      const files = await replacementFiles(replacementJob({ platform }));
      const separator = platform === 'unix' ? '/' : '\\';
      const closing = [['Display All'], ['Validate Parmfile'], ['Quit'], ['']];
      assert.deepEqual(commandsOf(textOf(files, 'CDNODE1/import.txt')), [
        ...['issuing', 'root', 'director-root'].map((name) => [
          'Import TrustedCert',
          `File=trusted${separator}${name}.pem`,
          'ImportMode=AddOrReplace',
        ]),
        ['Import KeyCert', 'File=keycert.pem', 'Passphrase=', 'Label=CDNODE1-2027', 'ImportMode=Add'],
        ...closing,
      ]);
      for (const [step, label] of [
        ['switch', 'CDNODE1-2027'],
        ['back', 'BOOT'],
      ] as const)
        assert.deepEqual(commandsOf(textOf(files, `CDNODE1/${step}.txt`)), [
          ['Update Client', `KeyCertLabel=${label}`],
          ['Update LocalNode', `KeyCertLabel=${label}`],
          ...closing,
        ]);
    }
  });

  it('says in order what is to be done, who must trust what, and by when', async () => {
    const partner =
      'partners:\n  - { name: CDPARTNER, certificates: [{ ref: director }, { ref: director-issuing }], trusted: [{ ref: issuing }, { ref: root }] }\n';
    const files = await replacementFiles(replacementJob({ more: partner }));
    const text = textOf(files, 'CDNODE1/checklist.md');
    assert.deepEqual(
      [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading),
      [
        '1. The signed certificate',
        '2. Trust first',
        '3. Import into the node',
        '4. Switch',
        '5. Verify',
        '6. The way back',
        '7. Afterwards',
        'Files',
      ],
    );
    assert.match(text, /^- Its last day: 2026-12-10\. Director loses the node on that day$/m);
    assert.match(text, /^- State: ready$/m);
    // What the fix list of UNIX says is said of UNIX alone.
    const forWindows = await replacementFiles(replacementJob({ platform: 'windows' }));
    assert.match(text, /CDUA-5656/);
    assert.doesNotMatch(textOf(forWindows, 'CDNODE1/checklist.md'), /for UNIX|CDUA/);
    const [, trust = ''] = /## 2\. Trust first\n([^]*?)\n## 3/.exec(text) ?? [];
    for (const name of ['issuing', 'root']) {
      const der = Buffer.from(fixture(`jobs/${name}.pem`).replace(/-----[^-]+-----|\s/g, ''), 'base64');
      const line = new RegExp(
        `SHA-256 \`${createHash('sha256').update(der).digest('hex')}\`, file \`trusted/${name}\\.pem\``,
        'g',
      );
      // Once for Director, once for the partner.
      assert.equal([...trust.matchAll(line)].length, 2, name);
    }
    assert.match(
      trust,
      /Control Center Director must trust [^]*`Job Issuing CA`[^\n]*: not in the list[^\n]*\n[^\n]*`Job Root CA`[^\n]*: trusts it already, by the job\n/,
    );
    assert.match(
      trust,
      /the partner `CDPARTNER` must trust [^\n]*\n[^\n]*`Job Issuing CA`[^\n]*: trusts it already/,
    );
    const silent = replacementJob().replace(/^ {2}trusted: .*$/m, '');
    assert.match(
      textOf(await replacementFiles(silent), 'CDNODE1/checklist.md'),
      /`Job Root CA`[^\n]*: what it trusts is not said by the job$/m,
    );
    assert.match(text, /a session with `CDPARTNER`, in both directions/);
    assert.match(text, /functional authority of the name `ccd\.example` with `client\.cert_auth=Y`/);
    assert.match(text, /as `cdadmin`: `sh run\.sh back`\. It points both records at `BOOT` again/);
  });

  it('has no script for the way back where the job does not say the present label', async () => {
    const files = await replacementFiles(replacementJob({ bootstrap: '{ installed: 2026-11-01 }' }));
    assert.ok(!files.some(({ path }) => path.endsWith('back.txt')));
    const text = textOf(files, 'CDNODE1/checklist.md');
    assert.match(text, /note from what it displays the label[^]*edit a copy of `switch\.txt`/);
    assert.match(text, /^- Its last day: 2027-01-30 at the latest, counted from the installation\./m);
    assert.match(textOf(files, 'CDNODE1/run.sh'), /^ {2}import \| switch\) cdcerts_step=\$1 ;;$/m);
  });

  it('has the request and no scripts while the certificate waits for its answer', async () => {
    const job = replacementJob({ key: 'WAITING' });
    const { bundle, findings } = await buildReplacement(job);
    assert.ok(bundle);
    assert.ok(findings.some(({ code }) => code === 'job-request-waiting'));
    assert.deepEqual(
      bundle.files.map(({ path }) => path).filter((path) => path.startsWith('CDNODE1/')),
      [
        'CDNODE1/SHA256SUMS',
        'CDNODE1/checklist.md',
        'CDNODE1/request.pem',
        'CDNODE1/trusted/director-root.pem',
        'CDNODE1/trusted/issuing.pem',
        'CDNODE1/trusted/root.pem',
      ],
    );
    const text = textOf(bundle.files, 'CDNODE1/checklist.md');
    assert.match(text, /^- State: waits for its answer$/m);
    // Nothing of what is not there.
    assert.doesNotMatch(text, /key is\s+encrypted|commands are those/);
    assert.match(text, /no private key is among them/);
    assert.match(text, /send `request\.pem` for `CN=CDNODE1,O=Musterbank AG,C=DE` to the CA/);
    const inDer = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '');
    assert.equal(inDer(textOf(bundle.files, 'CDNODE1/request.pem')), inDer(fixture('pki/rsa/leaf.csr')));
  });

  it('has files that OpenSSL reads, and sums that sha256sum checks', async function () {
    if (!hasProgram('openssl')) this.skip();
    await prepare();
    const at = (name: string) => join(folder, name);
    run('openssl', ['pkey', '-in', at('keycert.pem'), '-passin', 'env:PASS', '-noout'], { PASS: PASSPHRASE });
    const path = ['-CAfile', at('trusted/root.pem'), '-untrusted', at('trusted/issuing.pem')];
    run('openssl', ['verify', ...path, at('keycert.pem')]);
    execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: folder });
    execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: join(folder, '..') });
  });

  it('tells the Secure+ CLI each step, with whole paths and the passphrase on a pipe alone', async () => {
    for (const shell of ['sh', 'bash']) {
      await prepare();
      const secret = `it's"$(touch\${IFS}owned)"\`id\`%s\\n-&#`;
      const result = runStep('import', { KEY: secret }, undefined, shell);
      assert.equal(result.status, 0, result.stderr);
      const place = execFileSync('pwd', ['-P'], { cwd: folder, encoding: 'utf8' }).trim();
      const wanted = readFileSync(join(folder, 'import.txt'), 'utf8')
        .replace('Passphrase=', () => `Passphrase=${secret}`)
        .replaceAll('File=', `File=${place}/`);
      assert.equal(recorded(), wanted);
      assert.equal(recorded('arguments.txt'), '-e 8\n');
      for (const seen of [
        recorded('environment.txt'),
        recorded('processes.txt'),
        result.stdout,
        result.stderr,
      ])
        assert.ok(!seen.includes('owned'));
      assert.ok(!/^KEY=/m.test(recorded('environment.txt')));
      assert.ok(!existsSync(join(folder, 'owned')));
      for (const step of ['switch', 'back']) {
        assert.equal(runStep(step, {}, undefined, shell).status, 0);
        assert.equal(recorded(), readFileSync(join(folder, `${step}.txt`), 'utf8'));
      }
    }
  });

  it('takes the passphrase from standard input, and says where it is missing', async () => {
    await prepare();
    assert.equal(runStep('import', {}, 'from-input\n').status, 0);
    assert.match(recorded(), /^Passphrase=from-input$/m);
    const missing = runStep('import');
    assert.equal(missing.status, 2);
    assert.match(missing.stderr, /^run\.sh: KEY is neither in the environment nor on standard input$/m);
  });

  it('brings any passphrase through or refuses it, and executes none', async () => {
    await prepare();
    const lines = [...hostileTexts(60, 3)].filter(
      (text) => !/[\n\r\0\ud800-\udfff]/.test(text) && text !== '',
    );
    const script = readFileSync(join(folder, 'run.sh'), 'utf8');
    const [isPlain] = /cdcerts_is_plain\(\) \{[^]*?\n\}/.exec(script) ?? [];
    assert.ok(isPlain);
    for (const shell of ['sh', 'bash']) {
      const body = `${isPlain}\nwhile IFS= read -r one; do if cdcerts_is_plain "$one"; then echo yes; else echo no; fi; done`;
      const output: string = execFileSync(shell, ['-c', body], {
        input: `${lines.join('\n')}\n`,
        encoding: 'utf8',
        cwd: folder,
      });
      const wanted = lines.map((text) =>
        /^[!-~]+$/.test(text) && !text.includes(';') && !/^(["']).*\1$/.test(text) ? 'yes' : 'no',
      );
      assert.deepEqual(output.trim().split('\n'), wanted);
      assert.ok(wanted.includes('yes') && wanted.includes('no'));
    }
    for (const refused of ['two words', 'a;b', '"quoted"', "'quoted'", 'é']) {
      const result = runStep('import', { KEY: refused });
      assert.match(result.stderr, /KEY cannot be written into a Secure\+ script/, refused);
      assert.ok(!hasRun());
    }
  });

  it('refuses no step, one that is unknown, what was changed, and a CLI that is not there', async () => {
    await prepare();
    for (const step of ['', 'install', 'import switch'])
      assert.match(
        runStep(step).stderr,
        /name the step: sh run\.sh import, sh run\.sh switch, sh run\.sh back/,
      );
    writeFileSync(join(folder, 'switch.txt'), 'Delete Everything\n;\n');
    assert.match(runStep('switch').stderr, /not as it was built/);
    await prepare();
    mkdirSync(join(installation, 'other'));
    writeFileSync(join(installation, 'other/spcli.sh'), CLI);
    assert.match(runStep('switch').stderr, /there are several spcli\.sh/);
    rmSync(join(installation, 'other'), { recursive: true });
    rmSync(join(installation, 'ndm'), { recursive: true });
    assert.match(runStep('switch').stderr, /spcli\.sh is not below/);
  });

  it('tells of a step that Secure+ has not done', async () => {
    await prepare();
    assert.equal(runStep('switch', { STANDIN: '4' }).status, 0);
    const failed = runStep('switch', { STANDIN: '8' });
    assert.equal(failed.status, 8);
    assert.match(failed.stderr, /the Secure\+ CLI failed with 8: the step switch is not done/);
  });

  it('has a script that shells parse and shellcheck likes', async function () {
    await prepare();
    for (const shell of ['sh', 'bash']) execFileSync(shell, ['-n', join(folder, 'run.sh')]);
    if (!hasProgram('shellcheck')) this.skip();
    run('shellcheck', ['--shell=sh', join(folder, 'run.sh')]);
  });

  it('has scripts for Windows that name the secret and no value, in ASCII', async () => {
    const files = await replacementFiles(replacementJob({ platform: 'windows' }));
    const script = textOf(files, 'CDNODE1/run.ps1');
    assert.match(script, /^param\(.*\[ValidateSet\('import', 'switch', 'back'\)\] \[string\] \$Step\)\r$/m);
    assert.match(script, /^\$installDir = 'C:\\Program Files\\IBM\\Connect Direct'\r$/m);
    assert.match(script, /^ {2}\$secrets\['KEY'\] = Get-Secret 'KEY'\r$/m);
    const read = await openPowerShell();
    assert.ok(read(script).isWhole);
    assert.ok(!read(script.slice(0, script.lastIndexOf('}'))).isWhole);
    const command = textOf(files, 'CDNODE1/run.cmd');
    for (const step of ['import', 'switch', 'back'])
      assert.ok(command.includes(`-ExecutionPolicy Bypass -File "%~dp0run.ps1" ${step}\r\n`), step);
    for (const { octets, path } of files.filter(({ path: one }) => !one.endsWith('.md')))
      assert.ok(
        octets.every((octet) => octet < 0x80),
        path,
      );
  });

  it('carries hostile directories into PowerShell exactly, or refuses them', async () => {
    const read = await openPowerShell();
    const sound = textOf(await replacementFiles(replacementJob({ platform: 'windows' })), 'CDNODE1/run.ps1');
    let carried = 0;
    for (const text of [...hostileTexts(60, 17), 'C:\\IBM\\cd', "C:\\it's"]) {
      const { bundle } = await buildReplacement(
        replacementJob({ platform: 'windows' }).replace(
          /^installDir: .*$/m,
          () => `installDir: ${JSON.stringify(text)}`,
        ),
      );
      if (bundle === undefined) continue;
      carried++;
      const { isWhole, shape, verbatim } = read(textOf(bundle.files, 'CDNODE1/run.ps1'));
      assert.ok(isWhole);
      assert.ok(verbatim.includes(text), text);
      assert.deepEqual(shape, read(sound).shape);
    }
    assert.ok(carried > 0);
  }).timeout(60_000);

  it('is refused for a target that is not the server’s own', async () => {
    for (const target of ['director', 'fleet', 'container', 'windows'] as const)
      assert.deepEqual(await refusalsOf(replacementJob(), target), ['replacement kind']);
    const nowhere = replacementJob().replace(/, host: [^ ,}]+|^deploymentDir:.*\n/gm, '');
    assert.deepEqual(await refusalsOf(nowhere, 'fleet'), ['replacement kind']);
    assert.deepEqual(await refusalsOf(replacementJob(), 'unix'), []);
  });

  it('is refused for a label that Secure+ scripts were not seen to have, and says what they have', async () => {
    for (const [from, to] of [
      ['label: CDNODE1-2027', 'label: cd demo id 1'],
      ['label: BOOT', 'label: cd demo id 1'],
    ] as const) {
      const building = await buildReplacement(replacementJob().replace(from, to));
      const [refusal, ...others] = building.bundle === undefined ? building.refusals : [];
      assert.ok(refusal);
      assert.deepEqual(others, []);
      assert.match(
        describeRefusal(refusal),
        /label” has “ ”, and no source shows .*: write letters, digits and /,
      );
    }
  });

  it('carries hostile values through exactly or refuses them', async () => {
    const fields: readonly (readonly [from: string, to: string, file: string, read: RegExp])[] = [
      ['label: CDNODE1-2027', 'label', 'switch.txt', /^KeyCertLabel=(.*)$/m],
      ['label: BOOT', 'label', 'back.txt', /^KeyCertLabel=(.*)$/m],
      ['installDir: /opt/cdunix', 'installDir', 'run.sh', /find '(.*)'\/ -name/],
      ['deploymentDir: /opt/deploy/cdnode1', 'deploymentDir', 'checklist.md', /to `+ ?(.*?) ?`+: outside/],
    ];
    let carried = 0;
    let refused = 0;
    for (const text of [...hostileTexts(60, 7), '/opt/other', 'A-1'])
      for (const [from, to, file, read] of fields) {
        const job = replacementJob().replace(from, () => `${to}: ${JSON.stringify(text)}`);
        const { bundle } = await buildReplacement(job);
        if (bundle === undefined) {
          refused++;
          continue;
        }
        const [, found] =
          read.exec(
            bundle.files.some(({ path }) => path === `CDNODE1/${file}`)
              ? textOf(bundle.files, `CDNODE1/${file}`)
              : '',
          ) ?? [];
        // An empty label is none.
        if (text === '') continue;
        carried++;
        assert.equal(found, text, JSON.stringify([from, text]));
      }
    assert.ok(carried > 5 && refused > 150, `${carried} carried, ${refused} refused`);
  }).timeout(60_000);
});
