import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { build, filesOf, jobs, layDown, refusalsOf, textOf } from '../../support/bundleFixture.js';
import { hasProgram } from '../../support/program.js';

/** Stands in for the installer, and writes down what it was given. */
const INSTALLER = `#!/bin/sh
. "$2"
printf '%s|%s|%s\\n' "$cdai_localNodeName" "$cdai_localCertPassphrase" "$*" >record.txt
env >environment.txt
if [ "$cdai_localNodeName" = "\${STANDIN_FAILS:-}" ]; then exit 7; fi
echo 'MSGID=CDAI001I' >exitStatusFile.txt
`;

describe('the bundle for a fleet', () => {
  it('says in its inventory where each bundle goes, and nothing that is secret', async () => {
    const files = await filesOf(jobs.fleet, 'fleet');
    const text = textOf(files, 'inventory.yaml');
    const hosts = (node: string, host: string, directory: string) => ({
      ansible_host: host,
      cdcerts_bundle: node,
      cdcerts_directory: directory,
      cdcerts_secrets: ['CDNODE1_KEY'],
    });
    const wanted = {
      unix: {
        hosts: {
          CDNODE1: hosts('CDNODE1', '192.0.2.1', '/opt/deploy/cdnode1'),
          CDNODE2: hosts('CDNODE2', '192.0.2.2', '/opt/deploy/cdnode2'),
        },
      },
    };
    assert.deepEqual(parse(text), wanted);
    assert.deepEqual(parse(text, { version: '1.1' }), wanted);
    for (const node of ['CDNODE1', 'CDNODE2'])
      assert.match(textOf(files, `${node}/run.sh`), /^#!\/bin\/sh\n/);
    assert.match(textOf(files, 'CDNODE2/options.txt'), /^cdai_serverPort='2364'$/m);
    assert.ok(!files.some(({ path }) => path === 'windows.yaml'));
  });

  it('is refused where a server has no address or place, or is a container', async () => {
    const bare = jobs.fleet.replace(/^ {6}host: 192\.0\.2\.2\n {4}deploymentDir: .*\n/m, '');
    assert.deepEqual(await refusalsOf(bare, 'fleet'), ['missing node.host', 'missing deploymentDir']);
    assert.deepEqual(await refusalsOf(jobs.container, 'fleet'), ['platform target.platform']);
    const option = jobs.fleet.replace('host: 192.0.2.1', 'host: -oProxyCommand=x');
    await assert.rejects(refusalsOf(option, 'fleet'), /job-value-invalid/);
    // A template of Ansible’s; the checks have something to say against it as well.
    const template = jobs.fleet.replace('/opt/deploy/cdnode2', `"/opt/{{ lookup('pipe', 'id') }}"`);
    assert.equal((await build(template, 'fleet')).bundle, undefined);
  });

  it('has playbooks that Ansible parses', async function () {
    if (!hasProgram('ansible-playbook')) this.skip();
    const mixed = jobs.windows.replace('keyCertificate:', 'schedule: 2026-12-01\nkeyCertificate:');
    for (const [job, playbook] of [
      [jobs.fleet, 'unix.yaml'],
      [mixed, 'windows.yaml'],
    ] as const) {
      const { folder, remove } = layDown(await filesOf(job, 'fleet'));
      try {
        const result = play(folder, ['--syntax-check', playbook]);
        // Ansible without its collection for Windows knows none of the modules.
        if (playbook === 'windows.yaml' && result.stderr.includes("couldn't resolve module")) this.skip();
        assert.equal(result.status, 0, result.stderr);
        assert.ok(result.stdout.includes(`playbook: ${playbook}`));
      } finally {
        remove();
      }
    }
  }).timeout(120_000);

  it('copies and runs every bundle, and shows no secret', async function () {
    if (!hasProgram('ansible-playbook')) this.skip();
    const { folder, remove } = layDown(await filesOf(jobs.fleet, 'fleet'));
    const secret = `it's "$(id)" {{ 7*7 }} %s \\n é`;
    const target = (node: string) => join(folder, 'machines', node);
    try {
      const inventory = join(folder, 'inventory.yaml');
      const local = readFileSync(inventory, 'utf8').replaceAll('/opt/deploy/', `${folder}/machines/`);
      writeFileSync(inventory, local);
      mkdirSync(join(folder, 'machines'));
      mkdirSync(join(folder, 'installer'));
      writeFileSync(join(folder, 'installer/cdinstall_a'), INSTALLER);
      chmodSync(join(folder, 'installer/cdinstall_a'), 0o755);
      const args = [
        ...['-e', 'ansible_connection=local', '-e', 'cdcerts_become=false'],
        ...['-e', `cdcerts_installer=${folder}/installer`, 'unix.yaml', '-vvv'],
      ];
      const result = play(folder, args, { CDNODE1_KEY: secret });
      assert.equal(result.status, 0, result.stdout + result.stderr);
      for (const node of ['cdnode1', 'cdnode2']) {
        const record = readFileSync(join(target(node), 'record.txt'), 'utf8');
        assert.ok(record.startsWith(`${node.toUpperCase()}|${secret}|-f `), record);
        assert.ok(readdirSync(target(node)).includes('exitStatusFile.txt'));
      }
      assert.ok(!result.stdout.includes('7*7') && !result.stderr.includes('7*7'));
      // Machine by machine: one that fails is told, and fails the play.
      const failing = play(folder, [...args, '--limit', 'CDNODE2'], {
        CDNODE1_KEY: secret,
        STANDIN_FAILS: 'CDNODE2',
      });
      assert.notEqual(failing.status, 0);
      assert.match(failing.stdout, /It ended with 7/);
      const missing = play(folder, args);
      assert.match(missing.stdout, /CDNODE1_KEY is neither a variable of Ansible nor in the environment/);
    } finally {
      remove();
    }
  }).timeout(240_000);
});

function play(folder: string, args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  return spawnSync('ansible-playbook', ['-i', 'inventory.yaml', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      LC_ALL: 'C.UTF-8',
      ANSIBLE_NOCOLOR: '1',
      ANSIBLE_PIPELINING: '1',
      ANSIBLE_LOCALHOST_WARNING: 'false',
      ANSIBLE_PYTHON_INTERPRETER: 'auto_silent',
      ...more,
    },
  });
}
