import { toHex } from '../../src/core/base/hex.js';
import type { Item } from '../../src/core/contents/contents.js';
import { openItems } from '../../src/core/contents/openItems.js';
import { readItems } from '../../src/core/contents/readContents.js';
import { sha256 } from '../../src/core/crypto/sha256.js';

/** The folders of test/fixtures whose every file is read in every host. */
export const READ_FOLDERS = [
  'keys',
  'keystores',
  'keytool',
  'partner',
  'pki/rsa',
  'self-signed',
  'weak',
  'x509',
];

/** The passphrases of the fixtures. */
const PASSPHRASES = ['changeit', 'pâssphrase 1', 'pässwörd', ''];

/** Everything in a file, a line each: what it is, how it was sealed, and a hash of what was behind that. */
export async function readAsFaces(file: string, bytes: Uint8Array): Promise<readonly string[]> {
  let lines: readonly string[] = [];
  for (const passphrase of PASSPHRASES) {
    const items: Item[] = [];
    for await (const item of openItems(readItems(bytes, []), passphrase)) items.push(item);
    lines = items.map((item) => `${file}: ${lineOf(item)}`);
    if (!lines.some((line) => line.includes('opening-passphrase-wrong'))) return lines;
  }
  return lines;
}

function lineOf({ container, faults, model }: Item): string {
  const alias = container?.alias === undefined ? [] : [`“${container.alias}”`];
  const codes = faults.map(({ code }) => code);
  return [model.kind, ...alias, ...contentOf(model), ...codes].join(' ');
}

function contentOf(model: Item['model']): readonly string[] {
  switch (model.kind) {
    case 'privateKey': {
      const { encryption, publicKey, wrapper } = model;
      const scheme = encryption ? `${encryption.scheme}/${encryption.prf}/${encryption.cipher}` : 'clear';
      return [wrapper, scheme, publicKey ? printOf(publicKey.raw) : 'no-public-key'];
    }
    case 'publicKey':
      return [printOf(model.publicKey.raw)];
    case 'keystore':
      return [model.container, model.integrity === null ? 'no-mac' : model.integrity.algorithm];
    case 'unknown':
      return [];
    default:
      return [printOf(model.der)];
  }
}

const printOf = (bytes: Uint8Array): string => toHex(sha256(bytes)).slice(0, 16);
