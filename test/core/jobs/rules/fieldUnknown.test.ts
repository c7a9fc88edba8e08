import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-field-unknown', () => {
  const about = async (more: string) =>
    (await said('job-field-unknown', materialJob({ more }))).map((line) => line.replace(/^error /, ''));

  it('names the field that was probably meant', async () => {
    assert.match((await about('netmapfile: a\n')).join(), /^netmapfile: .*did you mean “netmapFile”/);
    assert.match(
      (await about('tls: { protocl: TLS1.3 }\n')).join(),
      /^protocl: .*“tls\.protocl”.*“protocol”/,
    );
    assert.match((await about('partners: [{ nmae: A }]\n')).join(), /“partners\[0\]\.nmae”.*“name”/);
  });

  it('says where a field belongs that is there, and elsewhere', async () => {
    assert.match((await about('cipherSuites: []\n')).join(), /it belongs to “tls\.cipherSuites”/);
    assert.match(
      (await about('overrides: [{ director: { version: 6.4 } }]\n')).join(),
      /“overrides\[0\]\.director”.*belongs to “director”/,
    );
  });

  it('leaves secrets to their own rule, and says of others that nothing is done', async () => {
    assert.deepEqual(await about('adminPassword: x\n'), []);
    assert.match((await about(`${'q'.repeat(500)}: x\n`)).join(), /nothing would be done with it\.$/);
  });
});
