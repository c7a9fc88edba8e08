import {
  any,
  choice,
  explicit,
  field,
  ia5String,
  implicit,
  octetString,
  oid,
  type Schema,
  sequence,
  sequenceOf,
  setOf,
} from '../schema.js';

/** RFC 5280 section 4.1.2.4. */
export const relativeDistinguishedName: Schema = setOf(
  'RelativeDistinguishedName',
  field('attribute', sequence('AttributeTypeAndValue', field('type', oid), field('value', any))),
);

export const name: Schema = sequenceOf('Name', field('relativeDistinguishedName', relativeDistinguishedName));

/** RFC 5280 section 4.2.1.6. A Name is a CHOICE, so that its tag is EXPLICIT. */
export const generalName: Schema = choice(
  'GeneralName',
  implicit(0, 'otherName', sequence('OtherName', field('type-id', oid), explicit(0, 'value', any))),
  implicit(1, 'rfc822Name', ia5String),
  implicit(2, 'dNSName', ia5String),
  implicit(3, 'x400Address', sequence('ORAddress')),
  explicit(4, 'directoryName', name),
  implicit(5, 'ediPartyName', sequence('EDIPartyName')),
  implicit(6, 'uniformResourceIdentifier', ia5String),
  implicit(7, 'iPAddress', { ...octetString, type: 'iPAddress' }),
  implicit(8, 'registeredID', oid),
);

export const generalNames: Schema = sequenceOf('GeneralNames', field('', generalName));
