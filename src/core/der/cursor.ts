import { span, type Span } from '../base/span.js';
import { DER_LIMITS } from './limits.js';
import { Report } from './report.js';
import { nameOfTag } from './tags.js';

/**
 * One element of DER and a reading position inside its contents (X.690 sections 8.1 and 10.1). It never throws: the
 * first thing that cannot be read is noted as a fault, the cursor `failed`, and whatever is asked of it afterwards is
 * empty and silent. So a parser reads straight down the ASN.1 and asks once, at the end. What fails inside an element
 * leaves its neighbours readable.
 */
export class Cursor {
  /** The whole input. */
  readonly bytes: Uint8Array;
  /** The identifier octet. */
  readonly tag: number;
  /** Index of the identifier octet, of the first octet of the contents, and after the last. */
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
  readonly report: Report;
  readonly depth: number;
  /** The next octet to be read. */
  at: number;
  failed = false;

  private constructor(
    bytes: Uint8Array,
    tag: number,
    start: number,
    contentStart: number,
    end: number,
    report: Report,
    depth: number,
  ) {
    this.bytes = bytes;
    this.tag = tag;
    this.start = start;
    this.contentStart = contentStart;
    this.end = end;
    this.report = report;
    this.depth = depth;
    this.at = contentStart;
  }

  /** A cursor over a whole input, as if it were the contents of an element without a header. */
  static over(bytes: Uint8Array, offset = 0): Cursor {
    return new Cursor(bytes, -1, 0, 0, bytes.length, new Report(offset), 0);
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  /** The identifier octet of the next element; -1 where there is none. */
  peek(): number {
    return this.at < this.end ? (this.bytes[this.at] ?? -1) : -1;
  }

  /** The contents, a view. */
  get content(): Uint8Array {
    return this.bytes.subarray(this.contentStart, this.end);
  }

  /** The whole encoding, a view. */
  get raw(): Uint8Array {
    return this.bytes.subarray(this.start, this.end);
  }

  get span(): Span {
    return span(this.report.offset + this.start, this.report.offset + this.end);
  }

  /** The place of the contents. */
  get contentSpan(): Span {
    return span(this.report.offset + this.contentStart, this.report.offset + this.end);
  }

  /** The next element, which must have this tag. `field` names it in a fault. */
  read(tag: number, field: string): Cursor {
    if (this.failed) return this.#nothing(tag);
    if (this.at >= this.end) {
      this.fail('der-element-missing', this.start, this.end, { field, expected: nameOfTag(tag) });
      return this.#nothing(tag);
    }
    const found = this.bytes[this.at] ?? 0;
    if (found === tag) return this.any(field);
    const facts = { field, expected: nameOfTag(tag), found: nameOfTag(found) };
    this.fail('der-tag-unexpected', this.at, this.at + 1, facts);
    return this.#nothing(tag);
  }

  /** The next element where it has this tag; else undefined, and nothing is read. */
  optional(tag: number, field: string): Cursor | undefined {
    return !this.failed && this.peek() === tag ? this.any(field) : undefined;
  }

  /** The next element, whatever it is. */
  any(field: string): Cursor {
    const { bytes, at, end, report } = this;
    if (this.failed) return this.#nothing(0);
    if (at >= end) {
      this.fail('der-element-missing', this.start, end, { field, expected: 'an element' });
      return this.#nothing(0);
    }
    const tag = bytes[at] ?? 0;
    const lengthAt = (tag & 0x1f) === 0x1f ? this.#endOfTag(field) : at + 1;
    let contentStart = lengthAt + 1;
    // The most frequent form first: one length octet, within the bounds.
    let length = lengthAt < end ? (bytes[lengthAt] ?? 0) : 0xff;
    if (length >= 0x80) {
      length = this.#longLength(lengthAt, field);
      if (length < 0) return this.#nothing(tag);
      contentStart = this.at;
    }
    if (contentStart + length > end) {
      const facts = { field, length, available: end - contentStart };
      this.fail('der-truncated', at, Math.min(contentStart, end), facts);
      return this.#nothing(tag);
    }
    if (!report.spendElement()) return this.#refuse('element-limit', at, end, field);
    if (this.depth >= DER_LIMITS.depth) return this.#refuse('depth-limit', at, contentStart, field);
    this.at = contentStart + length;
    return new Cursor(bytes, tag, at, contentStart, this.at, report, this.depth + 1);
  }

  /** The contents must have been read to their end: octets left over are a fault, but what was read stays. */
  finish(field: string): void {
    if (!this.failed && this.at < this.end) {
      this.report.breaks++;
      this.fault('der-trailing', this.at, this.end, { field, octets: this.end - this.at });
    }
  }

  /** Notes a fault between two indexes of the input, or on the whole element; reading goes on. */
  fault(
    code: string,
    start = this.start,
    end = this.end,
    facts?: Readonly<Record<string, string | number>>,
  ): void {
    this.report.add(code, start, end, facts);
  }

  /** Notes a fault after which nothing more can be read here. */
  fail(
    code: string,
    start = this.start,
    end = this.end,
    facts?: Readonly<Record<string, string | number>>,
  ): void {
    if (!this.failed) {
      this.report.breaks++;
      this.report.add(code, start, end, facts);
    }
    this.failed = true;
    this.at = this.end;
  }

  /** After the identifier octets of a tag number above 30, which follow the first; X.690 section 8.1.2.4. */
  #endOfTag(field: string): number {
    const { bytes, at, end } = this;
    let index = at + 1;
    while (index < end && (bytes[index] ?? 0) >= 0x80) index++;
    const second = index < end ? (bytes[at + 1] ?? 0) : 0xff;
    if (second === 0x80 || second < 0x1f) this.fault('der-tag-high', at, index + 1, { field });
    return index + 1;
  }

  /** Length octets beyond the short form, X.690 sections 8.1.3.5 and 10.1; moves to the contents; -1 where they fail. */
  #longLength(start: number, field: string): number {
    const { bytes, at, end } = this;
    const first = bytes[start] ?? 0;
    const after = start + 1 + (first & 0x7f);
    if (start >= end || after > end) {
      this.fail('der-truncated', at, end, { field, length: 'unknown', available: 0 });
      return -1;
    }
    if (first === 0x80) {
      this.fail('der-length-indefinite', start, start + 1, { field });
      return -1;
    }
    let length = 0;
    for (let index = start + 1; index < after; index++) length = length * 256 + (bytes[index] ?? 0);
    // Real files stay far below what a double counts exactly; a longer length cannot be true.
    if (length > Number.MAX_SAFE_INTEGER) {
      this.fail('der-length-too-long', start, after, { field });
      return -1;
    }
    if (length < 0x80 || bytes[start + 1] === 0) {
      this.fault('der-length-not-minimal', start, after, { field });
    }
    this.at = after;
    return length;
  }

  #refuse(code: string, start: number, end: number, field: string): Cursor {
    this.fail(code, start, end, { field });
    return this.#nothing(0);
  }

  /** What stands for an element that is not there: empty, and silent about it. */
  #nothing(tag: number): Cursor {
    const empty = new Cursor(this.bytes, tag, this.end, this.end, this.end, this.report, this.depth + 1);
    empty.failed = true;
    return empty;
  }
}
