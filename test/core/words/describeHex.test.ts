import assert from 'node:assert/strict';
import { describeHex, describeSerial } from '../../../src/core/words/describeHex.js';

describe('describeHex', () => {
  it('parts octets by colons', () => {
    assert.equal(describeHex(Uint8Array.of(0x5f, 0xa0, 0x01)), '5f:a0:01');
    assert.equal(describeHex(new Uint8Array()), '');
  });
});

describe('describeSerial', () => {
  const serial = (...octets: number[]) => describeSerial(Uint8Array.from(octets));

  it('has no leading zeros', () => {
    assert.equal(serial(0x00, 0xc5), 'c5');
    assert.equal(serial(0x01, 0x00), '100');
    assert.equal(serial(0x00), '0');
  });

  it('has a minus sign before a negative number (X.690 section 8.3.3)', () => {
    assert.equal(serial(0xff), '-1');
    assert.equal(serial(0x80), '-80');
    assert.equal(serial(0xff, 0x00), '-100');
    assert.equal(serial(0xc5, 0x01), '-3aff');
  });

  it('survives a serial number without octets', () => {
    assert.equal(serial(), '0');
  });
});
