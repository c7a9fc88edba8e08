import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-peer-untrusted', () => {
  it('stands on what Director presents, where the node’s trusted certificates lead not to it', async () => {
    assert.match(
      (await said('job-peer-untrusted', materialJob({ trusted: ['issuing', 'root'] }))).join(),
      /^error director: The node does not trust Control Center Director: .*Director (Issuing|Root) CA/,
    );
  });

  it('trusts no root for being presented', async () => {
    const all: [string, string] = [
      '{ ref: director-issuing }]',
      '{ ref: director-issuing }, { ref: director-root }]',
    ];
    const job = materialJob({ trusted: ['issuing', 'root'], replace: all });
    assert.equal((await said('job-peer-untrusted', job)).length, 1);
  });

  it('needs the intermediate from one of the two sides', async () => {
    const alone: [string, string] = ['{ ref: director }, { ref: director-issuing }', '{ ref: director }'];
    assert.equal((await said('job-peer-untrusted', materialJob({ replace: alone }))).length, 1);
    const trusted = ['issuing', 'root', 'director-root', 'director-issuing'];
    assert.deepEqual(await said('job-peer-untrusted', materialJob({ replace: alone, trusted })), []);
  });

  it('says nothing of a certificate that the store lacks: another finding does', async () => {
    const gone: [string, string] = ['{ ref: director }', '{ ref: gone }'];
    const job = materialJob({ trusted: ['issuing', 'root'], replace: gone });
    assert.deepEqual(await said('job-peer-untrusted', job), []);
    assert.equal((await said('job-reference-unknown', job)).length, 1);
  });

  it('asks the day of the installation, and each partner', async () => {
    const partner = 'partners:\n  - { name: A, certificates: [{ ref: soon }], trusted: [{ ref: root }] }\n';
    assert.deepEqual(await said('job-peer-untrusted', materialJob({ more: partner })), []);
    const late = materialJob({ more: `${partner}schedule: 2026-12-24\n` });
    assert.match((await said('job-peer-untrusted', late)).join(), /^error soon: .*partner “A”: .*expired/);
  });
});
