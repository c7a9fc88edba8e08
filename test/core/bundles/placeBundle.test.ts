import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rename, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bundle, textFile } from '../../../src/core/bundles/bundle.js';
import { finishBundle } from '../../../src/core/bundles/manifest.js';
import { mayMakeRoom, placeBundle } from '../../../src/core/bundles/placeBundle.js';
import { finishPlacing } from '../../../src/core/store/change/placeWhole.js';
import { NOW } from '../../support/inspectFixture.js';
import { clear, realFileSystem, textsIn } from '../../support/realFileSystem.js';

const HOUR = 60 * 60_000;
const bundleOf = (age: string): Bundle =>
  finishBundle('unix', ['A'], [textFile('A/options.txt', age), textFile(`A/${age}.pem`, age)]);

describe('a bundle in its place', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'cdcerts-place-'));
    for (const name of ['bundle', 'bundle.zip'])
      await placeBundle(realFileSystem(root), name, bundleOf('older'), NOW);
  });
  afterEach(() => clear(root));

  const place = (name: string) => placeBundle(realFileSystem(root), name, bundleOf('newer'), NOW);
  const put = (path: string, text: string) => writeFile(join(root, path), text);

  it('is never a mix of an older one and a newer one', async () => {
    await place('bundle');
    const files = Object.keys(await textsIn(join(root, 'bundle')));
    assert.deepEqual(files, ['A/newer.pem', 'A/options.txt', 'SHA256SUMS', 'bundle.json']);
    assert.deepEqual((await readdir(root)).sort(), ['bundle', 'bundle.zip']);
  });

  it('takes the place of nothing that somebody has touched', async () => {
    for (const touch of [
      () => put('bundle/A/options.txt', 'edited'),
      () => put('bundle/A/more.txt', 'added'),
      () => mkdir(join(root, 'bundle/mine')),
      () => put('bundle/SHA256SUMS', ''),
    ]) {
      await clear(join(root, 'bundle'));
      await placeBundle(realFileSystem(root), 'bundle', bundleOf('older'), NOW);
      await touch();
      const before = await textsIn(root);
      await assert.rejects(place('bundle'), { reason: /folder-in-place|taken/ });
      assert.deepEqual(await textsIn(root), before);
    }
    await put('bundle.zip', 'no archive');
    await assert.rejects(place('bundle.zip'), { reason: 'taken' });
    await put('file', 'no folder');
    await assert.rejects(place('file'), { reason: 'taken' });
    await mkdir(join(root, 'folder.zip'));
    await assert.rejects(place('folder.zip'), { reason: 'taken' });
    await symlink('bundle', join(root, 'link'));
    await assert.rejects(place('link'));
  });

  it('does not stand in an archive that holds anything else', async () => {
    const disk = realFileSystem(root);
    assert.equal(await mayMakeRoom(disk, 'bundle.zip'), true);
    // Its folder has the name of the archive.
    await rename(join(root, 'bundle.zip'), join(root, 'other.zip'));
    assert.equal(await mayMakeRoom(disk, 'other.zip'), false);
    assert.equal(await mayMakeRoom(disk, 'other.zip', 'bundle.zip'), true);
  });

  it('is looked at once more when it has been moved aside: what came into it meanwhile stays', async () => {
    for (const [name, touch] of [
      ['bundle', () => put('bundle/A/options.txt', 'edited')],
      ['bundle.zip', () => put('bundle.zip', 'edited')],
    ] as const) {
      const before = async (operation: string) => {
        if (operation === `rename ${name}`) await touch();
      };
      await assert.rejects(placeBundle(realFileSystem(root, before), name, bundleOf('newer'), NOW), {
        reason: 'changed-meanwhile',
      });
    }
    const texts = await textsIn(root);
    assert.deepEqual([texts['bundle/A/options.txt'], texts['bundle.zip']], ['edited', 'edited']);
    assert.deepEqual((await readdir(root)).sort(), ['bundle', 'bundle.zip']);
  });

  it('is not put back in half where it was being removed, and the new one has gone elsewhere', async () => {
    const gone: string[] = [];
    const disk = realFileSystem(root, (operation) => {
      if (!operation.startsWith('remove')) return;
      gone.push(operation);
      if (gone.length > 1) throw new Error('the connection is lost');
    });
    await placeBundle(disk, 'bundle', bundleOf('newer'), NOW);
    assert.equal(gone.length, 2);
    await rename(join(root, 'bundle'), join(root, 'elsewhere'));
    await finishPlacing(realFileSystem(root), NOW + 2 * HOUR);
    assert.deepEqual((await readdir(root)).sort(), ['bundle.zip', 'elsewhere']);
  });

  for (const isLasting of [true, false])
    it(`is whole or absent where ${isLasting ? 'the disk fails from any operation on' : 'any operation fails'}`, async () => {
      const older = await textsIn(root);
      await place('bundle');
      const newer = await textsIn(root);
      for (let at = 0, isOver = false; !isOver; at++) {
        await clear(join(root, 'bundle'));
        await placeBundle(realFileSystem(root), 'bundle', bundleOf('older'), NOW);
        let count = 0;
        const disk = realFileSystem(root, () => {
          const mine = count++;
          if (isLasting ? mine >= at : mine === at) throw new Error('the disk is full');
        });
        const isDone = await placeBundle(disk, 'bundle', bundleOf('newer'), NOW).then(
          () => true,
          () => false,
        );
        isOver = count <= at;
        await finishPlacing(realFileSystem(root), NOW + 2 * HOUR);
        assert.deepEqual(await textsIn(root), isDone ? newer : older, `at ${at}`);
        assert.deepEqual((await readdir(root)).sort(), ['bundle', 'bundle.zip'], `at ${at}`);
      }
    });
});
