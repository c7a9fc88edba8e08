import assert from 'node:assert/strict';
import { placeInJob } from '../../../../src/core/jobs/assist/placeInJob.js';

/** `|` is the cursor. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const place = placeInJob(text, offset);
  return place && { ...place, written: text.slice(place.span.start, place.span.end) };
}

const told = (marked: string) => {
  const place = at(marked);
  return place && [place.part, place.path.join('.'), place.written];
};

describe('the place in an install job', () => {
  it('is a key of the job, of a section, of an item of a list', () => {
    assert.deepEqual(told('|'), ['key', '', '']);
    assert.deepEqual(told('api|'), ['key', '', 'api']);
    assert.deepEqual(told('node:\n  |'), ['key', 'node', '']);
    assert.deepEqual(told('node:\n  na|me: X\n'), ['key', 'node', 'name']);
    assert.deepEqual(told('trustedCertificates:\n  - |'), ['key', 'trustedCertificates', '']);
    assert.deepEqual(told('trustedCertificates:\n- ref: A\n  la|'), ['key', 'trustedCertificates', 'la']);
    assert.deepEqual(told('overrides:\n  - node:\n      name: A\n    ports:\n      s|'), [
      'key',
      'overrides.ports',
      's',
    ]);
    assert.deepEqual(told('partners:\n  - name: P\n    trusted:\n      - r|'), [
      'key',
      'partners.trusted',
      'r',
    ]);
  });

  it('is the value of a key, without its spaces and its comment', () => {
    assert.deepEqual(told('kind:|'), ['value', 'kind', '']);
    assert.deepEqual(told('kind: |'), ['value', 'kind', '']);
    assert.deepEqual(told('kind: Inst|  # of a node'), ['value', 'kind', 'Inst']);
    assert.deepEqual(told('keyCertificate:\n  ref: "CD NO|DE"\n'), [
      'value',
      'keyCertificate.ref',
      '"CD NODE"',
    ]);
    assert.deepEqual(told("trustedCertificates:\n  - ref: 'a # b|'\r\n"), [
      'value',
      'trustedCertificates.ref',
      "'a # b'",
    ]);
    assert.deepEqual(told('tls:\n  cipherSuites:\n    - TLS_|\n'), ['value', 'tls.cipherSuites', 'TLS_']);
    assert.deepEqual(told('tls:\n  cipherSuites:\n    - |\n'), ['value', 'tls.cipherSuites', '']);
  });

  it('is as deep as the cursor stands in an empty line', () => {
    const text = (cursor: string) => `node:\n  name: A\n${cursor}\nkind: InstallJob\n`;
    assert.deepEqual(told(text('  |')), ['key', 'node', '']);
    assert.deepEqual(told(text('|')), ['key', '', '']);
  });

  it('knows the keys beside it, and not those of other items', () => {
    assert.deepEqual(at('node:\n  name: A\n  |\n')?.beside, new Set(['name']));
    assert.deepEqual(at('node:\n  |\n  host: A\nkind: X\n')?.beside, new Set(['host']));
    assert.deepEqual(
      at('trustedCertificates:\n  - ref: A\n    label: B\n  - |\n  - ref: C\n')?.beside,
      new Set(),
    );
    assert.deepEqual(at('trustedCertificates:\n  - ref: A\n    |\n  - ref: C\n')?.beside, new Set(['ref']));
  });

  it('is none in a comment, before the text of a line, below an unknown key, and where a key has no section', () => {
    for (const marked of [
      'kind: X # th|is',
      '# |',
      '  |  node:',
      'unknown:\n  |',
      'unknown: |',
      'kind:\n  |',
    ])
      assert.equal(at(marked), undefined, marked);
  });

  it('counts a byte order mark and lines that end with CRLF', () => {
    const place = placeInJob('\uFEFFkind: X\r\nnode:\r\n  name: AB\r\n', 24);
    assert.deepEqual([place?.path.join('.'), place?.span], ['node.name', { start: 25, end: 27 }]);
  });

  it('never fails, whatever the text', () => {
    const pieces = [
      '- ',
      '  ',
      ':',
      'node',
      '\n',
      '"',
      "'",
      '#',
      '\t',
      '\r\n',
      '{',
      '[',
      '|',
      '\u{1F512}',
      '-',
    ];
    let seed = 7;
    for (let run = 0; run < 2_000; run++) {
      let text = '';
      for (let part = 0; part < 12; part++) {
        seed = (seed * 48_271) % 2_147_483_647;
        text += pieces[seed % pieces.length] ?? '';
      }
      for (let offset = 0; offset <= text.length; offset++) {
        const place = placeInJob(text, offset);
        if (place === undefined) continue;
        assert.ok(place.span.start <= place.span.end && place.span.end <= text.length, JSON.stringify(text));
      }
    }
  });
});
