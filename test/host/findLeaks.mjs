/**
 * Looks for planted secrets in everything that a run of VS Code has written, said or kept: in every file, in each text
 * encoding, and as base64 and hex.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What every planted passphrase begins with: one that no test names is found all the same. */
export const STEM = 'canary-Passphrase';

/**
 * @typedef {{ readonly name: string, readonly octets: Uint8Array }} Canary `name` is what is told of it, never the secret
 * @typedef {{ readonly where: string, readonly octets: Uint8Array }} Place
 */

/** @param {string} text @param {string} [name] @returns {Canary} */
export function textCanary(text, name = 'a planted passphrase') {
  return { name, octets: Buffer.from(text, 'utf8') };
}

/**
 * Where the canaries were found, a line each: none of them is to be anywhere.
 * @param {Iterable<Place>} places @param {readonly Canary[]} canaries
 * @returns {readonly string[]}
 */
export function findLeaks(places, canaries) {
  const forms = canaries.flatMap(({ name, octets }) =>
    formsOf(Buffer.from(octets)).map(([form, wanted]) => ({ said: `${name} ${form}`, form, wanted })),
  );
  const found = new Set();
  for (const { octets, where } of places) {
    const bytes = Buffer.from(octets);
    const lower = Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1');
    // Base64 as PEM, mail and JSON have it: broken into lines, quoted, indented.
    const dense = Buffer.from(bytes.toString('latin1').replace(/\\[nr]|[\s"'+>,]|\x00/g, ''), 'latin1');
    for (const { form, said, wanted } of forms) {
      const searched = form === 'in hex' ? [lower] : form === 'in base64' ? [bytes, dense] : [bytes];
      if (searched.some((one) => one.includes(wanted))) found.add(`${said} in ${where}`);
    }
  }
  return [...found];
}

/** @returns {readonly (readonly [string, Buffer])[]} */
function formsOf(octets) {
  const text = octets.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(octets);
  const utf16 = isText ? Buffer.from(text, 'utf16le') : undefined;
  return [
    ['as it is', octets],
    ...(utf16 ? [['in UTF-16', utf16]] : []),
    ['in hex', Buffer.from(octets.toString('hex'))],
    ...[octets, ...(utf16 ? [utf16] : [])].flatMap((one) =>
      [0, 1, 2].flatMap((before) => base64At(one, before).map((wanted) => ['in base64', wanted])),
    ),
  ];
}

/** What stays the same of it in base64, whatever stands before and after: RFC 4648 sections 4 and 5. */
function base64At(octets, before) {
  const whole = Buffer.concat([Buffer.alloc(before), octets]).toString('base64');
  const start = Math.ceil((before * 8) / 6);
  const end = Math.floor(((before + octets.length) * 8) / 6);
  const kept = whole.slice(start, end);
  const url = kept.replaceAll('+', '-').replaceAll('/', '_');
  // In the dense form plus signs are gone, with all that quotes.
  return [...new Set([kept, url, kept.replaceAll('+', '')])].map((one) => Buffer.from(one));
}

/** Every file below a folder. @param {string} folder @returns {Generator<Place>} */
export function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const where = join(entry.parentPath, entry.name);
    yield { where, octets: readFileSync(where) };
    // A name is written as well.
    yield { where: `the name of ${where}`, octets: Buffer.from(entry.name) };
  }
}
