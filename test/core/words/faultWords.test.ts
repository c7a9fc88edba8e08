import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeFault, faultWords } from '../../../src/core/words/describeFault.js';
import { ruleBook } from '../../../src/core/findings/ruleBook.js';
import { severityOfFault } from '../../../src/core/findings/severityOfFault.js';
import { entryFaultSeverities } from '../../../src/core/store/entryFaultSeverities.js';
import { jobRules } from '../../../src/core/jobs/jobRules.js';

/** The rooms whose readers report faults. */
const READERS = ['pem', 'der', 'x509', 'keys', 'keystores', 'contents'];
/** Literals in those rooms that have the form of a code and are none. */
const NO_CODES = new Set([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'openssh-key-v1',
  'proc-type',
  'dek-info',
  'scrypt-params',
  // Outcomes of openKey: what became of a passphrase is no fault of the file.
  'passphrase-missing',
  'passphrase-wrong',
  // Ways to seal a key.
  'pbes1-3des',
  'pbes2-sha1',
]);
const KEBAB = /'([a-z][a-z0-9]*(?:-[a-z0-9]+)+)'/g;

function codesIn(room: string): string[] {
  const folder = join('src/core', room);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
  const literals = texts.flatMap((text) => [...text.matchAll(KEBAB)].map((match) => match[1] ?? ''));
  return literals.filter((literal) => !NO_CODES.has(literal));
}

const codes = [...new Set(READERS.flatMap(codesIn))].sort();
const explanations = readFileSync('media/findings.md', 'utf8');
/** Every rule there is: each has a code and cites what makes it one. */
const rules = [...ruleBook, ...jobRules];
/** What `cdcerts check` finds in the store itself. */
const storeCodes = [...Object.keys(entryFaultSeverities), 'store-format', 'store-unfinished'];
const headings = [...explanations.matchAll(/^### (.+)$/gm)].map((match) => match[1] ?? '');

describe('words for faults', () => {
  it('finds the codes in the readers’ source', () => {
    assert.ok(codes.length > 50, codes.join(' '));
    for (const known of ['base64-invalid', 'end-missing', 'der-truncated', 'private-key-unknown']) {
      assert.ok(codes.includes(known), known);
    }
  });

  for (const code of codes) {
    it(`has a sentence and an explanation for ${code}`, () => {
      assert.ok(Object.hasOwn(faultWords, code), 'no sentence in core/words');
      assert.ok(headings.includes(code), 'no explanation in media/findings.md');
    });
  }

  it('has no sentence for what no reader reports', () => {
    assert.deepEqual(
      Object.keys(faultWords).filter((code) => !codes.includes(code)),
      [],
    );
  });

  it('makes a sentence of each, without a gap where a fact is missing', () => {
    for (const code of Object.keys(faultWords)) {
      const sentence = describeFault({ code, span: { start: 0, end: 1 } });
      assert.match(sentence, /^[A-Z“].*\.$/, code);
      assert.doesNotMatch(sentence, /undefined|null|NaN/, code);
    }
  });

  it('makes hostile facts plain', () => {
    const facts = { label: `X\u202E\n${'y'.repeat(500)}` };
    const sentence = describeFault({ code: 'end-missing', span: { start: 0, end: 1 }, facts });
    assert.match(sentence, /X\\u\{202E\}\\ny+… and \d+ more/);
  });
});

describe('explanations of findings', () => {
  it('has one heading for each code, and none besides', () => {
    const wanted = [...codes, ...rules.map(({ code }) => code), ...storeCodes, 'more-findings'];
    assert.deepEqual([...headings].sort(), [...new Set(wanted)].sort());
  });

  const sectionOf = (code: string) =>
    explanations.split(/^### /m).find((part) => part.startsWith(`${code}\n`)) ?? '';

  for (const code of codes) {
    it(`says how bad ${code} is, as its findings do`, () => {
      const [, severity = ''] = /(?:\.|\)) (Error|Warning|Information)\./.exec(sectionOf(code)) ?? [];
      assert.equal(severity.toLowerCase(), severityOfFault(code));
    });
  }

  for (const [code, wanted] of Object.entries(entryFaultSeverities)) {
    it(`says how bad ${code} is in the store`, () => {
      assert.match(sectionOf(code), new RegExp(`${wanted}\\.`, 'i'));
    });
  }

  for (const { code, citation } of rules) {
    it(`cites for ${code} what its rule cites`, () => {
      const section = sectionOf(code);
      // What identifies a source has a digit: a number of an RFC, of a section, of a fix.
      const numbers = citation.match(/[\w./-]*\d[\w./-]*/g) ?? [citation];
      for (const number of numbers) assert.ok(section.includes(number), number);
    });
  }
});
