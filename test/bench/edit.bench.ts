/**
 * One character typed in the middle of a file of 1,000 certificates: everything that there is to say about it, anew,
 * against the same from scratch. Every second time the character is taken back, so that each edit is one.
 */
import { readFileSync } from 'node:fs';
import { readContents } from '../../src/core/contents/readContents.js';
import { rememberBlocks } from '../../src/core/contents/rememberBlocks.js';
import { inspect } from '../../src/core/findings/inspect.js';
import { Pool } from '../../src/core/path/pool.js';
import { SearchMemory } from '../../src/core/path/searchMemory.js';
import { rememberVerdicts } from '../../src/core/path/verifyLink.js';
import { writePem } from '../../src/core/pem/writePem.js';
import { AUTHORITY, makeCertificate, makeKey } from '../support/makeCertificate.js';
import { makeDistinct } from './distinct.js';
import { report } from './measure.js';

const now = Date.UTC(2026, 10, 23);
const count = 1_000;
const edits = 201;

/** Something that inspects a text as often as it changes, and remembers as the editor does. */
function openEditor() {
  const read = rememberBlocks();
  const verify = rememberVerdicts();
  const searches = new SearchMemory();
  return (text: string) =>
    inspect(read(text), { now, expiringDays: 30, pool: new Pool([]), verify, searches });
}

/** A file, and where in it a character is typed. */
async function measure(what: string, text: string, place: number): Promise<void> {
  const edited = `${text.slice(0, place)}!${text.slice(place)}`;
  let scratch = Infinity;
  for (let time = 0; time < 3; time++) {
    const before = performance.now();
    await openEditor()(text);
    scratch = Math.min(scratch, performance.now() - before);
  }
  const inspectText = openEditor();
  await inspectText(text);
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    const before = performance.now();
    await inspectText(edit % 2 === 0 ? edited : text);
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  console.log(`edit: one character in ${what}, ${(text.length / 1e6).toFixed(1)} MB`);
  report('diagnostics anew (median), against the same from scratch', times[edits >> 1] ?? NaN, scratch);
}

/** In the middle of a line of base64, near the middle of the text. */
const inMiddle = (text: string): number => text.indexOf('\n', text.length / 2) + 20;

const bundle = readContents(readFileSync('test/fixtures/big/ca-certificates.crt'));
const roots = makeDistinct(bundle, 7).slice(0, count).join('');
await measure(`a file of ${count} roots`, roots, inMiddle(roots));

const [root, issuing, node] = [makeKey(), makeKey(), makeKey()];
const write = ({ der }: { readonly der: Uint8Array }): string => writePem('CERTIFICATE', der);
const authority = { extensions: [AUTHORITY] };
const leaves = Array.from({ length: count - 2 }, (_, number) =>
  write(makeCertificate({ subject: `n${number}`, issuer: 'CA', key: node, signer: issuing })),
);
const authorities = [
  write(makeCertificate({ subject: 'CA', issuer: 'Root', key: issuing, signer: root, ...authority })),
  write(makeCertificate({ subject: 'Root', issuer: 'Root', key: root, signer: root, ...authority })),
];
const nodes = [...leaves, ...authorities].join('');
await measure(`a file of ${count} with one issuer, in one of them`, nodes, inMiddle(nodes));
await measure(`a file of ${count} with one issuer, in the issuer`, nodes, leaves.join('').length + 100);
