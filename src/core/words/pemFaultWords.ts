import type { FaultWords } from './faultWords.js';

/** Faults of core/pem: text that is not quite PEM (RFC 7468, base64 of RFC 4648). */
export const pemFaultWords: FaultWords = {
  'base64-after-padding': () => 'This stands after the padding, where the base64 has ended.',
  'base64-bits': () => 'The last character carries bits that belong to no octet.',
  'base64-blank-line': () => 'An empty line stands in the base64: OpenSSL refuses a block with one.',
  'base64-invalid': (fact) => `“${fact('text')}” does not belong in base64.`,
  'base64-invalid-more': (fact) =>
    `In all, ${fact('more')} more places in this block do not belong in base64.`,
  'base64-length': () => 'One base64 character is left over: at least one is missing or too many.',
  'base64-padding': (fact) =>
    `The base64 should end with ${fact('expected')} “=”, and ends with ${fact('found')}.`,
  'body-empty': () => 'There is nothing between BEGIN and END.',
  'boundary-dashes': () => 'A BEGIN or END line has five plain hyphens on either side of its words.',
  'boundary-indented': () => 'The line is indented: OpenSSL and others do not find a block that begins so.',
  'boundary-not-alone': () => 'BEGIN and END must stand alone on their lines: others do not find this block.',
  'boundary-quoted': () => 'The line is quoted as in a mail: others do not find a block that begins so.',
  'boundary-words': () =>
    'The words of a BEGIN or END line are capitals parted by plain spaces: others do not find this block.',
  'byte-order-mark': () =>
    'The file begins with a byte order mark: some tools do not find a block on the first line.',
  'byte-order-mark-inside': () =>
    'A byte order mark stands here, where files were joined: others do not find the block after it.',
  'end-label-mismatch': (fact) => `The block begins as ${fact('begin')} and ends as ${fact('end')}.`,
  'end-missing': (fact) => `The line -----END ${fact('label')}----- is missing.`,
  'end-without-begin': (fact) => `There is no BEGIN line for this END ${fact('label')}.`,
  'header-end-missing': () => 'An empty line is missing between the headers and the base64.',
  'line-ends-cr': () => 'The line ends with a lone carriage return: others see the file as one single line.',
  'line-ends-escaped': () =>
    'The line ends are written as \\n, as inside JSON: others do not find a block in this form.',
  'text-html': () =>
    'Here are marks of HTML, as a web page’s source has them: others do not read this block.',
  'text-quoted-printable': () =>
    'This is quoted-printable, as a mail’s source has it: others do not read this block.',
};
