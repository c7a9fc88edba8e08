import type { Cursor } from './cursor.js';
import { tags } from './tags.js';

/**
 * The next UTCTime or GeneralizedTime in milliseconds since 1970; NaN where it is none. RFC 5280 section 4.1.2.5 wants
 * `YYMMDDHHMMSSZ` and `YYYYMMDDHHMMSSZ`; the other forms of X.680 (no seconds, fractions, an offset from UTC) are read
 * too, with a fault that says so.
 */
export function readTime(
  cursor: Cursor,
  field: string,
): { readonly epoch: number; readonly element: Cursor } {
  const tag = cursor.peek();
  const isTime = tag === tags.utcTime || tag === tags.generalizedTime;
  const element = isTime ? cursor.any(field) : cursor.read(tags.utcTime, field);
  return { epoch: element.failed ? NaN : toEpoch(element, field), element };
}

/** The contents of a GeneralizedTime with any tag. */
export function toGeneralizedEpoch(element: Cursor, field: string): number {
  return toEpoch(element, field, 4);
}

function toEpoch(element: Cursor, field: string, yearDigits = element.tag === tags.utcTime ? 2 : 4): number {
  const { bytes, contentStart: start, end } = element;
  const isStrict = end - start === yearDigits + 11 && bytes[end - 1] === 0x5a;
  const epoch = isStrict
    ? epochOf(bytes, start, yearDigits, twoDigits(bytes, start + yearDigits + 8))
    : readLenient(bytes, start, end, yearDigits);
  if (Number.isNaN(epoch)) element.fault('time-invalid', start, end, { field });
  else if (!isStrict) element.fault('time-form', start, end, { field });
  return epoch;
}

/** Date and time from the digits up to the minutes, and the seconds beside them; NaN where any is out of its range. */
function epochOf(bytes: Uint8Array, start: number, yearDigits: number, second: number): number {
  const low = twoDigits(bytes, start + yearDigits - 2);
  // RFC 5280 section 4.1.2.5.1: two digits from 50 on belong to the 20th century.
  const century = yearDigits === 2 ? (low >= 50 ? 19 : 20) : twoDigits(bytes, start);
  const year = century * 100 + low;
  const month = twoDigits(bytes, start + yearDigits);
  const day = twoDigits(bytes, start + yearDigits + 2);
  const hour = twoDigits(bytes, start + yearDigits + 4);
  const minute = twoDigits(bytes, start + yearDigits + 6);
  // A number that is NaN fails every comparison here.
  const inRange = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
  if (!(inRange && hour <= 23 && minute <= 59 && second <= 59 && year >= 0)) return NaN;
  // Date.UTC takes years below 100 for the 20th century; 400 years on, the calendar is the same.
  return year >= 100
    ? Date.UTC(year, month - 1, day, hour, minute, second)
    : Date.UTC(year + 400, month - 1, day, hour, minute, second) - MILLISECONDS_OF_400_YEARS;
}

const MILLISECONDS_OF_400_YEARS = 146_097 * 86_400_000;

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - 0x30;
  const ones = (bytes[at + 1] ?? 0) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

const LENIENT_TAIL = /^(\d\d)?(?:[.,](\d+))?(?:Z|([+-])(\d\d)(\d\d))?$/;

function readLenient(bytes: Uint8Array, start: number, end: number, yearDigits: number): number {
  const tailStart = start + yearDigits + 8;
  // The longest sensible form has 9 digits of a fraction; what is longer is no time.
  if (tailStart > end || end - tailStart > 24) return NaN;
  const tail = LENIENT_TAIL.exec(String.fromCharCode(...bytes.subarray(tailStart, end)));
  if (tail === null) return NaN;
  const [, seconds = '00', fraction = '0', sign, hours = '0', minutes = '0'] = tail;
  const epoch = epochOf(bytes, start, yearDigits, Number(seconds));
  if (Number(hours) > 14 || Number(minutes) > 59) return NaN;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return epoch + Math.trunc(Number(`0.${fraction}`) * 1000) + (sign === '-' ? offset : -offset);
}
