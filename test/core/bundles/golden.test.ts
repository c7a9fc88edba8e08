import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BundleFile } from '../../../src/core/bundles/bundle.js';
import { filesOf, jobs } from '../../support/bundleFixture.js';
import { replacementFiles, replacementJob } from '../../support/replacementFixture.js';

const FOLDER = 'test/golden/bundles';

/** What is written for these jobs, octet for octet; `WRITE_GOLDEN=bundles` writes it anew. */
const goldens: Readonly<Record<string, () => Promise<readonly BundleFile[]>>> = {
  unix: () => filesOf(jobs.unix),
  windows: () => filesOf(jobs.windows),
  container: () => filesOf(jobs.container),
  fleet: () => filesOf(jobs.fleet, 'fleet'),
  director: () => filesOf(jobs.bootstrap, 'director'),
  'replacement-unix': () => replacementFiles(replacementJob()),
  'replacement-windows': () => replacementFiles(replacementJob({ platform: 'windows' })),
  'replacement-waiting': () => replacementFiles(replacementJob({ key: 'WAITING' })),
};

describe('bundles, octet for octet', () => {
  for (const [name, make] of Object.entries(goldens))
    it(`${name}: as it was, and the same each time`, async () => {
      const files = await make();
      assert.deepEqual(await make(), files);
      if (process.env['WRITE_GOLDEN'] === 'bundles') {
        rmSync(join(FOLDER, name), { recursive: true, force: true });
        for (const { octets, path } of files) {
          mkdirSync(dirname(join(FOLDER, name, path)), { recursive: true });
          writeFileSync(join(FOLDER, name, path), octets);
        }
      }
      const list = readFileSync(join(FOLDER, name, 'SHA256SUMS'), 'utf8');
      assert.deepEqual(
        files.map(({ path }) => path).filter((path) => path !== 'SHA256SUMS'),
        list
          .trim()
          .split('\n')
          .map((line) => line.slice(66)),
      );
      for (const { octets, path } of files)
        assert.equal(
          new TextDecoder().decode(octets),
          readFileSync(join(FOLDER, name, path), 'utf8'),
          `${name}/${path}`,
        );
    });

  it('hold no secret, and no path of this machine', async () => {
    for (const make of Object.values(goldens))
      for (const { octets, path } of await make()) {
        const text = new TextDecoder().decode(octets);
        assert.ok(!/-----BEGIN (?:RSA |EC )?PRIVATE KEY/.test(text), path);
        assert.ok(!text.includes('changeit') && !text.includes(process.cwd()), path);
      }
  });
});
