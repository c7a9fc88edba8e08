import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readContents } from '../../../src/core/contents/readContents.js';
import { severityOfFault } from '../../../src/core/findings/severityOfFault.js';

const sound = readFileSync('test/fixtures/pki/rsa/leaf.pem', 'utf8').replaceAll('\r', '');
const lines = sound.trimEnd().split('\n');
const base64 = lines.slice(1, -1).join('');
const [begin = '', end = ''] = [lines[0], lines.at(-1)];

function inLinesOf(columns: number): string {
  return `${begin}\n${base64.replace(new RegExp(`.{1,${columns}}`, 'g'), '$&\n')}${end}\n`;
}

/** What happens to a file on its way, by what happened. */
const oddities: Readonly<Record<string, string>> = {
  nothing: sound,
  'text around it': `subject=x\n${sound}that was it\n`,
  'lines of one column': inLinesOf(1),
  'lines of 76 columns': inLinesOf(76),
  'one line of base64': inLinesOf(5_000),
  CRLF: sound.replaceAll('\n', '\r\n'),
  'a lone CR': sound.replaceAll('\n', '\r'),
  'spaces at the ends of lines': sound.replaceAll('\n', '  \n'),
  'no line end after END': sound.trimEnd(),
  'an empty line after BEGIN': lines.toSpliced(1, 0, '').join('\n'),
  'an empty line inside': lines.toSpliced(3, 0, '').join('\n'),
  'an empty line before END': lines.toSpliced(-1, 0, '').join('\n'),
  indentation: sound.replace(/^(?=.)/gm, '  '),
  'indented base64': `${begin}\n${lines.slice(1, -1).join('\n  ')}\n${end}\n`,
  'mail quotes': sound.replace(/^(?=.)/gm, '> '),
  'a comment': sound.replace(/^(?=.)/gm, '# '),
  JSON: JSON.stringify(sound),
  HTML: sound.replaceAll('\n', '<br>\n'),
  'quoted-printable': sound.replace(/^([^-].{59})(?=.)/gm, '$1=\n'),
  'long dashes': sound.replaceAll('-----', '\u2014\u2014-'),
  'six hyphens': sound.replaceAll('-----', '------'),
  'a space inside the hyphens': sound.replace('BEGIN', ' BEGIN'),
  'two spaces': sound.replace('BEGIN ', 'BEGIN  '),
  'small letters': sound.replace(begin, begin.toLowerCase()),
  'a space that does not break': sound.replace('BEGIN ', 'BEGIN\u00a0'),
  'all on one line': lines.join(''),
  'END after the base64': sound.replace(`\n${end}`, end),
  'text after END': `${sound.trimEnd()} the end\n`,
  'no END': lines.slice(0, -1).join('\n'),
  'no boundaries': base64,
  'another END': sound.replace(end, '-----END X509 CRL-----'),
  'an illegal character': sound.replace(base64.slice(64, 80), `*${base64.slice(64, 80)}`),
  'a comment inside': lines.toSpliced(2, 0, '# of the CA').join('\n'),
  'padding too much': sound.replace(`\n${end}`, `=\n${end}`),
  'a character too few': sound.replace(base64.slice(64, 80), base64.slice(64, 79)),
};

describe('oddities of PEM, beside OpenSSL', () => {
  before(function () {
    if (spawnSync('openssl', ['version']).status !== 0) this.skip();
  });

  for (const [what, text] of Object.entries(oddities)) {
    it(`judges ${what} as OpenSSL does`, () => {
      const { items, faults } = readContents(text);
      const found = [...faults, ...items.flatMap((item) => item.faults)];
      const severities = found.map(({ code }) => severityOfFault(code));
      const { status } = spawnSync('openssl', ['x509', '-noout'], { input: text });
      const said = found.map(({ code }) => code).join(' ') || 'no fault';
      // A fault that others stumble over may be one that OpenSSL reads over; an error is none of those.
      if (status === 0) assert.ok(!severities.includes('error'), `OpenSSL reads it, and here it has ${said}`);
      else
        assert.ok(
          severities.some((severity) => severity !== 'information'),
          `OpenSSL refuses it, and here it has ${said}`,
        );
    });
  }
});
