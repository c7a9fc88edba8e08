import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-directory', () => {
  const about = (installDir: string, deploymentDir: string, platform = 'unix') =>
    said(
      'job-directory',
      materialJob({
        target: `platform: ${platform}`,
        more: `deploymentDir: '${deploymentDir}'\n`,
        replace: ['/opt/cdunix', `'${installDir}'`],
      }),
    );

  it('wants to be told where to install on UNIX', async () => {
    assert.match(
      (await said('job-directory', materialJob({ replace: ['installDir: /opt/cdunix\n', ''] }))).join(),
      /^error unix: /,
    );
  });

  it('wants whole paths', async () => {
    assert.match((await about('opt/cd', '/tmp/d')).join(), /^error 'opt\/cd': .*with a slash/);
    assert.match((await about('C:\\cd', 'deploy', 'windows')).join(), /^error 'deploy': .*a drive/);
  });

  it('wants the deployment directory outside', async () => {
    for (const inside of ['/opt/cd', '/opt/cd/', '/opt/cd/deploy', '/opt/x/../cd/deploy', '/opt//cd/./d'])
      assert.match((await about('/opt/cd', inside)).join(), /inside the installation directory/, inside);
    for (const outside of ['/opt/cd-deploy', '/opt', '/opt/cd/../deploy', '/OPT/cd/d'])
      assert.deepEqual(await about('/opt/cd', outside), [], outside);
    assert.match((await about('C:\\IBM\\CD', 'c:/ibm/cd/deploy', 'windows')).join(), /inside/);
    assert.deepEqual(await about('C:\\IBM\\CD', 'D:\\IBM\\CD', 'windows'), []);
  });
});
