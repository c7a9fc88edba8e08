import assert from 'node:assert/strict';
import { findUses } from '../../../src/core/jobs/findUses.js';
import { parseJob } from '../../../src/core/jobs/parseJob.js';
import { renameReferences } from '../../../src/core/jobs/renameReferences.js';
import { storeOfFixtures } from '../../support/jobFixture.js';

const JOB = `# Written by hand.
keyCertificate: { ref: "node", label: node } # node
trustedCertificates:
  - ref: 'root'   # of ours
    label: root
  - { ref: issuing }
  - ref: >-
      root
    label: again
  - ref: root
`;

async function rename(text: string, kind: string, from: string, to: string): Promise<string> {
  const uses = await findUses(text, await storeOfFixtures());
  const own = uses.filter(({ entry }) => entry.kind === kind && entry.name === from);
  return renameReferences(text, own, to);
}

describe('renameReferences', () => {
  it('changes the references, in their quotes, and nothing else', async () => {
    assert.equal(await rename(JOB, 'key', 'node', 'CDNODE1'), JOB.replace('ref: "node"', 'ref: "CDNODE1"'));
    assert.equal(
      await rename(JOB, 'ca', 'root', 'Root-2026'),
      JOB.replace("'root'   #", "'Root-2026'   #")
        .replace('>-\n      root\n', 'Root-2026\n')
        .replace(/ref: root\n$/, 'ref: Root-2026\n'),
    );
  });

  it('writes a name that another reader could take for a number so that none does', async () => {
    assert.match(await rename(JOB, 'ca', 'issuing', '0010'), /- \{ ref: "0010" \}/);
    assert.match(await rename(JOB, 'ca', 'root', 'true'), /ref: "true"\n$/);
  });

  it('keeps line ends and the byte order mark', async () => {
    const text = `\uFEFF${JOB.replaceAll('\n', '\r\n')}`;
    const renamed = await rename(text, 'ca', 'root', 'R');
    assert.equal(renamed.replaceAll('\r\n', ''), renamed.replace(/[\r\n]/g, ''));
    assert.ok(renamed.startsWith('\uFEFF# Written'));
  });

  it('is read back as the same job with the other name', async () => {
    for (const name of ['Ünï.1', '2nd_node', 'no', 'CON-1']) {
      const [{ trustedCertificates }] = (await parseJob(await rename(JOB, 'ca', 'root', name))).servers;
      assert.deepEqual(
        trustedCertificates.map(({ ref }) => ref?.value),
        [name, 'issuing', name, name],
      );
    }
  });
});
