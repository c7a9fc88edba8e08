/** Bags and their attributes, RFC 7292 section 4.2 and appendix D. */
export const bagTypes = {
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
  revocationList: '1.2.840.113549.1.12.10.1.4',
  secret: '1.2.840.113549.1.12.10.1.5',
  safeContents: '1.2.840.113549.1.12.10.1.6',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  x509Crl: '1.2.840.113549.1.9.23.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
};

/** What is named and not read. */
export const unreadBags: ReadonlyMap<string, string> = new Map([
  [bagTypes.secret, 'secretBag'],
  ['1.2.840.113549.1.9.22.2', 'sdsiCertificate'],
]);
