/** What a file is instead of a certificate, by the fact `content`, and what to do. */
const FOREIGN: Readonly<Record<string, string>> = {
  transcoded:
    'It was DER, but a transfer or an editor took it for text and changed its octets for good: get the file again, sent as binary.',
  gzip: 'It is compressed with gzip: unpack it first (gunzip).',
  zip: 'It is a ZIP archive, or a document of an office program: take the certificate out of it first.',
  sevenZip: 'It is a 7z archive: unpack it first.',
  pdf: 'It is a PDF document: ask the sender for the certificate itself.',
  webPage: 'It is a web page, maybe that of an error or a login: download the certificate again.',
  xml: 'It is XML with a certificate in an X509Certificate element: save the base64 inside that element as a file of its own.',
  ldif: 'It is an LDIF export with a certificate in base64: save that value, joined to one line, as a file of its own.',
  mail: 'It is a mail: save its attachment, which for a signature (smime.p7s) is PKCS#7.',
  sshPublicKey:
    'It is an OpenSSH public key, as SSH and SFTP use it: TLS and Connect:Direct need an X.509 certificate.',
  putty:
    'It is a key of PuTTY, as SSH and SFTP use it: TLS and Connect:Direct need another key and a certificate.',
  dump: 'It is a printout, as “openssl x509 -text” makes it, without the certificate: ask for the block that begins with -----BEGIN.',
  twiceEncoded:
    'It has a PEM block that was encoded in base64 once more, as Kubernetes does: decode that value once (base64 -d).',
  hex: 'It is DER written as hexadecimal digits: turn them back into octets first (xxd -r).',
};

/** The sentence on a file that is something else, with a space before it; nothing where it is not known what it is. */
export function foreignWords(content: string): string {
  const words = Object.hasOwn(FOREIGN, content) ? FOREIGN[content] : undefined;
  return words === undefined ? '' : ` ${words}`;
}
