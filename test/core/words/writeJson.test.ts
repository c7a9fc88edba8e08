import assert from 'node:assert/strict';
import { writeJson } from '../../../src/core/words/writeJson.js';

describe('writeJson', () => {
  it('lets nothing through that a terminal obeys or hides, and keeps the value', () => {
    const value = { subject: 'CN=\u001b[2J\u009b2J\u202egnp.exe\u2066\u2028\u007f ü 株' };
    const line = writeJson(value);
    assert.match(line, /^[\x20-\x7e\u00a0-\u2027\u3000-\uffff]+$/);
    assert.match(line, /ü 株/);
    assert.deepEqual(JSON.parse(line), value);
  });
});
