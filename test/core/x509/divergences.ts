const refusesName =
  'a name inside has a string with octets that its type does not allow: read here with a fault, refused by OpenSSL';
const constructedString = 'a string in the constructed form of BER: put together by OpenSSL, a fault here';
const repeated = 'the extension is there several times: the first counts here, Node says nothing';
const indefinite = 'a length of BER’s indefinite form: a fault here, which is strict about DER';
const padded = 'the serial number inside has needless octets: read here with a fault, refused by OpenSSL';

const byText =
  'the same text in two types of string: the oracle compares octets, RFC 5280 section 7.1 the text';

/** Where we differ from the oracle on purpose: `file: field`, and why. */
export const divergences: Readonly<Record<string, string>> = {
  'pyca/x509/custom/ec_no_named_curve.pem: keyCurve':
    'explicit parameters name no curve; pyca recognises P-256 by its numbers',
  'pyca/x509/san_edipartyname.der: subjectAltName': 'the oracle leaves ediPartyName out',
  'malformed/boringssl-cert/11768a83ee1aef8b7473e248: aki': refusesName,
  'malformed/boringssl-cert/11768a83ee1aef8b7473e248: akiSerial': refusesName,
  'malformed/boringssl-cert/1808c688bb02ff1c1ad7ed7a: aki': constructedString,
  'malformed/boringssl-cert/315712107c8ed24ae206aea9: subjectAltName':
    'an otherName’s value is not looked into here; OpenSSL refuses the NULL with contents in it',
  'malformed/boringssl-cert/333baf657eaa5f45faa9033f: aki': padded,
  'malformed/boringssl-cert/333baf657eaa5f45faa9033f: akiSerial': padded,
  'malformed/boringssl-cert/6767aed84eba206ad0af1198: pathLen':
    'a path length of 24 octets: beyond counting here, cut to 0 by the oracle',
  'malformed/boringssl-cert/72a545be6c40e73c6b5d99e2: extendedKeyUsage': repeated,
  'malformed/boringssl-cert/862c27fdbbc95f9629eb738c: extendedKeyUsage': repeated,
  'malformed/boringssl-cert/dfcebbc1499529ab3a42f8a1: extendedKeyUsage': repeated,
  'malformed/boringssl-cert/cb0ccf608c0123594ca7b15c: subjectAltName': refusesName,
  'malformed/boringssl-cert/cb0ccf608c0123594ca7b15c: aki': refusesName,
  'malformed/boringssl-cert/cb0ccf608c0123594ca7b15c: akiSerial': refusesName,
  'malformed/boringssl-cert/37dcd42b4bcfa629bda473e3: unread': indefinite,
  'malformed/boringssl-cert/a39afbb6a147d0f67c4c93af: unread': indefinite,
  'malformed/boringssl-cert/053b845494f0c293ef496d76: selfIssued': byText,
  'malformed/boringssl-cert/0b7993b6526669e54dfcb94e: selfIssued': byText,
  'malformed/boringssl-cert/65cc8e943eb338c99156cf34: selfIssued': byText,
  'malformed/boringssl-cert/777191f41ab0a82c4877eef6: selfIssued': byText,
  'malformed/boringssl-cert/85d9ada2757e1b3c7f3619c8: selfIssued': byText,
  'malformed/boringssl-cert/e6980d47a0ca0e66aa767582: selfIssued': byText,
};
