import assert from 'node:assert/strict';
import { tags } from '../../../src/core/der/tags.js';
import { writeElement } from '../../../src/core/der/writeElement.js';
import { checkCertificate } from '../../../src/core/validation/checkCertificate.js';
import { DEFAULT_OPTIONS } from '../../../src/core/validation/options.js';
import { NOW } from '../../support/inspectFixture.js';
import { makeCertificate, makeKey, toKnown, writeTime } from '../../support/makeCertificate.js';

const key = makeKey();
const generalized = (text: string) => writeElement(tags.generalizedTime, Buffer.from(text));
const serial = (...octets: readonly number[]) => writeElement(tags.integer, Uint8Array.from(octets));

function check(changed: Partial<Parameters<typeof makeCertificate>[0]>): readonly string[] {
  const certificate = makeCertificate({ subject: 'leaf', issuer: 'CA', key, signer: key, ...changed });
  const reasons = checkCertificate(toKnown(certificate), { ...DEFAULT_OPTIONS, at: NOW });
  return reasons.map(({ code, facts }) => [code, facts?.['what']].join(' ').trim());
}

const from = (start: Uint8Array) => check({ validity: [start, writeTime('360101000000Z')] });
const until = (end: Uint8Array) => check({ validity: [writeTime('260101000000Z'), end] });

describe('a certificate by itself', () => {
  it('is valid in times as RFC 5280 section 4.1.2.5 writes them', () => {
    assert.deepEqual(from(writeTime('500101000000Z')), []);
    assert.deepEqual(until(writeTime('491231235959Z')), []);
    assert.deepEqual(until(writeTime('500101000000Z')), ['certificate-expired']);
    assert.deepEqual(until(generalized('99991231235959Z')), []);
  });

  it('is not valid in times that its section leaves to nobody', () => {
    for (const time of ['2601010000Z', '260101000000+0000', '260101000000-0800'])
      assert.deepEqual(from(writeTime(time)), ['certificate-malformed time-form'], time);
    assert.deepEqual(until(generalized('20500101000000.5Z')), ['certificate-malformed time-form']);
    assert.deepEqual(from(writeTime('260230000000Z')), ['certificate-malformed time-invalid']);
  });

  it('has a serial number that is written in one way, X.690 section 8.3.2', () => {
    assert.deepEqual(check({ serialNumber: serial(0, 0x80) }), []);
    assert.deepEqual(check({ serialNumber: serial(0, 1) }), ['certificate-malformed integer-not-minimal']);
    assert.deepEqual(check({ serialNumber: serial(0xff, 0x80) }), [
      'certificate-malformed integer-not-minimal',
    ]);
  });
});
