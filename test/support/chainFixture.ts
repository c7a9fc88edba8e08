import { rememberVerdicts } from '../../src/core/path/verifyLink.js';
import { type KnownCertificate, Pool } from '../../src/core/path/pool.js';
import { type Chain, proveChain } from '../../src/core/validation/proveChain.js';
import { writeChain } from '../../src/core/words/writeChain.js';
import type { RevocationList } from '../../src/core/x509/revocationList.js';
import { certificatesOf, NOW } from './inspectFixture.js';

const verify = rememberVerdicts();

interface Known {
  readonly pool?: readonly string[];
  readonly trusted?: readonly string[];
  readonly lists?: readonly RevocationList[];
  readonly at?: number;
  readonly signal?: AbortSignal;
}

/** The chain of the first certificate of a fixture. */
export function chainOf(
  file: string,
  { pool = [], trusted = [], lists = [], at = NOW, ...rest }: Known = {},
): Promise<Chain> {
  const [leaf] = certificatesOf(file) as [KnownCertificate];
  return proveChain(leaf, {
    pool: new Pool(certificatesOf(...pool)),
    trusted: certificatesOf(...trusted),
    lists,
    verify,
    at,
    ...rest,
  });
}

/** The same in words. */
export async function chainTextOf(file: string, known: Known = {}): Promise<string> {
  return writeChain(await chainOf(file, known), known.at ?? NOW, (one) => one.file ?? file).text;
}
