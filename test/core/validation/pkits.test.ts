import { readFileSync } from 'node:fs';
import { conformance } from '../../support/inspectFixture.js';
import { checkPkits, type PkitsCase } from '../../support/pkits.js';

/** NIST's PKITS: data from outside, beside the repository. */
describe('validation of PKITS', () => {
  it('gives the verdict and the policies of every case, and says of DSA that it cannot be checked here', async function () {
    const file = conformance('pkits.json');
    if (file === undefined) this.skip();
    await checkPkits(JSON.parse(readFileSync(file, 'utf8')) as PkitsCase[]);
  });
});
