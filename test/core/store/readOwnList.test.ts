import assert from 'node:assert/strict';
import { updateRevocationList } from '../../../src/core/authority/updateRevocationList.js';
import { writePem } from '../../../src/core/pem/writePem.js';
import { readOwnList } from '../../../src/core/store/readOwnList.js';
import type { RevocationList } from '../../../src/core/x509/revocationList.js';
import { makeAuthority } from '../../support/authority.js';

const read = (text: string): RevocationList | 'none' | 'mixed' => readOwnList(new TextEncoder().encode(text));

describe('readOwnList', () => {
  let ours: string;
  let theirs: string;

  before(async () => {
    const issuer = await makeAuthority('CA');
    const write = async (day: number) => {
      const thisUpdate = Date.UTC(2026, 11, day);
      const times = { thisUpdate, nextUpdate: thisUpdate + 1000 };
      const list = await updateRevocationList({ previous: undefined, revoked: undefined, ...times }, issuer);
      return writePem('X509 CRL', list.der);
    };
    ours = await write(1);
    theirs = await write(2);
  });

  it('reads the one list, also where it stands there twice', () => {
    for (const text of [ours, `A list.\n${ours}`, ours + ours]) {
      const list = read(text);
      assert.ok(typeof list === 'object');
      assert.equal(list.thisUpdate.epoch, Date.UTC(2026, 11, 1));
    }
  });

  it('takes none of two lists, however a merge has left them', () => {
    const [begin = '', ...body] = ours.split('\n');
    const rest = theirs.split('\n').slice(1);
    const marked = [
      begin,
      '<<<<<<< HEAD',
      ...body.slice(0, -2),
      '=======',
      ...rest.slice(0, -2),
      '>>>>>>> b',
    ];
    const end = body.slice(-2);
    assert.equal(read(ours + theirs), 'mixed');
    assert.equal(read([...marked, ...end].join('\n')), 'mixed');
    // Both sides were taken: the octets of one follow those of the other.
    assert.equal(read([begin, ...body.slice(0, -2), ...rest].join('\n')), 'mixed');
    assert.equal(read(`<<<<<<< HEAD\n${ours}=======\n${ours}>>>>>>> b\n`), 'mixed');
  });

  it('tells where there is none', () => {
    for (const text of ['', 'not a list']) assert.equal(read(text), 'none');
  });
});
