import assert from 'node:assert/strict';
import { toJobDefaults } from '../../../src/core/jobs/jobDefaults.js';
import { jobs } from '../../support/bundleFixture.js';
import { wholeJobText } from '../../support/jobFixture.js';

describe('toJobDefaults', () => {
  it('takes over what is asked for, and all else that is not of one server', async () => {
    const { fields, ...asked } = await toJobDefaults(wholeJobText());
    assert.deepEqual(asked, {
      platform: 'unix',
      package: 'cdunix',
      installDir: '/opt/cdunix',
      adminUser: 'cdadmin',
      trusted: ['issuing', 'root'],
      passphraseRef: 'CDNODE1_KEY',
    });
    assert.deepEqual(
      fields.map(({ path, value }) => [path, value]),
      [
        ['director.version', '6.3.1.0 iFix03'],
        ['director.certificates', [{ ref: 'issuing' }]],
        ['director.trusted', [{ ref: 'root' }]],
        ['target.version', '6.4.0.4'],
        ['ports.server', 1364],
        ['ports.api', 1363],
      ],
    );
  });

  it('keeps secrets by their names, and nothing that may be a secret', async () => {
    const paths = async (text: string) => (await toJobDefaults(text)).fields.map(({ path }) => path);
    assert.ok((await paths(jobs.windows)).includes('windows.databasePasswordRef'));
    const literal = jobs.windows.replace('CDNODE2_DATABASE', 'canary Passphrase!');
    assert.ok(!JSON.stringify(await toJobDefaults(literal)).includes('canary'));
    const own = jobs.unix.replace('passphraseRef: CDNODE1_KEY', 'passphraseRef: canary Passphrase!');
    assert.ok(!JSON.stringify(await toJobDefaults(own)).includes('canary'));
  });

  it('gives a node no passphrase that was called after another', async () => {
    const text = wholeJobText().replace('CDNODE1_KEY', 'CDNODE1_KEY_PASSPHRASE');
    assert.equal((await toJobDefaults(text)).passphraseRef, undefined);
  });

  it('takes of a job for many servers what the first one has', async () => {
    const {
      fields,
      installDir,
      package: own,
    } = await toJobDefaults(
      jobs.fleet.replace(
        '    deploymentDir: /opt/deploy/cdnode1\n',
        '    deploymentDir: /opt/deploy/cdnode1\n    installDir: /srv/cd\n    partners: [{ name: THEM, trusted: [{ ref: root, odd: 1 }], __proto__: 1 }]\n    agent: { installationId: 7, enable: true, osaDisable: maybe }\n',
      ),
    );
    assert.deepEqual([own, installDir], ['cdunix', '/srv/cd']);
    assert.deepEqual(
      new Map(fields.map(({ path, value }) => [path, value])),
      new Map<string, unknown>([
        ['director.version', '6.4.0.0 iFix01'],
        ['deploymentDir', '/opt/deploy/cdnode1'],
        ['agent.enable', true],
        ['agent.osaDisable', 'maybe'],
        ['partners', [{ name: 'THEM', trusted: [{ ref: 'root' }] }]],
      ]),
    );
  });

  it('takes nothing of what is no job', async () => {
    for (const text of ['', '- a', 'a: [', 'target: unix\nports: 1\ntrustedCertificates: x\n']) {
      const { fields, trusted } = await toJobDefaults(text);
      assert.deepEqual([fields, trusted], [[], []]);
    }
  });
});
