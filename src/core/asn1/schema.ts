import { constructed, primitive } from '../der/tags.js';

/**
 * A type of an ASN.1 module, as a table: what its elements are called and what their octets hold. The tables name what is
 * there; they do not judge it, which is the readers' business: what fits none of them still shows as universal types.
 */
export interface Schema {
  /** The name of the type in its module: `TBSCertificate`, `INTEGER`. */
  readonly type: string;
  /** Identifier octets that it can have; undefined where any will do. */
  readonly tags?: readonly number[];
  /** Universal tag number of the octets, where an IMPLICIT tag hides it. */
  readonly universal?: number;
  /** SEQUENCE, SET: its components in order. */
  readonly fields?: readonly Field[];
  /** SEQUENCE OF, SET OF. */
  readonly element?: Field;
  /** CHOICE: its alternatives, told apart by their tags. */
  readonly choice?: readonly Field[];
  /** What stands encoded in an OCTET STRING or BIT STRING. */
  readonly contents?: Schema;
  /** Names of the numbers of an INTEGER or ENUMERATED, or of the bits of a BIT STRING. */
  readonly named?: readonly string[];
  /** Whether its octets are a secret, or part of one. */
  readonly isSecret?: true;
}

/** A component: its name in the module and its type. */
export interface Field {
  /** Empty where the alternative of a CHOICE gives the name. */
  readonly name: string;
  readonly schema: Schema;
  readonly definedBy?: DefinedBy;
}

/** ANY DEFINED BY: the object identifier in an earlier component decides. */
export interface DefinedBy {
  /** That component: an OBJECT IDENTIFIER, or a SEQUENCE that begins with one. */
  readonly sibling: string;
  /** What it decides: the type itself, what an OCTET STRING or BIT STRING has in it, or what a SET is of. */
  readonly what: 'type' | 'contents' | 'elements';
  /** Types by object identifier. Asked for late, since types contain one another. */
  readonly table: () => ReadonlyMap<string, Schema>;
  /** Where the table has none. */
  readonly otherwise?: Schema;
}

export function field(name: string, schema: Schema, definedBy?: DefinedBy): Field {
  return definedBy === undefined ? { name, schema } : { name, schema, definedBy };
}

export function sequence(type: string, ...fields: readonly Field[]): Schema {
  return { type, tags: [0x30], universal: 16, fields };
}

export function sequenceOf(type: string, element: Field): Schema {
  return { type, tags: [0x30], universal: 16, element };
}

export function setOf(type: string, element: Field): Schema {
  return { type, tags: [0x31], universal: 17, element };
}

export function choice(type: string, ...alternatives: readonly Field[]): Schema {
  const tags = alternatives.flatMap(({ schema }) => schema.tags ?? []);
  return { type, tags, choice: alternatives };
}

/** `[number] IMPLICIT`: the tag stands in place of the type's own. */
export function implicit(number: number, name: string, schema: Schema): Field {
  return { name, schema: { ...schema, tags: [primitive(number), constructed(number)] } };
}

/** `[number] EXPLICIT`: the tag stands around the type. */
export function explicit(number: number, name: string, schema: Schema, definedBy?: DefinedBy): Field {
  const inner = field(schema.choice === undefined ? name : '', schema);
  return field(name, { type: `[${number}]`, tags: [constructed(number)], fields: [inner] }, definedBy);
}

function universal(type: string, number: number, tags: readonly number[] = [number]): Schema {
  return { type, tags, universal: number };
}

export const any: Schema = { type: 'ANY' };
export const boolean = universal('BOOLEAN', 1);
export const integer = universal('INTEGER', 2);
/** Strings can be in pieces in BER, X.690 section 8.7.3. */
export const bitString = universal('BIT STRING', 3);
export const octetString = universal('OCTET STRING', 4, [0x04, 0x24]);
export const nothing = universal('NULL', 5);
export const oid = universal('OBJECT IDENTIFIER', 6);
export const enumerated = universal('ENUMERATED', 10);
export const ia5String = universal('IA5String', 22);
export const bmpString = universal('BMPString', 30);
export const generalizedTime = universal('GeneralizedTime', 24);

/** RFC 5280 section 4.1. */
export const time = choice('Time', field('', universal('UTCTime', 23)), field('', generalizedTime));

export function secret(schema: Schema): Schema {
  return { ...schema, isSecret: true };
}

/** INTEGER or BIT STRING whose numbers have names. */
export function named(type: string, schema: Schema, ...names: readonly string[]): Schema {
  return { ...schema, type, named: names };
}

/** An OCTET STRING that has the encoding of a type in it. */
export function octetsOf(contents: Schema): Schema {
  return { ...octetString, contents };
}
