/**
 * The suites that Connect:Direct for UNIX 6.4.0.6 no longer has, with GSKit 9 (fix list in IBM’s chart
 * ibm-connect-direct 1.4.24).
 */
export const REMOVED_SUITES: ReadonlySet<string> = new Set([
  ...['ECDSA', 'RSA'].flatMap((key) =>
    ['RC4_128_SHA', 'NULL_SHA', '3DES_EDE_CBC_SHA'].map((cipher) => `TLS_ECDHE_${key}_WITH_${cipher}`),
  ),
  ...[
    'RC4_128_SHA',
    'RC4_128_MD5',
    'DES_CBC_SHA',
    'NULL_SHA256',
    'NULL_SHA',
    'NULL_MD5',
    '3DES_EDE_CBC_SHA',
  ].map((cipher) => `TLS_RSA_WITH_${cipher}`),
]);

/** RFC 8446 appendix B.4: the suites of TLS 1.3 name no key exchange. */
export function isTls13Suite(suite: string): boolean {
  return /^TLS_(?:AES|CHACHA20)_/.test(suite);
}

/** Ciphers that protect nothing any more: RFC 9325 section 4.1 (NULL, RC4, export), RFC 7465, RFC 9325 section 4.2. */
export function isWeakSuite(suite: string): boolean {
  return /NULL|RC4|DES|EXPORT|MD5|anon/i.test(suite);
}

/** The type of key that a suite of TLS 1.2 wants in the server’s certificate; undefined where its name does not tell. */
export function keyTypeOf(suite: string): 'RSA' | 'EC' | undefined {
  const [, exchange] = /^(?:TLS|SSL)_(.+?)_WITH_/.exec(suite) ?? [];
  if (exchange === undefined) return undefined;
  if (exchange.endsWith('ECDSA')) return 'EC';
  return exchange.endsWith('RSA') ? 'RSA' : undefined;
}
