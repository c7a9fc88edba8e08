import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeZip } from '../../../src/core/bundles/writeZip.js';
import { filesOf, jobs, layDown } from '../../support/bundleFixture.js';
import { hasProgram } from '../../support/program.js';

describe('writeZip', () => {
  it('writes what another reader takes for the same files, scripts to be run among them', async function () {
    if (!hasProgram('python3')) this.skip();
    const files = await filesOf(jobs.unix);
    const zip = writeZip('bundle', files);
    assert.deepEqual(writeZip('bundle', files), zip);
    const { folder, remove } = layDown([]);
    try {
      writeFileSync(join(folder, 'bundle.zip'), zip);
      const script = `import json,zipfile
z=zipfile.ZipFile('bundle.zip')
assert z.testzip() is None
print(json.dumps([[i.filename, z.read(i).hex(), oct(i.external_attr>>16)] for i in z.infolist()]))`;
      const read = execFileSync('python3', ['-c', script], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 2 ** 24,
      });
      assert.deepEqual(
        JSON.parse(read),
        files.map(({ isExecutable, octets, path }) => [
          `bundle/${path}`,
          Buffer.from(octets).toString('hex'),
          isExecutable ? '0o100755' : '0o100644',
        ]),
      );
    } finally {
      remove();
    }
  });
});
