/** Content types of RFC 5652, and Netscape's list of certificates. */
export const contentTypes = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  encryptedData: '1.2.840.113549.1.7.6',
  certificateSequence: '2.16.840.1.113730.2.5',
};

/** What the other content types are called, in which nothing is read here: RFC 5652, RFC 3274, RFC 5083, RFC 2315. */
export const otherContents: ReadonlyMap<string, string> = new Map([
  [contentTypes.data, 'Data'],
  [contentTypes.signedData, 'SignedData'],
  ['1.2.840.113549.1.7.3', 'EnvelopedData'],
  ['1.2.840.113549.1.7.4', 'SignedAndEnvelopedData'],
  ['1.2.840.113549.1.7.5', 'DigestedData'],
  [contentTypes.encryptedData, 'EncryptedData'],
  ['1.2.840.113549.1.9.16.1.2', 'AuthenticatedData'],
  ['1.2.840.113549.1.9.16.1.9', 'CompressedData'],
  ['1.2.840.113549.1.9.16.1.23', 'AuthEnvelopedData'],
]);
