import assert from 'node:assert/strict';
import { dropBlocks } from '../../../src/core/fixes/dropBlocks.js';
import { repetitionsIn, rootsIn } from '../../../src/core/fixes/superfluous.js';
import { edited, namesIn, readAsFile } from '../../support/fixFixture.js';
import { fixture } from '../../support/inspectFixture.js';

const block = (name: string) => fixture(`pki/rsa/${name}.pem`);

/** Drops the certificates at these places. */
function without(text: string, ...places: readonly number[]): string {
  const { items } = readAsFile(text).contents;
  const dropped = new Set(places.flatMap((at) => items[at] ?? []));
  assert.equal(dropped.size, places.length);
  return edited(text, dropBlocks(text, items, dropped));
}

describe('blocks taken out', () => {
  const [leaf, issuing, root] = [block('leaf'), block('intermediate'), block('root')];

  it('leave the others as they were', () => {
    assert.equal(without(leaf + issuing + root, 0), issuing + root);
    assert.equal(without(leaf + issuing + root, 1), leaf + root);
    assert.equal(without(leaf + issuing + root, 2), leaf + issuing);
    assert.equal(without(leaf + issuing + root, 0, 1), root);
    assert.equal(without(leaf + issuing + root, 1, 2), leaf);
    assert.equal(without(leaf, 0), '');
  });

  it('take the gap on one side with them', () => {
    const apart = `${leaf}\n${issuing}\n${root}`;
    assert.equal(without(apart, 0), `${issuing}\n${root}`);
    assert.equal(without(apart, 1), `${leaf}\n${root}`);
    assert.equal(without(apart, 2), `${leaf}\n${issuing}`);
    assert.equal(without(apart, 0, 1), root);
    assert.equal(without(apart, 0, 2), issuing);
    const windows = apart.replaceAll('\n', '\r\n');
    assert.equal(without(windows, 1), `${leaf}\n${root}`.replaceAll('\n', '\r\n'));
  });

  it('take what was written about them, and nothing that was written about the file', () => {
    const text = `# For CDNODE1\n\n${leaf}# the issuing CA,\n\n# of 2025\n${issuing}# the root\n${root}# end\n`;
    assert.equal(without(text, 1), `# For CDNODE1\n\n${leaf}# the root\n${root}# end\n`);
    assert.equal(
      without(text, 0),
      `# For CDNODE1\n\n# the issuing CA,\n\n# of 2025\n${issuing}# the root\n${root}# end\n`,
    );
    assert.equal(
      without(text, 2),
      `# For CDNODE1\n\n${leaf}# the issuing CA,\n\n# of 2025\n${issuing}# end\n`,
    );
  });

  it('leave other text on their lines alone', () => {
    const glued = leaf.trimEnd() + issuing.trimEnd() + root.trimEnd();
    assert.equal(without(glued, 1), leaf.trimEnd() + root.trimEnd());
    assert.equal(without(glued, 2), leaf.trimEnd() + issuing.trimEnd());
    assert.equal(without(`{"a": "${leaf.trimEnd()}"}`, 0), '{"a": ""}');
  });

  it('are every repetition but the first', () => {
    const text = fixture('pki/rsa/duplicate-keycert.txt');
    const file = readAsFile(text);
    const mended = edited(text, dropBlocks(text, file.contents.items, repetitionsIn(file)));
    assert.deepEqual(namesIn(mended), [...new Set(namesIn(text))]);
    assert.ok(namesIn(mended).length < namesIn(text).length);
  });

  it('are the root, where a chain is left', async () => {
    const text = fixture('pki/ec/node-keycert.txt');
    const file = readAsFile(text);
    const mended = edited(text, dropBlocks(text, file.contents.items, await rootsIn(file)));
    assert.deepEqual(namesIn(mended), ['key', 'CDNODE1', 'Musterbank AG Issuing CA 1']);
    assert.equal(text.startsWith(mended), true);
    assert.equal((await rootsIn(readAsFile(fixture('pki/ec/root.pem')))).size, 0);
  });
});
