import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { nameExplicitCurve } from '../../../src/core/words/explicitCurve.js';
import { curveBits } from '../../../src/core/x509/keyTypes.js';
import { nameOfOid } from '../../../src/core/x509/oids.js';

/** OpenSSL's names where they are not the standard's. */
const OPENSSL: Readonly<Record<string, string>> = {
  secp192r1: 'prime192v1',
  secp256r1: 'prime256v1',
  sm2: 'SM2',
};

function explicitOf(name: string): Uint8Array | undefined {
  const { status, stdout } = spawnSync('openssl', [
    ...['ecparam', '-name', OPENSSL[name] ?? name, '-param_enc', 'explicit', '-outform', 'DER'],
  ]);
  return status === 0 ? new Uint8Array(stdout) : undefined;
}

describe('nameExplicitCurve', function () {
  before(function () {
    if (explicitOf('secp256r1') === undefined) this.skip();
  });

  it('knows every named curve by what OpenSSL spells out for it', () => {
    for (const oid of curveBits.keys()) {
      const name = nameOfOid(oid);
      assert.ok(name);
      const parameters = explicitOf(name);
      assert.ok(parameters, name);
      assert.equal(nameExplicitCurve(parameters), name);
    }
  });

  it('takes nothing for a curve that differs from it in one bit', () => {
    const parameters = explicitOf('secp256r1');
    assert.ok(parameters);
    // All but the seed and the cofactor, which say nothing of the curve.
    const seed = parameters.findIndex((_, at) => parameters[at] === 0x03 && parameters[at + 1] === 0x15);
    assert.ok(seed > 100);
    for (let place = 10; place < parameters.length - 3; place++) {
      if (place >= seed && place < seed + 23) continue;
      const altered = parameters.slice();
      altered[place] = (altered[place] ?? 0) ^ 1;
      assert.notEqual(nameExplicitCurve(altered), 'secp256r1', String(place));
    }
    assert.equal(nameExplicitCurve(parameters.subarray(0, 40)), undefined);
    assert.equal(nameExplicitCurve(Uint8Array.of(0x05, 0x00)), undefined);
  });
});
