import assert from 'node:assert/strict';
import type { Entry } from '../../../../src/core/store/entry.js';
import { said } from '../../../support/jobMaterial.js';
import { replacementJob, replacementStore } from '../../../support/replacementFixture.js';

describe('a job that replaces a bootstrap certificate', () => {
  let entries: readonly Entry[];
  before(async () => {
    entries = await replacementStore();
  });
  const saidOf = (code: string | undefined, job: string, more: object = {}) =>
    said(code, job, { entries, ...more });

  it('has nothing said of it but the days that are left, on any platform', async () => {
    for (const platform of ['unix', 'windows'] as const)
      assert.deepEqual(await saidOf(undefined, replacementJob({ platform })), [
        'job-bootstrap-late warning BOOT',
      ]);
    assert.deepEqual(await saidOf(undefined, replacementJob(), { expiringDays: 10 }), []);
  });

  it('has the rules of every job: chain, trust both ways, key, dates', async () => {
    const job = replacementJob();
    const codes = async (from: string, to: string) =>
      (await saidOf(undefined, job.replace(from, to), { expiringDays: 1 })).map((line) => line.split(' ')[0]);
    assert.deepEqual(await codes('  - { ref: issuing }\n', ''), [
      'job-node-untrusted',
      'job-chain-incomplete',
    ]);
    assert.deepEqual(await codes('  - { ref: director-root }\n', ''), ['job-peer-untrusted']);
    assert.deepEqual(await codes(', { ref: root }]', ']'), ['job-node-untrusted']);
    assert.deepEqual(await codes(', passphraseRef: KEY', ''), ['job-passphrase-missing']);
    assert.deepEqual(await codes('schedule: 2026-11-25T22:00:00Z', 'schedule: 2026-13-01'), [
      'job-value-invalid',
    ]);
  });

  it('is not held against what Director deploys, nor against installers', async () => {
    const old = replacementJob({ platform: 'windows' })
      .replace('director:\n', 'director:\n  version: 6.2.0.0\n')
      .replace('adminUser: cdadmin\n', '');
    assert.deepEqual(await saidOf(undefined, old, { expiringDays: 1 }), []);
  });

  it('must say where the Secure+ CLI is, and what the new label is', async () => {
    const bare = replacementJob()
      .replace('installDir: /opt/cdunix\n', '')
      .replace(', label: CDNODE1-2027', '');
    const missing = await saidOf('job-field-missing', bare);
    assert.match(missing.join('\n'), /“installDir” is missing[^]*“keyCertificate\.label” is missing/);
  });

  it('has no fields of an installation, and an installation none of its own', async () => {
    const [unknown] = await saidOf('job-field-unknown', replacementJob({ more: 'ports: { api: 1363 }\n' }));
    assert.match(unknown ?? '', /^error ports: “ports” is a field of jobs of the kind “InstallJob” alone/);
    const [other] = await saidOf(
      'job-field-unknown',
      replacementJob().replace('kind: ReplaceBootstrap', 'kind: InstallJob'),
    );
    assert.match(
      other ?? '',
      /^error ref: “bootstrap\.ref” is a field of jobs of the kind “ReplaceBootstrap” alone/,
    );
    const [container] = await saidOf(
      'job-value-invalid',
      replacementJob().replace('platform: unix', 'platform: container'),
    );
    assert.match(container ?? '', /it must be one of unix, windows\.$/);
  });

  it('may be for many servers, each with its own bootstrap certificate', async () => {
    const more = `overrides:
  - { node: { name: A }, server: { alias: A } }
  - { node: { name: B }, server: { alias: B }, bootstrap: { ref: node } }
`;
    const lines = await saidOf(undefined, replacementJob({ more }), { expiringDays: 30 });
    assert.deepEqual(lines, ['job-bootstrap-late warning BOOT', 'job-bootstrap-kept error node']);
  });

  describe('job-bootstrap-kept', () => {
    it('refuses the certificate that is there, another bootstrap one, and the word', async () => {
      const kept = async (key: string, bootstrap?: string) =>
        (await saidOf('job-bootstrap-kept', replacementJob({ key, ...(bootstrap && { bootstrap }) }))).join();
      assert.match(
        await kept('soon'),
        /^error soon: “CDNODE1” is the bootstrap certificate that the node has already/,
      );
      assert.match(
        await kept('BOOT', '{ installed: 2026-11-01 }'),
        /^error BOOT: .* is a bootstrap certificate too/,
      );
      assert.match(await kept('bootstrap'), /^error bootstrap: This is a bootstrap certificate too/);
      assert.deepEqual(await saidOf('job-reference-unknown', replacementJob({ key: 'bootstrap' })), []);
      assert.equal(await kept('node'), '');
    });
  });

  describe('job-bootstrap-late', () => {
    const late = async (schedule: string, more: object = {}, bootstrap?: string) =>
      (
        await saidOf(
          'job-bootstrap-late',
          replacementJob(bootstrap ? { bootstrap } : {}).replace(
            'schedule: 2026-11-25T22:00:00Z\n',
            schedule === '' ? '' : `schedule: ${schedule}\n`,
          ),
          more,
        )
      ).join();

    it('refuses a day behind the last one, and says it', async () => {
      assert.match(await late('2026-12-10'), /^error 2026-12-10: .*on 2026-12-10, .* ends on 2026-12-10:/);
      assert.equal(await late('2026-12-09', { expiringDays: 1 }), '');
    });

    it('counts the days that are left, and warns when they are few', async () => {
      assert.match(
        await late(''),
        /^warning BOOT: The bootstrap certificate ends on 2026-12-10: 16 days left\./,
      );
      assert.equal(await late('', { expiringDays: 16 }), '');
      assert.match(
        await late('', { now: Date.parse('2026-12-13T00:00:00Z') }),
        /^warning BOOT: The bootstrap certificate expired 3 days ago \(2026-12-10\)/,
      );
    });

    it('counts from the installation where Director issued it', async () => {
      const days = '{ installed: 2026-10-01, validityDays: 60 }';
      assert.match(
        await late('', {}, days),
        /^warning 2026-10-01: .* ends on 2026-11-30 at the latest, counted from its installation: 6 days left/,
      );
      assert.match(await late('2026-12-01', {}, days), /^error 2026-12-01: /);
      // Ninety at the most.
      assert.match(
        await late('2027-01-01', {}, '{ installed: 2026-10-01 }'),
        /ends on 2026-12-30 at the latest/,
      );
    });
  });

  it('job-bootstrap-unchecked: says where nobody knows by when', async () => {
    const of = (bootstrap: string) => saidOf('job-bootstrap-unchecked', replacementJob({ bootstrap }));
    assert.match(
      (await of('{ label: BOOT }')).join(),
      /^information CDNODE1: By when .* cannot be checked here/,
    );
    for (const told of [
      '{ ref: BOOT }',
      '{ installed: 2026-10-01 }',
      '{ ref: nobody }',
      '{ installed: soon }',
    ])
      assert.deepEqual(await of(told), [], told);
  });

  it('job-bootstrap-misplaced: tells of days that nobody counts', async () => {
    const job = replacementJob({ bootstrap: '{ ref: BOOT, installed: 2026-10-01, validityDays: 30 }' });
    const lines = await saidOf('job-bootstrap-misplaced', job);
    assert.deepEqual(
      lines.map((line) => line.split(':')[0]),
      ['information 2026-10-01', 'information 30'],
    );
    // What all servers have may count for another one.
    const shared = replacementJob({
      bootstrap: '{ installed: 2026-11-01 }',
      more: 'overrides:\n  - { node: { name: A } }\n  - { node: { name: B }, bootstrap: { ref: BOOT } }\n',
    });
    assert.deepEqual(await saidOf('job-bootstrap-misplaced', shared), []);
  });

  it('job-request-waiting: says that nothing can be checked until the answer is here', async () => {
    const lines = await saidOf(undefined, replacementJob({ key: 'WAITING' }), { expiringDays: 1 });
    assert.deepEqual(lines, ['job-request-waiting information WAITING']);
    // An installation has no time to wait.
    const install = replacementJob({ key: 'WAITING', bootstrap: '{}' }).replace(
      'ReplaceBootstrap',
      'InstallJob',
    );
    assert.match((await saidOf('job-reference-unknown', install)).join(), /is a certificate request in the/);
  });

  it('job-replacement-self-signed: warns', async () => {
    const job = replacementJob({ key: 'self' }).replace('{ ref: issuing }', '{ ref: self }');
    assert.match(
      (await saidOf('job-replacement-self-signed', job)).join(),
      /^warning self: “CDNODE1” is self-signed/,
    );
    assert.deepEqual(await saidOf('job-replacement-self-signed', replacementJob()), []);
  });

  it('job-label-repeated: the new one must not take the place of the one that is there', async () => {
    const job = replacementJob().replace('label: BOOT', 'label: CDNODE1-2027');
    assert.match((await saidOf('job-label-repeated', job)).join(), /^error CDNODE1-2027: /);
    assert.deepEqual(await saidOf('job-label-repeated', replacementJob()), []);
  });
});
