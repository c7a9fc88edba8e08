import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
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

/** The values of chart ibm-connect-direct 1.4.24 that a job decides, with their types. */
const CHART = new Map<string, 'string' | 'number' | 'boolean'>([
  ['licenseType', 'string'],
  ['image.tag', 'string'],
  ['cdArgs.nodeName', 'string'],
  ['cdArgs.crtName', 'string'],
  ['cdArgs.localCertLabel', 'string'],
  ['cdArgs.sport', 'number'],
  ['cdArgs.cport', 'number'],
  ['cdArgs.configDir', 'string'],
  ['persistence.useDynamicProvisioning', 'boolean'],
  ['secret.secretName', 'string'],
  ['secret.certSecretName', 'string'],
  ['cdfa.fileAgentEnable', 'string'],
]);

/** Read as YAML 1.2 and as 1.1, which Helm’s and Ansible’s readers are nearer to: both must be the same. */
function readYaml(text: string): Record<string, unknown> {
  const document = parseDocument(text, { version: '1.2', strict: true });
  assert.deepEqual(document.errors, []);
  const value = document.toJS() as Record<string, unknown>;
  assert.deepEqual(parse(text, { version: '1.1' }), value);
  return value;
}

function leaves(value: unknown, path = ''): (readonly [path: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, below]) => leaves(below, path === '' ? key : `${path}.${key}`));
}

describe('the bundle for containers', () => {
  it('has values that the chart knows, of its types', async () => {
    const values = readYaml(textOf(await filesOf(jobs.container), 'CDNODE3/values.yaml'));
    for (const [path, value] of leaves(values)) assert.equal(typeof value, CHART.get(path), path);
    assert.deepEqual(values, {
      licenseType: 'prod',
      image: { tag: '6.4.0.6-iFix014' },
      cdArgs: {
        nodeName: 'CDNODE3',
        crtName: 'keycert.pem',
        localCertLabel: 'CDNODE1',
        sport: 1364,
        cport: 1363,
      },
      persistence: { useDynamicProvisioning: true },
      secret: { secretName: 'cd-passwords', certSecretName: 'cd-certificates' },
      cdfa: { fileAgentEnable: 'y' },
    });
  });

  it('has a Secret with the files that the chart mounts, and their key is sealed', async function () {
    const files = await filesOf(jobs.container);
    const secret = readYaml(textOf(files, 'CDNODE3/certificates-secret.yaml'));
    assert.deepEqual([secret['kind'], secret['metadata']], ['Secret', { name: 'cd-certificates' }]);
    const data = secret['stringData'] as Record<string, string>;
    assert.deepEqual(Object.keys(data), ['keycert.pem', 'issuing.pem', 'root.pem']);
    for (const [name, text] of Object.entries(data)) {
      assert.match(name, /^[A-Za-z0-9._-]+\.pem$/);
      assert.equal(text, textOf(files, `CDNODE3/certificates/${name}`));
    }
    if (!hasProgram('openssl')) this.skip();
    const { folder, remove } = layDown(files);
    const at = (name: string) => join(folder, 'CDNODE3/certificates', name);
    try {
      run('openssl', ['pkey', '-in', at('keycert.pem'), '-passin', 'env:PASS', '-noout'], {
        PASS: PASSPHRASE,
      });
      run('openssl', [
        'verify',
        '-CAfile',
        at('root.pem'),
        '-untrusted',
        at('issuing.pem'),
        at('keycert.pem'),
      ]);
    } finally {
      remove();
    }
  });

  it('lays the files out for the volume where provisioning is static', async () => {
    const files = await filesOf(jobs.container.replace('provisioning: dynamic', 'provisioning: static'));
    assert.ok(!files.some(({ path }) => path.endsWith('certificates-secret.yaml')));
    assert.match(textOf(files, 'CDNODE3/CDFILES/keycert.pem'), /ENCRYPTED PRIVATE KEY/);
    const values = readYaml(textOf(files, 'CDNODE3/values.yaml'));
    assert.deepEqual(values['secret'], { secretName: 'cd-passwords' });
    assert.deepEqual(values['persistence'], { useDynamicProvisioning: false });
  });

  it('leaves the passwords to an operator, by name', async () => {
    const secret = readYaml(textOf(await filesOf(jobs.container), 'CDNODE3/external-secret.yaml'));
    assert.equal(secret['kind'], 'ExternalSecret');
    const spec = secret['spec'] as { target: object; data: object };
    assert.deepEqual(spec.target, { name: 'cd-passwords', creationPolicy: 'Owner' });
    assert.deepEqual(spec.data, [
      { secretKey: 'admPwd', remoteRef: { key: 'CDNODE3_ADMIN' } },
      { secretKey: 'appUserPwd', remoteRef: { key: 'CDNODE3_USER' } },
      { secretKey: 'crtPwd', remoteRef: { key: 'CDNODE1_KEY' } },
      { secretKey: 'keyPwd', remoteRef: { key: 'CDNODE3_KEYSTORE' } },
    ]);
  });

  it('gives the passwords to kubectl by its standard input alone', async () => {
    const { folder, remove } = layDown(await filesOf(jobs.container));
    try {
      const bin = join(folder, 'bin');
      mkdirSync(bin);
      const record = `#!/bin/sh\nprintf '%s\\n' "$*" >"$RECORD/arguments"\nenv >"$RECORD/environment"\ncat >"$RECORD/input"\n`;
      writeFileSync(join(bin, 'kubectl'), record);
      chmodSync(join(bin, 'kubectl'), 0o755);
      const result = spawnSync('sh', [join(folder, 'CDNODE3/create-passwords.sh'), '-n', 'cd'], {
        encoding: 'utf8',
        input: 'key store\n',
        env: {
          PATH: `${bin}:${process.env['PATH'] ?? ''}`,
          RECORD: folder,
          CDNODE3_ADMIN: `a'"$(id) b`,
          CDNODE3_USER: '-n',
          CDNODE1_KEY: '%s\\n=x',
        },
      });
      assert.equal(result.status, 0, result.stderr);
      const recorded = (name: string) => readFileSync(join(folder, name), 'utf8');
      assert.equal(
        recorded('arguments'),
        'create secret generic cd-passwords --from-env-file=/dev/stdin -n cd\n',
      );
      assert.equal(recorded('input'), `admPwd=a'"$(id) b\nappUserPwd=-n\ncrtPwd=%s\\n=x\nkeyPwd=key store\n`);
      assert.ok(!/CDNODE|\$\(id\)/.test(recorded('environment')));
    } finally {
      remove();
    }
  });

  it('has kubectl make the Secret with exactly the passwords', async function () {
    if (!hasProgram('kubectl')) this.skip();
    const { folder, remove } = layDown(await filesOf(jobs.container));
    try {
      const passwords = {
        CDNODE3_ADMIN: `a'"$(id) b#c`,
        CDNODE3_USER: '-n',
        CDNODE1_KEY: '%s\\n=x',
        CDNODE3_KEYSTORE: ' key store ',
      };
      const script = join(folder, 'CDNODE3/create-passwords.sh');
      const written = execFileSync('sh', [script, '--dry-run=client', '--output=yaml'], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], ...passwords },
      });
      const { data, kind, metadata } = readYaml(written) as {
        data: Record<string, string>;
        kind: string;
        metadata: Record<string, unknown>;
      };
      assert.deepEqual([kind, metadata['name']], ['Secret', 'cd-passwords']);
      const names = ['admPwd', 'appUserPwd', 'crtPwd', 'keyPwd'];
      assert.deepEqual(Object.keys(data), names);
      const made = names.map((name) => Buffer.from(data[name] ?? '', 'base64').toString('utf8'));
      assert.deepEqual(made, Object.values(passwords));
    } finally {
      remove();
    }
  });

  it('has a script that shells parse and shellcheck likes', async function () {
    const { folder, remove } = layDown(await filesOf(jobs.container));
    try {
      const script = join(folder, 'CDNODE3/create-passwords.sh');
      for (const shell of ['sh', 'bash']) execFileSync(shell, ['-n', script]);
      if (!hasProgram('shellcheck')) this.skip();
      run('shellcheck', ['--shell=sh', script]);
    } finally {
      remove();
    }
  });

  it('names the Secrets itself where the job does not, as Kubernetes takes it', async () => {
    const job = jobs.container
      .replace(/^ {2}(?:secretName|certificateSecretName): .*\n/gm, '')
      .replace('name: CDNODE3', 'name: CD_NODE.3');
    const values = readYaml(textOf(await filesOf(job), 'CD_NODE.3/values.yaml'));
    assert.deepEqual(values['secret'], {
      secretName: 'cd-node-3-passwords',
      certSecretName: 'cd-node-3-certificates',
    });
    const wrong = jobs.container.replace('secretName: cd-passwords', 'secretName: Not_A_Name');
    assert.deepEqual(await refusalsOf(wrong), ['not-a-kubernetes-name container.secretName']);
  });

  it('carries hostile values through exactly or refuses them', async () => {
    let carried = 0;
    let refused = 0;
    for (const text of [
      ...hostileTexts(150, 17),
      'yes',
      'n',
      '1e3',
      '0x1f',
      '1:30',
      'cd demo id 1',
      '6.4',
      '007',
    ])
      for (const [from, field, path] of [
        ['  label: CDNODE1', '  label', 'cdArgs.localCertLabel'],
        ['  package: 6.4.0.6-iFix014', '  package', 'image.tag'],
        ['  secretName: cd-passwords', '  secretName', 'secret.secretName'],
      ] as const) {
        const { bundle } = await build(
          jobs.container.replace(from, () => `${field}: ${JSON.stringify(text)}`),
        );
        if (bundle === undefined || text === '') {
          refused++;
          continue;
        }
        carried++;
        const values = new Map(leaves(readYaml(textOf(bundle.files, 'CDNODE3/values.yaml'))));
        assert.equal(values.get(path), text);
        for (const file of ['certificates-secret.yaml', 'external-secret.yaml'])
          readYaml(textOf(bundle.files, `CDNODE3/${file}`));
      }
    assert.ok(carried > 30 && refused > 100, `${carried} carried, ${refused} refused`);
  });
});
