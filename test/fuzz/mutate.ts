import { writePem } from '../../src/core/pem/writePem.js';
import { listsOf, readTrees, writeTrees } from './derTree.js';
import type { Random } from './random.js';

/** Octets at which parsers tend to stumble: zero, signs, long and indefinite lengths, tags. */
const TELLING = [
  0x00, 0x01, 0x7f, 0x80, 0x81, 0x84, 0xff, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x17, 0x30, 0x31, 0xa0, 0xa3,
];
/** Nothing larger is made: a mutation is to break things, not to fill memory. */
const LARGEST = 64 * 1024;

/** Another input out of this one; `other` lends parts. */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let mutated = bytes;
  for (let times = 1 + random.below(3); times > 0; times--) mutated = mutateOnce(mutated, other, random);
  return mutated.slice(0, LARGEST);
}

function mutateOnce(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const text = toText(bytes);
  if (text.includes('-----BEGIN ') && random.below(4) > 0) {
    const mutation = random.pick([mutateLines, mutateBlock, mutateBlock, mutateCharacters] as const);
    return toOctets(mutation(text, other, random));
  }
  return random.below(3) === 0 ? mutateOctets(bytes, other, random) : mutateTree(bytes, other, random);
}

function mutateOctets(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const length = random.below(Math.min(64, bytes.length - at) + 1);
  const before = bytes.subarray(0, at);
  const after = bytes.subarray(at + length);
  const from = random.below(other.length);
  switch (random.below(6)) {
    case 0:
      return join(before, Uint8Array.of((bytes[at] ?? 0) ^ (1 << random.below(8))), bytes.subarray(at + 1));
    case 1:
      return join(before, Uint8Array.of(random.pick(TELLING) ?? 0), bytes.subarray(at + 1));
    case 2:
      return join(before, after);
    case 3:
      return join(before, bytes.subarray(at, at + length), bytes.subarray(at));
    case 4:
      return before;
    default:
      return join(before, other.subarray(from, from + length), after);
  }
}

/** A change of structure whose lengths are right again, so that it is found far inside. */
function mutateTree(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const trees = readTrees(bytes);
  if (trees === undefined || trees.length === 0) return mutateOctets(bytes, other, random);
  const list = random.pick(listsOf(trees)) ?? trees;
  const at = random.below(list.length);
  const tree = list[at];
  if (tree === undefined) return bytes;
  switch (random.below(8)) {
    case 0:
      list.splice(at, 1);
      break;
    case 1:
      for (let copies = 1 + random.below(4); copies > 0; copies--) list.splice(at, 0, tree);
      break;
    case 2:
      list.splice(at, 1, ...list.splice(random.below(list.length), 1, tree));
      break;
    case 3:
      tree.tag = random.pick(TELLING) ?? 0x30;
      break;
    case 4:
      list[at] = {
        tag: random.pick([0x30, 0x31, 0xa0, 0xa3, 0x04] as const),
        octets: undefined,
        inner: [tree],
      };
      break;
    case 5:
      Object.assign(tree, {
        octets: mutateOctets(tree.octets ?? writeTrees(tree.inner), other, random),
        inner: [],
      });
      break;
    case 6:
      Object.assign(tree, { octets: new Uint8Array(random.below(3)), inner: [] });
      break;
    default:
      list[at] = random.pick(listsOf(readTrees(other) ?? []).flat()) ?? tree;
  }
  return writeTrees(trees);
}

/** The octets of one block changed, in base64 that is sound again. */
function mutateBlock(text: string, other: Uint8Array, random: Random): string {
  const blocks = [
    ...text.matchAll(/-----BEGIN ([^-]+)-----\r?\n([A-Za-z0-9+/=\s]+)-----END [^-]+-----\r?\n?/g),
  ];
  const block = random.pick(blocks);
  const [whole, label = '', body = ''] = block ?? [];
  if (block === undefined || whole === undefined) return mutateCharacters(text, other, random);
  const mutated = mutateTree(new Uint8Array(Buffer.from(body, 'base64')), other, random);
  return text.slice(0, block.index) + writePem(label, mutated) + text.slice(block.index + whole.length);
}

const LINES = [
  '-----BEGIN CERTIFICATE-----',
  '-----END CERTIFICATE-----',
  '-----BEGIN PKCS7-----',
  '-----BEGIN ENCRYPTED PRIVATE KEY-----',
  '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\n',
  '\u2014\u2014BEGIN CERTIFICATE\u2014\u2014',
  '-- begin certificate --',
  '-----END\u00a0CERTIFICATE-----',
  '# what comes next',
  '',
  'subject=/CN=x',
  '=====',
  '    ',
] as const;

function mutateLines(text: string, other: Uint8Array, random: Random): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  switch (random.below(7)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines.splice(at, 0, line);
      break;
    case 2:
      lines.splice(at, 0, random.pick(LINES));
      break;
    case 3:
      return lines.join(
        random.pick([
          '\r\n',
          '\r',
          '\\n',
          '\\u000a',
          ' ',
          '\n\n',
          '\n> ',
          '\n    ',
          '\n# ',
          '<br>\n',
          '&#10;',
          '=\n',
          '\\n" +\n"',
        ] as const),
      );
    case 4:
      lines.splice(at, 2, line + (lines[at + 1] ?? ''));
      break;
    case 5:
      return text + toText(other);
    default:
      lines[at] = random.pick(['\ufeff', '> ', '\t', '"', '# ', '\u200b'] as const) + line;
  }
  return lines.join('\n');
}

function mutateCharacters(text: string, _other: Uint8Array, random: Random): string {
  const at = random.below(text.length);
  const character = random.pick([
    '=',
    '-',
    '\\',
    '\n',
    '\0',
    '\u2013',
    '*',
    ' ',
    'é',
    '"',
    '<',
    '&#43;',
    '\\u002b',
    '\u00a0',
    '=3D',
    '\ud800',
    '🔑',
  ] as const);
  return text.slice(0, at) + character + text.slice(at + random.below(3));
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

function toOctets(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf8'));
}
