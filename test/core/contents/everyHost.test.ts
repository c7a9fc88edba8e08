import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { READ_FOLDERS, readAsFaces } from '../../support/readAsFaces.js';

/**
 * What test/editor/reader holds VS Code’s hosts against: the same files, read here, where the suites beside this one hold
 * them against OpenSSL and Java. `CDCERTS_WRITE_GOLDEN=1` writes it anew.
 */
const golden = 'test/fixtures/readers.golden.txt';

describe('what every host reads', () => {
  it('is what the golden file says', async function () {
    const lines: string[] = [];
    for (const folder of READ_FOLDERS) {
      for (const { name } of readdirSync(`test/fixtures/${folder}`, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .sort((a, b) => (a.name < b.name ? -1 : 1)))
        lines.push(
          ...(await readAsFaces(`${folder}/${name}`, readFileSync(`test/fixtures/${folder}/${name}`))),
        );
    }
    const text = `${lines.join('\n')}\n`;
    if (process.env['CDCERTS_WRITE_GOLDEN'] === '1') writeFileSync(golden, text);
    assert.equal(text, readFileSync(golden, 'utf8'));
  });
});
