import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { scanAll } from '../../support/scanAll.js';
import { writePem } from '../../../src/core/pem/writePem.js';

/** 100 octets: 64 columns, 64 columns, then a line that ends in padding. */
const octets = Uint8Array.from({ length: 100 }, (_, index) => (index * 37) & 0xff);
const sound = writePem('CERTIFICATE', octets);

/** Every fault of the text and its blocks, each with the characters that it stands on. */
function faultsOf(text: string): readonly (readonly [string, string])[] {
  const { blocks, faults } = scanAll(text);
  return [...faults, ...blocks.flatMap((block) => block.faults)].map(({ code, span }) => [
    code,
    text.slice(span.start, span.end),
  ]);
}

const bytesOf = (text: string): readonly Uint8Array[] => scanAll(text).blocks.map(({ bytes }) => bytes);

const begin = '-----BEGIN CERTIFICATE-----';
const end = '-----END CERTIFICATE-----';

/** The sound block with something put before and after each of its lines. */
function linesOf(before: string, after = ''): string {
  return sound
    .trimEnd()
    .split('\n')
    .map((line) => `${before}${line}${after}\n`)
    .join('');
}

/** Every octet's characters spell it, whatever stands between them. */
function assertPlaces(text: string): void {
  const [block] = scanAll(text).blocks;
  assert.ok(block);
  const base64 = Buffer.from(octets).toString('base64');
  for (let octet = 0; octet < octets.length; octet++) {
    const { start, end: stop } = block.textSpan({ start: octet, end: octet + 1 });
    const [first, last] = [Math.floor((octet * 8) / 6), Math.floor((octet * 8 + 7) / 6)];
    assert.ok(isSpelt(text, start, base64.charAt(first)), `octet ${octet} begins at ${start}`);
    assert.ok(isSpelt(text, stop - 1, base64.charAt(last)), `octet ${octet} ends at ${stop}`);
    assert.equal(block.byteAt(stop - 1), octet);
  }
}

/** Whether a place of the text has this character, itself or as an escape begins. */
function isSpelt(text: string, at: number, character: string): boolean {
  return text[at] === character || (/[+/]/.test(character) && /[\\&]/.test(text.charAt(at)));
}

describe('scanPem', () => {
  it('finds a block, its boundaries, its body and its octets', () => {
    const text = `Bag Attributes\n${sound}and more\n`;
    const [block] = scanAll(text).blocks;
    assert.ok(block);
    assert.equal(block.label, 'CERTIFICATE');
    assert.equal(text.slice(block.begin.start, block.begin.end), begin);
    assert.equal(text.slice(block.end?.start, block.end?.end), end);
    assert.equal(`${text.slice(block.span.start, block.span.end)}\n`, sound);
    assert.deepEqual(block.bytes, octets);
    assert.equal(text.slice(block.body.start, block.body.end), sound.split('\n').slice(1, -2).join('\n'));
    assert.deepEqual(faultsOf(text), []);
  });

  it('reads any line end and any width, and finds no fault in CRLF', () => {
    const base64 = Buffer.from(octets).toString('base64');
    assert.deepEqual(bytesOf(sound.replaceAll('\n', '\r\n')), [octets]);
    assert.deepEqual(faultsOf(sound.replaceAll('\n', '\r\n')), []);
    assert.deepEqual(bytesOf(`${begin}\n${base64}\n${end}`), [octets]);
    assert.deepEqual(bytesOf(`${begin}\n${Array.from(base64).join('\n')}\n${end}`), [octets]);
    assert.deepEqual(faultsOf(sound.replaceAll('\n', '\r')), [
      ['line-ends-cr', begin],
      ['line-ends-cr', end],
    ]);
  });

  it('keeps the order and the places of many blocks', () => {
    const text = Array.from({ length: 50 }, (_, index) =>
      writePem(`LABEL ${index}`, octets.subarray(index)),
    ).join('x\n');
    const { blocks, faults } = scanAll(text);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      blocks.map(({ label, begin: place }) => [label, text.slice(place.start, place.end)]),
      blocks.map((_, index) => [`LABEL ${index}`, `-----BEGIN LABEL ${index}-----`]),
    );
  });

  it('names an illegal character by its place and reads on without it', () => {
    const text = sound.replace(/\n(.{10})/, '\n$1*?');
    assert.deepEqual(faultsOf(text), [['base64-invalid', '*?']]);
    assert.deepEqual(bytesOf(text), [octets]);
  });

  it('counts what is illegal beyond the first sixteen places', () => {
    const text = `${begin}\n${'AAAA*'.repeat(20)}\n${end}\n`;
    const codes = faultsOf(text).map(([code]) => code);
    assert.equal(codes.filter((code) => code === 'base64-invalid').length, 16);
    assert.deepEqual(scanAll(text).blocks[0]?.faults.at(-1)?.facts, { more: 4 });
  });

  it('names padding that is missing, too much, early, or over bits that are not zero', () => {
    const inside = (base64: string): string => `${begin}\n${base64}\n${end}\n`;
    assert.deepEqual(faultsOf(inside('QUI=')), []);
    assert.deepEqual(faultsOf(inside('QUI')), [['base64-padding', 'I']]);
    assert.deepEqual(faultsOf(inside('QUI==')), [['base64-padding', '==']]);
    assert.deepEqual(faultsOf(inside('QUJD=')), [['base64-padding', '=']]);
    assert.deepEqual(faultsOf(inside('QQ=\n=')), []);
    assert.deepEqual(faultsOf(inside('QUI=QUJD')), [['base64-after-padding', 'QUJD']]);
    assert.deepEqual(faultsOf(inside('QUJDQ')), [['base64-length', 'Q']]);
    assert.deepEqual(faultsOf(inside('QUJ=')), [['base64-bits', 'J']]);
    assert.deepEqual(Array.from(bytesOf(inside('QUI'))[0] ?? []), [0x41, 0x42]);
  });

  it('says that END is missing, and ends the block where its base64 ends', () => {
    assert.deepEqual(faultsOf(sound.replace(`${end}\n`, '')), [['end-missing', begin]]);
    const text = sound.replace(`${end}\n`, '\nKind regards\nThe CA team\n') + sound;
    assert.deepEqual(faultsOf(text), [['end-missing', begin]]);
    assert.deepEqual(bytesOf(text), [octets, octets]);
  });

  it('says that the labels do not match, and that an END has no BEGIN', () => {
    assert.deepEqual(faultsOf(sound.replace('END CERTIFICATE', 'END X509 CRL')), [
      ['end-label-mismatch', 'X509 CRL'],
    ]);
    assert.deepEqual(faultsOf(`${end}\n${sound}`), [['end-without-begin', end]]);
    assert.deepEqual(faultsOf(`${'MIIB'.repeat(16)}${end}\n`), [
      ['boundary-not-alone', end],
      ['end-without-begin', end],
    ]);
  });

  it('parts an END and a BEGIN on one line', () => {
    const text = sound.trimEnd() + sound;
    assert.deepEqual(bytesOf(text), [octets, octets]);
    assert.deepEqual(faultsOf(text), [['boundary-not-alone', end]]);
  });

  it('reads RFC 1421 headers, continued lines too, and misses the empty line after them', () => {
    const text = sound.replace('\n', '\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,\n 00112233\n\n');
    const [block] = scanAll(text).blocks;
    assert.deepEqual(
      block?.headers.map(({ name, value }) => [name, value]),
      [
        ['Proc-Type', '4,ENCRYPTED'],
        ['DEK-Info', 'AES-256-CBC, 00112233'],
      ],
    );
    assert.deepEqual(block.bytes, octets);
    assert.deepEqual(faultsOf(text), []);
    const joined = text.replace('\n\n', '\n');
    assert.deepEqual(bytesOf(joined), [octets]);
    assert.deepEqual(faultsOf(joined), [['header-end-missing', 'DEK-Info: AES-256-CBC,\n 00112233']]);
  });

  it('reads a block that is indented, quoted, escaped, or spoilt by typographic dashes, and says so', () => {
    const yaml = sound.replace(/^(?=.)/gm, '    ');
    assert.deepEqual(bytesOf(yaml), [octets]);
    assert.deepEqual(faultsOf(yaml), [
      ['boundary-indented', begin],
      ['boundary-indented', end],
    ]);
    const mail = sound.replace(/^(?=.)/gm, '> ');
    assert.deepEqual(bytesOf(mail), [octets]);
    assert.deepEqual(faultsOf(mail), [
      ['boundary-quoted', begin],
      ['boundary-quoted', end],
    ]);
    const json = JSON.stringify({ certificate: sound });
    assert.deepEqual(bytesOf(json), [octets]);
    assert.deepEqual(faultsOf(json), [
      ['line-ends-escaped', begin],
      ['line-ends-escaped', end],
    ]);
    const typographic = sound.replace(begin, '——-BEGIN CERTIFICATE—––');
    assert.deepEqual(bytesOf(typographic), [octets]);
    assert.deepEqual(faultsOf(typographic), [['boundary-dashes', '——-BEGIN CERTIFICATE—––']]);
    assert.deepEqual(faultsOf(sound.replace(begin, `-${begin}`)), [['boundary-dashes', `-${begin}`]]);
    for (const spaced of ['----- BEGIN CERTIFICATE-----', '-----BEGIN CERTIFICATE -----']) {
      assert.deepEqual(bytesOf(sound.replace(begin, spaced)), [octets]);
      assert.deepEqual(faultsOf(sound.replace(begin, spaced)), [['boundary-dashes', spaced]]);
    }
  });

  it('finds no block in prose that speaks of one', () => {
    const text = 'Put everything from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE----- here.\n';
    assert.deepEqual(scanAll(text).blocks, []);
    assert.deepEqual(faultsOf(text), []);
    assert.deepEqual(faultsOf(`${sound}# It ends with -----END CERTIFICATE----- above.\n${sound}`), []);
    assert.deepEqual(scanAll('The -----BEGIN CERTIFICATE----- line comes first\n').blocks, []);
  });

  it('reads a block whose line ends became spaces', () => {
    const text = `CERTIFICATE="${sound.replaceAll('\n', ' ')}"\n`;
    assert.deepEqual(bytesOf(text), [octets]);
    assert.deepEqual(faultsOf(text), [
      ['boundary-not-alone', begin],
      ['boundary-not-alone', end],
    ]);
  });

  it('says that a byte order mark stands before the text', () => {
    assert.deepEqual(faultsOf(`\ufeff${sound}`), [['byte-order-mark', '\ufeff']]);
    assert.deepEqual(bytesOf(`\ufeff${sound}`), [octets]);
  });

  it('says that a byte order mark stands between joined files', () => {
    const text = `\ufeff${sound}\ufeff${sound}`;
    assert.deepEqual(bytesOf(text), [octets, octets]);
    const { blocks, faults } = scanAll(text);
    assert.deepEqual(
      [...faults, ...blocks.flatMap((block) => block.faults)].map(({ code, span }) => [code, span.start]),
      [
        ['byte-order-mark', 0],
        ['byte-order-mark-inside', sound.length + 1],
      ],
    );
  });

  it('says where the first empty line is, which OpenSSL refuses', () => {
    for (const lineEnd of ['\n', '\r\n']) {
      const lines = sound.trimEnd().split('\n');
      const inside = lines.toSpliced(2, 0, '', '').join(lineEnd);
      assert.deepEqual(bytesOf(inside), [octets]);
      assert.deepEqual(faultsOf(inside), [['base64-blank-line', `\n${lineEnd}`]]);
      const before = lines.toSpliced(-1, 0, '').join(lineEnd);
      assert.deepEqual(faultsOf(before), [['base64-blank-line', `\n${lineEnd}`]]);
      // After BEGIN it ends the headers, of which there are none.
      assert.deepEqual(faultsOf(lines.toSpliced(1, 0, '').join(lineEnd)), []);
    }
  });

  it('says that a block is empty', () => {
    assert.deepEqual(faultsOf(`${begin}\n${end}\n`), [['body-empty', begin]]);
  });

  it('maps every octet to its characters and every character to its octet', () => {
    for (const text of [
      sound,
      sound.replaceAll('\n', '\r\n'),
      sound.replace(/^(?=.)/gm, '> '),
      JSON.stringify(sound),
    ]) {
      const [block] = scanAll(text).blocks;
      assert.ok(block);
      for (let octet = 0; octet < octets.length; octet++) {
        const { start, end: stop } = block.textSpan({ start: octet, end: octet + 1 });
        const first: number | undefined = block.byteAt(start);
        const last: number | undefined = block.byteAt(stop - 1);
        assert.ok(first === octet || first === octet - 1, `octet ${octet} begins at ${start}`);
        assert.equal(last, octet, `octet ${octet} ends at ${stop}`);
        const sextets = text.slice(start, stop).replace(/\\n|[^A-Za-z0-9+/]/g, '');
        assert.equal(sextets.length, 2);
      }
      assert.equal(block.byteAt(block.begin.start), undefined);
      assert.equal(block.byteAt(block.span.end + 1), undefined);
      const whole = block.textSpan({ start: 0, end: octets.length });
      assert.equal(whole.start, block.body.start);
    }
  });

  /** Marks, quotes and escapes as they come; each gives the octets, and the faults that it has beside the octets. */
  const wrappings: Readonly<Record<string, readonly [text: string, codes: readonly string[]]>> = {
    'a comment': [linesOf('# '), ['boundary-not-alone', 'boundary-not-alone']],
    'a comment whose mark could be base64': [linesOf('// '), ['boundary-not-alone', 'boundary-not-alone']],
    'a table’s column': [linesOf('| '), ['boundary-not-alone', 'boundary-not-alone']],
    'words before each line': [linesOf('REM '), ['boundary-not-alone', 'boundary-not-alone']],
    'a patch': [linesOf('+'), ['boundary-not-alone', 'boundary-not-alone']],
    'spaces that do not break': [linesOf('\u00a0\u00a0'), ['boundary-indented', 'boundary-indented']],
    'strings of source text': [linesOf('    "', '\\n" +'), ['line-ends-escaped', 'line-ends-escaped']],
    'a list of strings': [linesOf('  "', '",'), ['boundary-not-alone', 'boundary-not-alone']],
    'JSON that escapes what it need not': [
      JSON.stringify(sound).replaceAll('/', '\\/').replaceAll('+', '\\u002b').replaceAll('=', '\\u003d'),
      ['line-ends-escaped', 'line-ends-escaped'],
    ],
    'JSON in JSON': [
      JSON.stringify(JSON.stringify(sound)).replaceAll('/', '\\\\/'),
      ['line-ends-escaped', 'line-ends-escaped'],
    ],
    'lines of HTML': [
      sound.replaceAll('\n', '<br>\n'),
      ['boundary-not-alone', 'boundary-not-alone', 'text-html'],
    ],
    'paragraphs of HTML': [linesOf('<p>', '</p>'), ['boundary-not-alone', 'boundary-not-alone', 'text-html']],
    'characters by their numbers': [
      sound.replaceAll('+', '&#43;').replaceAll('/', '&#x2f;').replaceAll('=', '&#61;'),
      ['text-html'],
    ],
    'quoted-printable': [
      sound.replaceAll('=', '=3D').replace(/^([^-].{59})(?=.)/gm, '$1=\n'),
      ['text-quoted-printable'],
    ],
  };
  for (const [what, [text, codes]] of Object.entries(wrappings)) {
    it(`reads through ${what}`, () => {
      assert.deepEqual(bytesOf(text), [octets]);
      assert.deepEqual(
        faultsOf(text).map(([code]) => code),
        codes,
      );
      assertPlaces(text);
    });
  }

  it('reads the headers of a key through what is put around its lines', () => {
    const key = sound.replace('\n', '\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00112233\n\n');
    for (const text of [
      JSON.stringify(key),
      JSON.stringify(key.replaceAll('\n', '\r\n')),
      key.replace(/^/gm, '# '),
    ]) {
      const [block] = scanAll(text).blocks;
      assert.deepEqual(
        block?.headers.map(({ name, value }) => [name, value]),
        [
          ['Proc-Type', '4,ENCRYPTED'],
          ['DEK-Info', 'AES-256-CBC,00112233'],
        ],
      );
      assert.deepEqual(block.bytes, octets);
      const [first] = block.headers;
      assert.equal(
        text.slice(first?.span.start, first?.span.end).trim().replace('# ', ''),
        'Proc-Type: 4,ENCRYPTED',
      );
    }
  });

  it('says where HTML and quoted-printable begin', () => {
    assert.deepEqual(faultsOf(sound.replaceAll('\n', '&#10;')).at(-1), ['text-html', '&#10;']);
    assert.deepEqual(faultsOf(sound.replaceAll('=', '=3D')), [['text-quoted-printable', '=3D']]);
    // One line that ends in = ends the base64, and what comes after it does not belong there.
    assert.deepEqual(faultsOf(`${begin}\nQUI=\nQUJD\n${end}\n`), [['base64-after-padding', 'QUJD']]);
  });

  it('takes a comment inside a block for one fault, and its letters for no base64', () => {
    const text = sound.replace(/(?<=\n.{64}\n)/, '# the CA of Bremen\n');
    assert.deepEqual(faultsOf(text), [['base64-invalid', '# the CA of Bremen']]);
    assert.deepEqual(bytesOf(text), [octets]);
    assertPlaces(text);
  });

  it('finds boundaries that only people recognise', () => {
    const respelt = (change: (line: string) => string): string =>
      sound.replace(begin, change).replace(end, change);
    const spoilt: Readonly<Record<string, string>> = {
      'small letters': respelt((line) => line.toLowerCase()),
      'a space that does not break': respelt((line) => line.replace(' ', '\u00a0')),
      'a space of no width': respelt((line) => line.replace(' ', '\u200b ')),
      'no space': respelt((line) => line.replace(' ', '')),
      'a tab': respelt((line) => line.replace(' ', '\t')),
    };
    for (const [what, text] of Object.entries(spoilt)) {
      assert.deepEqual(bytesOf(text), [octets], what);
      assert.deepEqual(
        faultsOf(text).map(([code, place]) => [code, place.toUpperCase()]),
        [
          ['boundary-words', 'CERTIFICATE'],
          ['boundary-words', 'CERTIFICATE'],
        ],
        what,
      );
    }
    for (const dashes of ['--', '- - - - -', '\uff0d'.repeat(5), '\u2500'.repeat(5)]) {
      const text = sound.replaceAll('-----', dashes);
      assert.deepEqual(bytesOf(text), [octets], dashes);
      assert.deepEqual(
        faultsOf(text).map(([code]) => code),
        ['boundary-dashes', 'boundary-dashes'],
        dashes,
      );
    }
    const open = sound.replace('-----\n', '\n');
    assert.deepEqual(bytesOf(open), [octets]);
    assert.deepEqual(faultsOf(open), [['boundary-dashes', '-----BEGIN CERTIFICATE']]);
    assert.deepEqual(bytesOf(`${sound}${spoilt['small letters'] ?? ''}${sound}`), [octets, octets, octets]);
  });

  it('takes no heading for a boundary', () => {
    for (const text of [
      '--- Begin of the key dates ---\n',
      '-- END NOTES --\n',
      '- begin certificate\n',
      '-----ENDING-----\n',
    ])
      assert.deepEqual([scanAll(text).blocks, faultsOf(text)], [[], []], text);
  });

  it('costs no more than its length, whatever a block is filled with', () => {
    for (const filling of [
      '\\',
      '" ',
      '<p',
      '&#',
      '=\n',
      '- ',
      '-',
      '\n#',
      "'\t",
      '\u200b',
      '# a b\n',
      '- begin',
    ])
      scanAll(`${begin}\n${filling.repeat(200_000)}\n "${end}\n${filling.repeat(200_000)}`);
  });

  it('stays fast on one endless line of half boundaries', () => {
    // Looking back and ahead to the ends of the line each time would take minutes.
    const text = `a ${'---BEGIN X--- a b c '.repeat(50_000)}`;
    assert.deepEqual(scanAll(text).blocks, []);
  });

  it('finds what OpenSSL wrote into Debian’s bundle', () => {
    const text = readFileSync('test/fixtures/big/ca-certificates.crt', 'utf8');
    const { blocks, faults } = scanAll(text);
    assert.equal(blocks.length, 144);
    assert.deepEqual([...faults, ...blocks.flatMap((block) => block.faults)], []);
    assert.equal(blocks.map(({ label, bytes }) => writePem(label, bytes)).join(''), text);
  });
});
