import assert from 'node:assert/strict';
import { parseSubject } from '../../../src/core/authority/parseSubject.js';

const read = (text: string) => {
  const parsed = parseSubject(text);
  return 'problem' in parsed
    ? parsed.problem
    : parsed.subject.map(({ keyword, value }) => `${keyword}=${value}`);
};

describe('parseSubject', () => {
  it('reads RFC 4514 text into the order of the encoding', () => {
    assert.deepEqual(read('CN=Partner CA, OU=MFT,O=Acme,C=DE'), [
      'C=DE',
      'O=Acme',
      'OU=MFT',
      'CN=Partner CA',
    ]);
    assert.deepEqual(read(' cn = a = b ,dc=example, DC=com'), ['DC=com', 'DC=example', 'CN=a = b']);
  });

  it('reads what is escaped or quoted as it is meant', () => {
    assert.deepEqual(read('CN=a\\, b,O="Acme, \\"Inc.\\"; + Co."'), ['O=Acme, "Inc."; + Co.', 'CN=a, b']);
    assert.deepEqual(read('CN=L\\C3\\BCbeck\\\\'), ['CN=Lübeck\\']);
    assert.deepEqual(read('CN=x,E=a@b.example,S=Bayern'), ['ST=Bayern', 'emailAddress=a@b.example', 'CN=x']);
  });

  it('says what is wrong, where, and how to mend it', () => {
    const problems: Record<string, RegExp> = {
      '': /A part of the subject is empty: write it as in CN=/,
      'Partner CA': /“Partner CA” has no keyword: write it as in CN=/,
      'CN=a,,O=b': /A part of the subject is empty/,
      'O=Acme': /no common name: add CN=/,
      'CN=': /common name \(CN\) is empty/,
      'CN=a,FOO=b': /“FOO” is none of the keywords CN, O, /,
      'CN=a+OU=b': /“\+” would join/,
      'CN="a': /never closed/,
      'CN=a,C=de': /country \(C\) is “de”: write the two capital letters/,
      'CN=a,serialNumber=x_y': /may hold only letters/,
      'CN=a,E=ä@b': /only ASCII/,
      'CN=a\\00b': /control character/,
      [`CN=${'x'.repeat(65)}`]: /common name \(CN\) has 65 characters: RFC 5280 allows 64/,
      [`CN=a,O=${'x'.repeat(65)}`]: /organization \(O\) has 65 characters/,
    };
    for (const [text, problem] of Object.entries(problems)) assert.match(String(read(text)), problem, text);
  });

  it('counts characters, not octets', () => {
    assert.deepEqual(read(`CN=${'𝔞'.repeat(64)}`), [`CN=${'𝔞'.repeat(64)}`]);
  });
});
