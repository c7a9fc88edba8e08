import assert from 'node:assert/strict';
import { groupDigits, SHOWN_CHARACTERS, toPlain } from '../../../src/core/words/toPlain.js';

describe('toPlain', () => {
  it('leaves readable text of any script as it is', () => {
    for (const text of ['node-a.example', 'Müller & Söhne', '株式会社', 'Ελλάς', '🔒 key', 'a  b']) {
      assert.equal(toPlain(text), text);
    }
  });

  it('makes line breaks and controls visible', () => {
    assert.equal(toPlain('a\nb\r\tc\0'), 'a\\nb\\r\\tc\\0');
    assert.equal(toPlain('\u001b[31mred'), '\\u{001B}[31mred');
    assert.equal(toPlain('\u2028\u0085'), '\\u{2028}\\u{0085}');
  });

  it('makes what reorders or hides text visible', () => {
    assert.equal(toPlain('abc\u202Etxt.exe'), 'abc\\u{202E}txt.exe');
    assert.equal(toPlain('pay\u200Bpal\uFEFF\u00AD'), 'pay\\u{200B}pal\\u{FEFF}\\u{00AD}');
    assert.equal(toPlain('\u{E0041}\u3164'), '\\u{E0041}\\u{3164}');
    assert.equal(toPlain('lone \ud800'), 'lone \\u{D800}');
  });

  it('does not touch what is markup elsewhere: escaping that is the business of each medium', () => {
    const text = '[x](command:evil) <b>&amp;</b> `code` **bold**';
    assert.equal(toPlain(text), text);
  });

  it('cuts what is too long and says how much is left', () => {
    const shown = toPlain('x'.repeat(10_000));
    assert.equal(shown, `${'x'.repeat(SHOWN_CHARACTERS)}… and 9,744 more`);
    assert.equal(toPlain('x'.repeat(SHOWN_CHARACTERS)), 'x'.repeat(SHOWN_CHARACTERS));
    assert.equal(toPlain('abcdef', 3), 'abc… and 3 more');
  });

  it('never cuts a character in two', () => {
    assert.equal(toPlain('ab🔒cd', 3), 'ab… and 4 more');
    assert.equal(toPlain('ab🔒cd', 4), 'ab🔒… and 2 more');
  });
});

describe('groupDigits', () => {
  it('parts thousands', () => {
    assert.deepEqual([0, 999, 1000, 600_000, 1_234_567].map(groupDigits), [
      '0',
      '999',
      '1,000',
      '600,000',
      '1,234,567',
    ]);
  });
});
