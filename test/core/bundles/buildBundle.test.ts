import assert from 'node:assert/strict';
import { TARGETS } from '../../../src/core/bundles/bundle.js';
import { describeRefusal } from '../../../src/core/words/describeRefusal.js';
import { isUnchangedBundle } from '../../../src/core/bundles/manifest.js';
import { build, filesOf, jobs, refusalsOf, textOf } from '../../support/bundleFixture.js';

describe('buildBundle', () => {
  it('makes nothing of a job whose checks have errors, and tells them', async () => {
    const building = await build(jobs.unix.replace('  - ref: root\n', ''));
    assert.equal(building.bundle, undefined);
    assert.ok(
      building.findings.some(({ code, severity }) => code === 'job-chain-incomplete' && severity === 'error'),
    );
  });

  it('makes nothing of no job', async () => {
    for (const text of ['', '- a', 'a: [', 'apiVersion: cdcerts/v1\nkind: InstallJob\n'])
      for (const target of [undefined, ...TARGETS])
        assert.equal((await build(text, target)).bundle, undefined, text);
  });

  it('gives each server a folder of its own, whatever the names', async () => {
    const twins = jobs.fleet.replace('name: CDNODE2', 'name: cdnode1');
    const building = await build(twins);
    const folders = new Set(building.bundle?.files.map(({ path }) => path.split('/')[0]) ?? []);
    // The checks may have something to say against it as well.
    if (building.bundle)
      assert.deepEqual([...folders].sort(), ['CDNODE1', 'SHA256SUMS', 'bundle.json', 'cdnode1-2']);
  });

  it('builds for one server alone, whatever is wrong with another', async () => {
    const broken = jobs.fleet.replace('server: 2364', 'server: none');
    assert.equal((await build(broken)).bundle, undefined);
    assert.equal((await build(broken, undefined, 1)).bundle, undefined);
    const { bundle } = await build(broken, undefined, 0);
    assert.deepEqual([...new Set(bundle?.files.map(({ path }) => path.split('/')[0]))].sort(), [
      'CDNODE1',
      'SHA256SUMS',
      'bundle.json',
    ]);
    // Of one that is gone meanwhile, nothing is built that was not asked for in silence.
    assert.equal(
      (await build(jobs.fleet, undefined, 2)).bundle?.files.length,
      (await filesOf(jobs.fleet)).length,
    );
  });

  it('takes each server’s own platform where no target is named', async () => {
    const job = jobs.fleet.replace(
      '    ports:\n      server: 2364\n',
      '    target: {platform: container, package: tag1}\n    container: {licenseType: prod}\n',
    );
    const files = await filesOf(job);
    assert.match(textOf(files, 'CDNODE1/options.txt'), /^cdai_localNodeName='CDNODE1'$/m);
    assert.ok(textOf(files, 'CDNODE2/values.yaml').includes('nodeName: "CDNODE2"'));
    assert.match(textOf(files, 'bundle.json'), /"target": "mixed"/);
  });

  it('says of a target for another platform that alone, and none of what that would need', async () => {
    for (const [job, target] of [
      [jobs.windows, 'unix'],
      [jobs.unix, 'windows'],
      [jobs.unix, 'container'],
      [jobs.container, 'director'],
    ] as const)
      assert.deepEqual(await refusalsOf(job, target), ['platform target.platform'], target);
    const building = await build(jobs.unix, 'windows');
    const [refusal] = 'refusals' in building ? building.refusals : [];
    assert.ok(refusal);
    assert.equal(
      describeRefusal(refusal),
      '“target.platform” is another platform than a bundle for windows is for: build it without a target, for each server’s own.',
    );
  });

  it('refuses a secret under a name that shells act upon, and says why', async () => {
    const building = await build(
      jobs.unix.replace('passphraseRef: CDNODE1_KEY', 'passphraseRef: LD_PRELOAD'),
    );
    assert.ok(building.bundle === undefined);
    const [refusal] = building.refusals;
    assert.ok(refusal);
    assert.equal(
      describeRefusal(refusal),
      '“keyCertificate.passphraseRef” is a name that shells or the installer use themselves: call the secret otherwise.',
    );
  });

  it('knows a bundle of its own, and every change to it', async () => {
    const files = new Map((await filesOf(jobs.unix)).map(({ octets, path }) => [path, octets]));
    const isUnchanged = (present: ReadonlyMap<string, Uint8Array>) =>
      isUnchangedBundle({
        list: () => Promise.resolve([...present.keys()]),
        read: (path) => Promise.resolve(present.get(path)),
      });
    assert.equal(await isUnchanged(files), true);
    const other = new TextEncoder().encode('other');
    for (const path of files.keys()) {
      assert.equal(await isUnchanged(new Map([...files, [path, other]])), false, path);
      assert.equal(await isUnchanged(new Map([...files].filter(([one]) => one !== path))), false, path);
    }
    assert.equal(await isUnchanged(new Map([...files, ['more', other]])), false);
    assert.equal(await isUnchanged(new Map()), false);
  });
});
