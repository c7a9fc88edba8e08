import assert from 'node:assert/strict';
import { inspectJob, inspectServers } from '../../../src/core/jobs/inspectJob.js';
import { verifyLink } from '../../../src/core/path/verifyLink.js';
import { NOW } from '../../support/inspectFixture.js';
import { storeOfFixtures, wholeJobText } from '../../support/jobFixture.js';

const MANY = `${wholeJobText()}overrides:
  - node: { name: CDNODE1, host: a.example }
    server: { alias: one }
  - node: { name: CDNODE2, host: b.example }
    server: { alias: two }
    adminUser: root
  - node: { name: cdnode1, host: c.example }
    server: { alias: three }
    ports: { api: none, sever: 1 }
`;

const context = async () => ({ entries: await storeOfFixtures(), now: NOW, verify: verifyLink });

const seen = (findings: readonly { readonly code: string; readonly severity: string }[]) =>
  findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);

describe('inspectServers', () => {
  it('says of each server what is wrong with it, and not with another', async () => {
    const servers = await inspectServers(MANY, await context());
    assert.deepEqual(
      servers.map(({ findings, server }) => [server.node.name?.value, seen(findings)]),
      [
        ['CDNODE1', []],
        ['CDNODE2', ['job-admin-user']],
        ['cdnode1', ['job-name-repeated', 'job-value-invalid', 'job-field-unknown']],
      ],
    );
    const [asked, ...others] = await inspectServers(MANY, await context(), 1);
    assert.deepEqual([asked?.server.node.name?.value, others.length], ['CDNODE2', 0]);
    assert.deepEqual(asked?.findings, servers[1]?.findings);
  });

  it('says of a fault that all have in common that each has it', async () => {
    const servers = await inspectServers(
      MANY.replace('installDir: /opt/cdunix', 'installDir: opt'),
      await context(),
    );
    assert.ok(servers.every(({ findings }) => seen(findings).includes('job-directory')));
  });

  it('says a port that two have on one machine of the second one alone, though all have it in common', async () => {
    const servers = await inspectServers(
      MANY.replace('c.example', 'B.example').replace('    ports: { api: none, sever: 1 }\n', ''),
      await context(),
    );
    assert.deepEqual(
      servers.map(({ findings }) => seen(findings).filter((code) => code === 'job-port-repeated').length),
      [0, 0, 2],
    );
    assert.ok(servers.every(({ findings }) => findings.every((finding) => !('of' in finding))));
  });

  it('says the same of a job for one server as of the file', async () => {
    for (const text of [wholeJobText(), wholeJobText({ keyRef: 'expired' }), 'a: [', '']) {
      const [only, ...others] = await inspectServers(text, await context());
      assert.equal(others.length, 0);
      assert.deepEqual(only?.findings, await inspectJob(text, await context()));
    }
  });

  it('ends where it is called off', async () => {
    const signal = AbortSignal.abort(new Error('called off'));
    await assert.rejects(inspectServers(MANY, { ...(await context()), signal }), /called off/);
  });
});
