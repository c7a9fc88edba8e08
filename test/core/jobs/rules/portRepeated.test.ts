import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-port-repeated', () => {
  it('stands on the second use of a port', async () => {
    const job = materialJob({ more: 'ports: { server: 1364, api: 1364, agent: 1365, rpc: 1365 }\n' });
    assert.deepEqual(await said('job-port-repeated', job), [
      'error 1364: Port 1364 is that of “ports.server” already.',
      'error 1365: Port 1365 is that of “ports.agent” already.',
    ]);
  });

  it('knows servers of one machine, and others', async () => {
    const job = (host: string) =>
      materialJob({
        more: `ports: { server: 1364 }\noverrides:\n  - { node: { name: A, host: one.example } }\n  - { node: { name: B, host: ${host} } }\n`,
      });
    assert.match(
      (await said('job-port-repeated', job('ONE.example'))).join(),
      /^error 1364: .*“A”, and by “B”/,
    );
    assert.deepEqual(await said('job-port-repeated', job('two.example')), []);
  });
});
