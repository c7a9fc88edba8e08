import assert from 'node:assert/strict';
import { readContents } from '../../../src/core/contents/readContents.js';
import { expiryState, nextTurn, renewBy } from '../../../src/core/inventory/expiry.js';
import { summarizeExpiry } from '../../../src/core/inventory/summarizeExpiry.js';
import { describeDay } from '../../../src/core/words/describeLifetime.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import { fixture } from '../../support/inspectFixture.js';

const policy = { warningDays: 30, leadDays: 60, caLeadDays: 180 };
const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

function certificateIn(file: string): Certificate {
  const found = readContents(fixture(file)).items.find(({ model }) => model.kind === 'certificate');
  assert.ok(found?.model.kind === 'certificate');
  return found.model;
}

/** A fixture’s certificate with other dates. */
function dated(file: string, notBefore: string, notAfter: string): Certificate {
  const certificate = certificateIn(file);
  const time = (text: string) => ({ ...certificate.notAfter, epoch: Date.parse(text) });
  return { ...certificate, notBefore: time(notBefore), notAfter: time(notAfter) };
}

const node = (notBefore: string, notAfter: string) => dated('pki/rsa/leaf.pem', notBefore, notAfter);
const year = node('2026-01-01T00:00:00Z', '2026-12-31T23:59:59Z');

describe('when a certificate is to be renewed', () => {
  const day = (certificate: Certificate) => {
    const moment = renewBy(certificate, policy);
    return moment === undefined ? undefined : describeDay(moment);
  };

  it('is its last day less the lead time, longer for a CA’s', () => {
    assert.equal(day(year), '2026-11-01');
    assert.equal(
      day(dated('pki/rsa/root.pem', '2020-01-01T00:00:00Z', '2026-12-31T23:59:59Z')),
      '2026-07-04',
    );
  });

  it('is never before two thirds of its life: a bootstrap certificate is not due when it is made', () => {
    assert.equal(day(node('2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z')), '2026-03-02');
    assert.equal(day(node('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z')), '2026-01-02');
  });

  it('is never where it never expires, or its dates cannot be read', () => {
    assert.equal(day(node('2026-01-01T00:00:00Z', '9999-12-31T23:59:59Z')), undefined);
    assert.equal(day(node('2026-01-01T00:00:00Z', 'no date')), undefined);
    assert.equal(day(node('no date', '2026-12-31T23:59:59Z')), undefined);
  });

  it('is a matter of days of 24 hours: no clock that is changed, and no leap second, moves it', () => {
    // Central Europe changes its clocks on 2026-10-25, between the renew-by date and the end.
    const before = process.env['TZ'];
    const days = ['Europe/Berlin', 'America/New_York', 'UTC', 'Australia/Lord_Howe'].map((zone) => {
      process.env['TZ'] = zone;
      return day(node('2026-01-01T00:00:00Z', '2026-11-20T00:30:00Z'));
    });
    process.env['TZ'] = before;
    assert.deepEqual(days, ['2026-09-21', '2026-09-21', '2026-09-21', '2026-09-21']);
    // A leap second was inserted at the end of 2016; neither X.509 nor the clock counts it.
    assert.equal(
      renewBy(node('2016-01-01T00:00:00Z', '2017-01-01T00:00:00Z'), policy),
      Date.parse('2016-11-02T00:00:00Z'),
    );
  });
});

describe('what the dates of a certificate say', () => {
  const end = Date.parse('2026-12-31T23:59:59Z');
  const at = (now: number) => expiryState(year, now, policy);

  it('turns at each threshold, to the millisecond', () => {
    const begin = Date.parse('2026-01-01T00:00:00Z');
    assert.deepEqual([at(begin - 1), at(begin)], ['not-yet-valid', 'valid']);
    assert.deepEqual([at(end - 60 * DAY - 1), at(end - 60 * DAY)], ['valid', 'due']);
    assert.deepEqual([at(end - 30 * DAY), at(end - 30 * DAY + 1)], ['due', 'expiring']);
    assert.deepEqual([at(end), at(end + 1)], ['expiring', 'expired']);
    assert.equal(expiryState(node('no date', '2026-12-31T23:59:59Z'), end, policy), 'unreadable');
  });

  it('is due before it is about to expire also where the lead is the shorter one', () => {
    const short = { ...policy, leadDays: 10 };
    assert.equal(expiryState(year, end - 20 * DAY, short), 'expiring');
  });

  it('says something else at each turn that is told beforehand, and nothing else between two', () => {
    let now = Date.parse('2025-01-01T00:00:00Z');
    const states = [at(now)];
    for (let turn = nextTurn(year, now, policy); turn !== Infinity; turn = nextTurn(year, now, policy)) {
      assert.equal(at(turn - 1), states.at(-1));
      states.push(at(turn));
      now = turn;
    }
    assert.deepEqual(states, ['not-yet-valid', 'valid', 'due', 'expiring', 'expired']);
    assert.equal(nextTurn(node('2026-01-01T00:00:00Z', 'no date'), now, policy), Infinity);
  });
});

describe('how many certificates are near their end', () => {
  const now = Date.UTC(2026, 10, 23);

  it('counts each once, and tells which ends first and when the numbers change', () => {
    const expired = certificateIn('pki/rsa/expired-keycert.txt');
    const expiring = certificateIn('pki/rsa/expiring-keycert.txt');
    const root = certificateIn('pki/rsa/root.pem');
    const summary = summarizeExpiry([root, expired, expiring, year, expired], now, policy);
    // Two of them have the fixture’s octets, and so its fingerprint; the last has other dates and is an object of its own.
    assert.deepEqual(
      { ...summary, next: summary.next?.notAfter.epoch },
      {
        expired: 1,
        expiring: 1,
        due: 1,
        ofPartners: 0,
        isNextOfPartner: false,
        next: expiring.notAfter.epoch,
        turn: Date.parse('2026-12-01T23:59:59.001Z'),
      },
    );
  });

  it('tells what partners have to renew, unless it stands elsewhere too', () => {
    const [expiring, again] = [1, 2].map(() => ({ ...certificateIn('pki/rsa/expiring-keycert.txt') }));
    assert.ok(expiring && again);
    const whose = (certificates: readonly Certificate[]) => {
      const { isNextOfPartner, ofPartners } = summarizeExpiry(certificates, now, policy, new Set([expiring]));
      return [ofPartners, isNextOfPartner];
    };
    assert.deepEqual(whose([expiring]), [1, true]);
    assert.deepEqual(whose([expiring, again]), [0, false]);
    assert.deepEqual(whose([again]), [0, false]);
  });

  it('is nothing of nothing', () => {
    assert.deepEqual(summarizeExpiry([], now, policy), {
      expired: 0,
      expiring: 0,
      due: 0,
      ofPartners: 0,
      isNextOfPartner: false,
      next: undefined,
      turn: Infinity,
    });
  });
});
