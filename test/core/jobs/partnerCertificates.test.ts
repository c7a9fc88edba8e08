import assert from 'node:assert/strict';
import { findUses } from '../../../src/core/jobs/findUses.js';
import { renameReferences } from '../../../src/core/jobs/renameReferences.js';
import { fixture } from '../../support/inspectFixture.js';
import { entriesOf, materialJob, said } from '../../support/jobMaterial.js';

const presented = '[{ ref: director }, { ref: director-issuing }]';
const PARTNER = 'partners:\n  - { name: A, certificates: [{ ref: mailed }], trusted: [{ ref: root }] }\n';
const ofDirector: [string, string] = [presented, '[{ ref: mailed }]'];

/** What was mailed: the certificate of Director, then the CA that issued it. */
const mailed = () =>
  entriesOf({
    'peer/mailed': { 'certificate.pem': fixture('jobs/director.pem') + fixture('jobs/director-issuing.pem') },
  });

describe('partner certificates of the store in an install job', () => {
  it('are what Director or a partner presents, with the chain that came along', async () => {
    const context = { entries: await mailed() };
    const job = materialJob({ replace: ofDirector, more: PARTNER });
    assert.deepEqual(await said(undefined, job, context), []);
    const untrusting = materialJob({ replace: ofDirector, more: PARTNER, trusted: ['issuing', 'root'] });
    const problems = await said('job-peer-untrusted', untrusting, context);
    assert.deepEqual(
      problems.map(
        (problem) => /does not trust (Control Center Director|the partner “A”)/.exec(problem)?.[1],
      ),
      ['Control Center Director', 'the partner “A”'],
    );
  });

  it('are no key certificate, and trusted by nobody: the words say where they belong', async () => {
    const context = { entries: await mailed() };
    const belongs =
      /^error mailed: “mailed” is a partner’s certificate in the certificate store; a (key|CA) certificate belongs here\. A partner’s has no private key and is never installed: .*“partners\[\]\.certificates”\.$/;
    for (const [job, wanted] of [
      [materialJob({ key: 'mailed' }), 'key'],
      [materialJob({ trusted: ['issuing', 'root', 'director-root', 'mailed'] }), 'CA'],
    ] as const) {
      const [problem, ...others] = await said('job-reference-unknown', job, context);
      assert.equal(belongs.exec(problem ?? '')?.[1], wanted);
      assert.deepEqual(others, []);
    }
  });

  it('are found where a job names them, before others of their name, and renamed there', async () => {
    const entries = [
      ...(await entriesOf({ 'ca/mailed': { 'certificate.pem': fixture('jobs/director-root.pem') } })),
      ...(await mailed()),
    ];
    const job = materialJob({ replace: ofDirector, more: PARTNER });
    const uses = (await findUses(job, entries)).filter(({ entry }) => entry.name === 'mailed');
    assert.deepEqual(
      uses.map(({ as, entry }) => `${entry.kind} ${as}`),
      ['peer presentedCertificates', 'peer presentedCertificates'],
    );
    assert.equal(renameReferences(job, uses, 'THEM'), job.replaceAll('ref: mailed', 'ref: THEM'));
  });

  it('say so where nothing of one can be read', async () => {
    const [damaged] = await entriesOf({ 'peer/mailed': { 'certificate.pem': 'nothing' } });
    assert.ok(damaged);
    const job = materialJob({ replace: ofDirector });
    assert.match(
      (await said('job-entry-damaged', job, { entries: [damaged] })).join(),
      /^error mailed: “mailed” cannot be used/,
    );
  });
});
