import assert from 'node:assert/strict';
import { isUnchecked } from '../../../../src/core/jobs/isUnchecked.js';
import { parseJob } from '../../../../src/core/jobs/parseJob.js';
import { inspectJob } from '../../../../src/core/jobs/inspectJob.js';
import { planJobs } from '../../../../src/core/jobs/list/planJobs.js';
import { readServers } from '../../../../src/core/jobs/list/readServers.js';
import { writeJob } from '../../../../src/core/jobs/writeJob.js';
import { verifyLink } from '../../../../src/core/path/verifyLink.js';
import type { Entry } from '../../../../src/core/store/entry.js';
import { NOW } from '../../../support/inspectFixture.js';
import { storeOfFixtures } from '../../../support/jobFixture.js';

const LIST = `node,target.platform,target.version,node.host,adminUser,installDir,keyCertificate.ref,trustedCertificates
CDNODE1,unix,6.10,one.example,cdadmin,/opt/cd,node,
CDNODE2,unix,6.10,two.example,cdadmin,/opt/cd,node,
CDNODE3,unix,6.10,three.example,cdadmin,/srv/cd,node,root|issuing
`;

describe('planning the jobs of a list', () => {
  let entries: readonly Entry[];
  let trusted: readonly Entry[];

  before(async () => {
    entries = await storeOfFixtures();
    trusted = entries.filter(({ kind, name }) => kind === 'ca' && (name === 'root' || name === 'issuing'));
  });

  const context = () => ({ entries, now: NOW, verify: verifyLink });

  async function plan(text: string, name: string | undefined) {
    const { problems, servers } = await readServers(text, context());
    assert.deepEqual(problems, []);
    return planJobs(servers, { name, trusted });
  }

  const problemsOf = async (text: string) =>
    (await inspectJob(text, context())).filter(
      ({ code, severity }) => !(isUnchecked(code) && severity === 'information'),
    );

  it('makes one job: what all have in common above, what differs below', async () => {
    const [planned, ...others] = await plan(LIST, 'frankfurt');
    assert.ok(planned);
    assert.deepEqual([planned.name, others.length], ['frankfurt', 0]);
    assert.deepEqual(planned.job, {
      metadata: { name: 'frankfurt' },
      target: { platform: 'unix', version: '6.10' },
      adminUser: 'cdadmin',
      ports: { server: 1364, api: 1363, agent: 1365 },
      keyCertificate: { ref: 'node' },
      overrides: ['one', 'two', 'three'].map((host, index) => ({
        node: { name: `CDNODE${index + 1}`, host: `${host}.example` },
        installDir: index === 2 ? '/srv/cd' : '/opt/cd',
        keyCertificate: { passphraseRef: `CDNODE${index + 1}_KEY_PASSPHRASE` },
        trustedCertificates:
          index === 2 ? [{ ref: 'root' }, { ref: 'issuing' }] : trusted.map(({ name }) => ({ ref: name })),
      })),
    });
    const text = await writeJob(planned.job);
    assert.match(text, /^# How Connect:Direct servers are installed/);
    assert.deepEqual(await problemsOf(text), []);
    const servers = (await parseJob(text)).servers.map(({ node, target }) => [
      node.name?.value,
      target.version?.value,
    ]);
    assert.deepEqual(servers, [
      ['CDNODE1', '6.10'],
      ['CDNODE2', '6.10'],
      ['CDNODE3', '6.10'],
    ]);
  });

  it('makes a job for each, which is whole by itself', async () => {
    const planned = await plan(LIST, undefined);
    assert.deepEqual(
      planned.map(({ name }) => name),
      ['CDNODE1', 'CDNODE2', 'CDNODE3'],
    );
    for (const { job, name } of planned) {
      assert.deepEqual(job['metadata'], { name });
      assert.deepEqual(await problemsOf(await writeJob(job)), []);
    }
  });

  it('makes one job of one server without overrides', async () => {
    const [planned] = await plan(LIST.split('\n').slice(0, 2).join('\n'), 'alone');
    assert.ok(planned && !('overrides' in planned.job));
    assert.deepEqual(planned.job['metadata'], { name: 'alone' });
  });

  it('gives Director’s own certificate no trusted list', async () => {
    const [planned] = await plan('node,target.platform,keyCertificate.ref\nX,unix,bootstrap', undefined);
    assert.deepEqual(planned?.job['keyCertificate'], { ref: 'bootstrap' });
    assert.ok(!('trustedCertificates' in planned.job));
  });

  it('carries formulas and hostile text exactly', async () => {
    const hostile = [
      '=1+1',
      '@SUM(A1)',
      '- x: y',
      '{a: b}',
      '# no',
      'null',
      '0010',
      '\u202eabc',
      '*a',
      "'",
      '\u{1f600}',
      'a: b',
      '%TAG',
      '\ufeffx',
      '\u00a0',
      '\ud800',
    ];
    for (const text of hostile) {
      const list = `node,target.platform,keyCertificate.ref,container.secretName\nX,unix,node,"${text.replaceAll('"', '""')}"`;
      const [planned] = await plan(list, undefined);
      assert.ok(planned);
      const written = await writeJob(planned.job);
      const [server] = (
        await parseJob(
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(written)),
        )
      ).servers;
      assert.equal(server.container.secretName?.value, text);
    }
  });
});
