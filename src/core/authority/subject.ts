import { oids } from '../x509/oids.js';

/** The kinds of attribute that a subject is made of here, by their keywords in RFC 4514. */
export type AttributeKeyword =
  'CN' | 'O' | 'OU' | 'L' | 'ST' | 'C' | 'STREET' | 'DC' | 'serialNumber' | 'emailAddress';

/** One attribute of a subject; each becomes a RelativeDistinguishedName of its own. */
export interface SubjectAttribute {
  readonly keyword: AttributeKeyword;
  readonly value: string;
}

/** A subject in the order of its encoding: the country first and the common name last, as is the custom. */
export type Subject = readonly SubjectAttribute[];

interface AttributeKind {
  readonly oid: string;
  readonly name: string;
  readonly string: 'utf8' | 'printable' | 'ia5';
  /** The upper bound in characters: RFC 5280 appendix A.1; for STREET X.520, for DC a label of RFC 1034. */
  readonly limit: number;
}

export const attributeKinds: Readonly<Record<AttributeKeyword, AttributeKind>> = {
  CN: { oid: oids.commonName, name: 'common name', string: 'utf8', limit: 64 },
  O: { oid: oids.organizationName, name: 'organization', string: 'utf8', limit: 64 },
  OU: { oid: oids.organizationalUnitName, name: 'organizational unit', string: 'utf8', limit: 64 },
  L: { oid: oids.localityName, name: 'locality', string: 'utf8', limit: 128 },
  ST: { oid: oids.stateOrProvinceName, name: 'state or province', string: 'utf8', limit: 128 },
  C: { oid: oids.countryName, name: 'country', string: 'printable', limit: 2 },
  STREET: { oid: oids.streetAddress, name: 'street', string: 'utf8', limit: 128 },
  DC: { oid: oids.domainComponent, name: 'domain component', string: 'ia5', limit: 63 },
  serialNumber: { oid: oids.serialNumber, name: 'serial number', string: 'printable', limit: 64 },
  emailAddress: { oid: oids.emailAddress, name: 'e-mail address', string: 'ia5', limit: 255 },
};

/** What is wrong with a subject, in a sentence that says what, where and how to mend it; undefined where it is sound. */
export function checkSubject(subject: Subject): string | undefined {
  return subject.some(({ keyword }) => keyword === 'CN')
    ? checkAttributes(subject)
    : 'The subject has no common name: add CN=….';
}

/** The same of a part of one. */
export function checkAttributes(subject: Subject): string | undefined {
  for (const attribute of subject) {
    const problem = checkAttribute(attribute);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function checkAttribute({ keyword, value }: SubjectAttribute): string | undefined {
  const { name, string, limit } = attributeKinds[keyword];
  const where = `The ${name} (${keyword})`;
  const length = Array.from(value).length;
  if (value.trim() === '') return `${where} is empty: fill it in or leave it out.`;
  if (value !== value.trim()) return `${where} begins or ends with a space: remove it.`;
  if (keyword === 'C' && !/^[A-Z]{2}$/.test(value)) {
    return `${where} is “${value}”: write the two capital letters of ISO 3166, such as DE.`;
  }
  if (length > limit) return `${where} has ${length} characters: RFC 5280 allows ${limit}.`;
  if (/[\0-\x1f\x7f]/.test(value)) return `${where} holds a control character: remove it.`;
  if (/\p{Surrogate}/u.test(value)) return `${where} holds half a character (a lone surrogate): remove it.`;
  if (string === 'printable' && !/^[A-Za-z0-9 '()+,\-./:=?]*$/.test(value)) {
    return `${where} may hold only letters, digits, spaces and ' ( ) + , - . / : = ?`;
  }
  if (string === 'ia5' && !/^[\0-\x7f]*$/.test(value)) return `${where} may hold only ASCII characters.`;
  return undefined;
}
