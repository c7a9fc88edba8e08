import assert from 'node:assert/strict';
import { CSV_SEPARATORS, readCsv } from '../../../src/core/base/readCsv.js';

const fieldsOf = (text: string, separators = CSV_SEPARATORS) =>
  readCsv(text, separators).rows.map(({ fields }) => fields.map((field) => field.text));

describe('readCsv', () => {
  it('reads fields with and without quotation marks, whatever ends the lines', () => {
    assert.deepEqual(fieldsOf('\ufeffa, b ;"c"\r\n"d ""e"" , f"\tg\n\nh\ri'), [
      ['a', 'b', 'c'],
      ['d "e" , f', 'g'],
      [''],
      ['h'],
      ['i'],
    ]);
    assert.deepEqual(fieldsOf('a;b,c', ','), [['a;b', 'c']]);
    assert.deepEqual(fieldsOf('a,\n,'), [
      ['a', ''],
      ['', ''],
    ]);
    assert.deepEqual(fieldsOf(''), []);
  });

  it('keeps what stands in quotation marks exactly, line breaks among it, and counts its lines', () => {
    const { faults, rows } = readCsv('" x \ny"\n=1+1,"+""2"""', ',');
    assert.deepEqual(faults, []);
    assert.deepEqual(
      rows.map(({ fields, line }) => [line, ...fields.map((field) => field.text)]),
      [
        [1, ' x \ny'],
        [3, '=1+1', '+"2"'],
      ],
    );
  });

  it('knows where each field stands', () => {
    const text = 'one, "two, 2" ,three  \nfour';
    const { rows } = readCsv(text, ',');
    assert.deepEqual(
      rows.flatMap(({ fields }) => fields.map(({ span }) => text.slice(span.start, span.end))),
      ['one', '"two, 2"', 'three', 'four'],
    );
  });

  it('tells of a quotation mark that is never closed, and of text behind one', () => {
    const faultsOf = (text: string) =>
      readCsv(text, ',').faults.map(({ code, span: { end, start } }) => [code, text.slice(start, end)]);
    assert.deepEqual(faultsOf('a,"b\nc,d'), [['csv-quote-open', '"']]);
    assert.deepEqual(faultsOf('"a"b,c'), [['csv-after-quote', '"a"b']]);
    assert.deepEqual(faultsOf('a"b"'), []);
  });
});
