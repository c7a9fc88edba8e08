import { readFileSync } from 'node:fs';
import { parsePrivateKey } from '../../src/core/keys/parsePrivateKey.js';

/** The passphrase of every encrypted key in test/fixtures/keys. */
export const passphrase = 'pâssphrase 1';

/** The one block of a file in test/fixtures/keys, taken apart without the room that scans PEM. */
export function keyBlock(name: string): {
  label: string;
  headers: { name: string; value: string }[];
  bytes: Uint8Array;
} {
  const [begin = '', ...lines] = readFileSync(`test/fixtures/keys/${name}.pem`, 'utf8').trimEnd().split('\n');
  lines.pop();
  const headers = lines
    .filter((line) => line.includes(': '))
    .map((line) => {
      const [header = '', value = ''] = line.split(': ');
      return { name: header, value };
    });
  const base64 = lines.filter((line) => !line.includes(':')).join('');
  const label = begin.replaceAll('-', '').replace('BEGIN ', '');
  return { label, headers, bytes: Uint8Array.from(Buffer.from(base64, 'base64')) };
}

export function keyFixture(name: string) {
  const { bytes, label, headers } = keyBlock(name);
  return parsePrivateKey(bytes, label, headers);
}
