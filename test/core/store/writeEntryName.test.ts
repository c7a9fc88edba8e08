import assert from 'node:assert/strict';
import { NAME_LENGTH, writeEntryName } from '../../../src/core/store/writeEntryName.js';
import { hostileTexts } from '../../support/hostileText.js';

describe('writeEntryName', () => {
  it('keeps what is a good name already', () => {
    for (const name of ['CDNODE1', 'node-1.example.com', 'Müller_Root', '漢字'])
      assert.equal(writeEntryName(name, []), name);
  });

  it('makes one dash of everything that a file system or a shell may take amiss', () => {
    assert.equal(writeEntryName('Musterbank AG / Root "CA" (2026)', []), 'Musterbank-AG-Root-CA-2026');
    assert.equal(writeEntryName('../../etc/passwd', []), 'etc-passwd');
    assert.equal(writeEntryName('$(rm -rf /)', []), 'rm-rf');
    assert.equal(writeEntryName('a\u202Eb\nc', []), 'a-b-c');
  });

  it('never begins with a dot or a dash, and never ends with a dot', () => {
    assert.equal(writeEntryName('.git', []), 'git');
    assert.equal(writeEntryName('--help', []), 'help');
    assert.equal(writeEntryName('node.', []), 'node');
  });

  it('gives a name to what has no letter in it', () => {
    assert.equal(writeEntryName('', []), 'certificate');
    assert.equal(writeEntryName('😀 / …', []), 'certificate');
  });

  it('keeps off the names of Windows devices, and off the one that jobs understand', () => {
    assert.equal(writeEntryName('CON', []), 'entry-CON');
    assert.equal(writeEntryName('com1.example.com', []), 'entry-com1.example.com');
    assert.equal(writeEntryName('COM¹', []), 'entry-COM1');
    assert.equal(writeEntryName('Bootstrap', []), 'entry-Bootstrap');
    assert.equal(writeEntryName('console', []), 'console');
  });

  it('numbers what is taken, also where only case or the encoding of an accent differs', () => {
    assert.equal(writeEntryName('alpha', ['alpha', 'ALPHA-2']), 'alpha-3');
    assert.equal(writeEntryName('Ä', ['a\u0308']), 'Ä-2');
  });

  it('fits into every file system’s limit, number included', () => {
    const long = '漢'.repeat(200);
    const name = writeEntryName(long, []);
    assert.ok(name.length <= NAME_LENGTH);
    assert.ok(Buffer.byteLength(writeEntryName(long, [name])) <= 255);
  });

  it('holds for any text: safe, whole Unicode, and unchanged when made again', () => {
    for (const text of hostileTexts(3_000, 1)) {
      const name = writeEntryName(text, []);
      assert.match(name, /^[\p{L}\p{N}]([\p{L}\p{N}\p{M}_.-]*[\p{L}\p{N}\p{M}_])?$/u, JSON.stringify(text));
      assert.doesNotMatch(name, /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|\.\./i, JSON.stringify(text));
      assert.ok(name.length <= NAME_LENGTH && Buffer.from(name).toString() === name, JSON.stringify(text));
      assert.equal(writeEntryName(name, []), name);
    }
  });
});
