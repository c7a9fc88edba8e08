import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-name-repeated', () => {
  const job = (overrides: string) => materialJob({ more: `overrides:\n${overrides}` });

  it('stands on the second of two equal names, and where a server has none of its own', async () => {
    assert.match(
      (await said('job-name-repeated', job('  - { node: { name: A } }\n  - { node: { name: a } }\n'))).join(),
      /^error a: .*“node\.name”/,
    );
    assert.match(
      (await said('job-name-repeated', job('  - { node: { host: a } }\n  - { adminUser: b }\n'))).join(),
      /^error adminUser: .*“CDNODE1”/,
    );
    const aliases =
      '  - { node: { name: A }, server: { alias: X } }\n  - { node: { name: B }, server: { alias: x } }\n';
    assert.match((await said('job-name-repeated', job(aliases))).join(), /^error x: .*“server\.alias”/);
  });
});
