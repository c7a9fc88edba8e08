import assert from 'node:assert/strict';
import { entriesOf, materialJob, said } from '../../../support/jobMaterial.js';

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

  it('says nothing where an entry cannot be read, or the YAML breaks: what is missing may stand there', async () => {
    const entries = await entriesOf({ 'ca/broken': { 'certificate.pem': 'no certificate' } });
    const job = materialJob({ trusted: ['issuing', 'root', 'broken'] });
    assert.deepEqual(await said('job-peer-untrusted', job, { entries }), []);
    assert.equal((await said('job-entry-damaged', job, { entries })).length, 1);
    const presented = materialJob({ replace: ['{ ref: director }', '{ ref: broken }'] });
    assert.deepEqual(await said('job-peer-untrusted', presented, { entries }), []);
    const unclosed = materialJob({ replace: ['adminUser: cdadmin', 'adminUser: "cdadmin'] });
    assert.equal((await said('job-syntax', unclosed)).length, 1);
    assert.deepEqual(await said('job-peer-untrusted', unclosed), []);
  });

  it('names the server whose own list it is, and no partner that has no name', async () => {
    const more =
      'overrides:\n  - node: { name: ONE }\n  - node: { name: TWO }\n    trustedCertificates: [{ ref: issuing }, { ref: root }]\n';
    assert.match(
      (await said('job-peer-untrusted', materialJob({ more }))).join(),
      /^error director: The node “TWO” does not trust Control Center Director: /,
    );
    const nameless = materialJob({
      more: 'partners:\n  - certificates: [{ ref: ec }]\n',
      trusted: ['director-root'],
    });
    assert.match((await said('job-peer-untrusted', nameless)).join(), /trust the partner without a name: /);
  });

  it('asks about now where the day of the installation is over', async () => {
    const past = materialJob({ more: 'schedule: 2020-01-01\n' });
    for (const code of ['job-peer-untrusted', 'job-node-untrusted', 'job-certificate-not-yet-valid'])
      assert.deepEqual(await said(code, past), [], code);
  });

  it('asks the day of the installation, and each partner', async () => {
    const partner = 'partners:\n  - { name: A, certificates: [{ ref: soon }], trusted: [{ ref: root }] }\n';
    assert.deepEqual(await said('job-peer-untrusted', materialJob({ more: partner })), []);
    const late = materialJob({ more: `${partner}schedule: 2026-12-24\n` });
    assert.match(
      (await said('job-peer-untrusted', late)).join(),
      /^error soon: .*partner “A”: “CDNODE1” expires on 2026-12-10 00:00:00 UTC, before the server is installed/,
    );
  });
});
