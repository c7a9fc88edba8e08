import assert from 'node:assert/strict';
import { sameName } from '../../../src/core/path/sameName.js';
import type { Name } from '../../../src/core/x509/name.js';

const CN = '2.5.4.3';
const O = '2.5.4.10';
const UTF8 = 12;
const PRINTABLE = 19;

let different = 0;
/** A name whose octets equal no other's, so that only its meaning can. */
function name(...rdns: [oid: string, value: string, tag?: number][][]): Name {
  const place = { start: 0, end: 0 };
  return {
    raw: Uint8Array.of(different++),
    span: place,
    rdns: rdns.map((rdn) => rdn.map(([oid, value, tag = UTF8]) => ({ oid, value, tag, span: place }))),
  };
}
const common = (value: string, tag?: number) => name([[CN, value, tag ?? UTF8]]);
const same = (a: string, b: string) => sameName(common(a), common(b));

describe('sameName (RFC 5280 section 7.1)', () => {
  it('takes the same octets for the same name', () => {
    const one = common('a');
    assert.ok(sameName(one, { ...common('b'), raw: one.raw }));
  });

  it('ignores case, in every script', () => {
    assert.ok(same('Issuing CA', 'ISSUING ca'));
    assert.ok(same('MÜLLER', 'müller'));
    assert.ok(same('STRASSE', 'straße'));
    assert.ok(same('ΟΔΟΣ', 'οδος'));
  });

  it('ignores space at the ends and its amount within', () => {
    assert.ok(same('  Issuing \t CA ', 'Issuing CA'));
    assert.ok(!same('IssuingCA', 'Issuing CA'));
  });

  it('ignores what cannot be seen and how characters are composed (RFC 4518 section 2)', () => {
    assert.ok(same('Iss\u00ADuing\u200B CA', 'Issuing CA'));
    assert.ok(same('Mu\u0308ller', 'M\u00FCller'));
    assert.ok(same('\uFF23\uFF21', 'CA'));
    assert.ok(same('a\u00A0b', 'a b'));
  });

  it('ignores the type of the string', () => {
    assert.ok(sameName(common('CA', PRINTABLE), common('ca', UTF8)));
  });

  it('compares what is no character string by its octets', () => {
    assert.ok(sameName(common('#0401ab', 4), common('#0401ab', 4)));
    assert.ok(!sameName(common('#0401ab', 4), common('#0401ab', UTF8)));
  });

  it('tells values, types, order and number of relative names apart', () => {
    assert.ok(!same('Issuing CA 1', 'Issuing CA 2'));
    assert.ok(!sameName(name([[CN, 'a']]), name([[O, 'a']])));
    assert.ok(!sameName(name([[O, 'x']], [[CN, 'a']]), name([[CN, 'a']], [[O, 'x']])));
    assert.ok(!sameName(name([[O, 'x']], [[CN, 'a']]), name([[O, 'x']])));
  });

  it('ignores the order within a relative name, but not where it ends', () => {
    assert.ok(
      sameName(
        name([
          [O, 'x'],
          [CN, 'a'],
        ]),
        name([
          [CN, 'a'],
          [O, 'x'],
        ]),
      ),
    );
    assert.ok(
      !sameName(
        name([
          [O, 'x'],
          [CN, 'a'],
        ]),
        name([[O, 'x']], [[CN, 'a']]),
      ),
    );
  });

  it('is not fooled by values that look like the form names are compared in', () => {
    assert.ok(
      !sameName(
        name([[CN, 'a","2.5.4.10=x']]),
        name([
          [CN, 'a'],
          [O, 'x'],
        ]),
      ),
    );
  });

  it('leaves as it stands what no name is: too long, or with more marks than any language has', () => {
    // Three kinds of marks in the wrong order: normalizing them takes the square of their number.
    const marks = 'a' + '\u0315\u0300\u05ae'.repeat(100_000);
    const long = '\ufdfa'.repeat(300_000);
    for (const value of [marks, long]) {
      assert.ok(sameName(name([[CN, value]]), name([[CN, value]])));
      assert.ok(!sameName(name([[CN, value]]), name([[CN, `${value}b`]])));
    }
    assert.ok(sameName(name([[CN, 'e\u0301'.repeat(1_000)]]), name([[CN, '\u00e9'.repeat(1_000)]])));
  });
});
