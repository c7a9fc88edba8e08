/** Characters at the beginning of a file by which it is known what it is instead: a header, a title, a first element. */
const LOOKED_AT = 16_384;

/** What operators do save or send in place of a certificate, by how it begins or what only it has. The first that fits. */
const SIGNS: readonly (readonly [content: string, sign: RegExp])[] = [
  ['transcoded', /^0(?:\xc2[\x80-\x84]|\xef\xbf\xbd)/],
  ['gzip', /^\x1f\x8b\x08/],
  ['zip', /^PK(?:\x03\x04|\x05\x06)/],
  ['sevenZip', /^7z\xbc\xaf\x27\x1c/],
  ['pdf', /^%PDF-/],
  ['webPage', /^\s*<(?:!doctype html|html|head)\b/i],
  ['xml', /<(?:\w{1,32}:)?X509Certificate>/],
  ['ldif', /^(?:userCertificate|cACertificate|certificateRevocationList)(?:;binary)?::? /im],
  ['mail', /^(?:MIME-Version|Content-Type|Received|Return-Path): ?\S/im],
  ['sshPublicKey', /^\s*(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d{3}) AAAA/],
  ['putty', /^PuTTY-User-Key-File-\d/],
  [
    'dump',
    /^\s*(?:Certificate|Certificate Request|Certificate Revocation List \(CRL\)):\s+(?:Data|Version)\b/,
  ],
  // “-----BEGIN ” in base64.
  ['twiceEncoded', /LS0tLS1CRUdJTi/],
  ['hex', /^\s*(?:0{4,8}:? +)?30[ :]?8[0-4][ :]?[\da-f]{2}/i],
];

/** What a file is that has no object of ours, where it is known, as the fact `content` of a fault; undefined elsewhere. */
export function foreignContent(text: string): { readonly content: string } | undefined {
  const head = text.slice(0, LOOKED_AT);
  const content = SIGNS.find(([, sign]) => sign.test(head))?.[0];
  return content === undefined ? undefined : { content };
}

/** The same of octets, each of which counts as a character. */
export function foreignOctets(bytes: Uint8Array): ReturnType<typeof foreignContent> {
  return foreignContent(String.fromCharCode(...bytes.subarray(0, LOOKED_AT)));
}
