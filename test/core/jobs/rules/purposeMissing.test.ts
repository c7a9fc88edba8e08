import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-purpose-missing', () => {
  const job = (key: string, more = '') => materialJob({ key, trusted: ['root', 'director-root'], more });

  it('wants a server, and says of a client that the session may end', async () => {
    assert.match(
      (await said('job-purpose-missing', job('server-only'))).join('\n'),
      /^warning server-only: .*clientAuth.*session ends\.$/,
    );
    assert.match(
      (await said('job-purpose-missing', job('client-only'))).join('\n'),
      /^error client-only: .*serverAuth/,
    );
    assert.deepEqual(await said('job-purpose-missing', job('root-node')), []);
  });

  it('wants a client for sure where the node asks its callers for certificates itself', async () => {
    const lines = await said('job-purpose-missing', job('server-only', 'tls: { clientAuth: true }\n'));
    assert.match(lines.join('\n'), /^error server-only: /);
  });

  it('goes by key usage too, and says the same thing once', async () => {
    const lines = await said('job-purpose-missing', job('mail-only'));
    assert.deepEqual(
      lines.map((line) => /^\w+/.exec(line)?.[0]),
      ['error', 'error', 'warning', 'warning'],
    );
  });
});
