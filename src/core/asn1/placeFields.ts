import { Cursor } from '../der/cursor.js';
import { readOid } from '../der/readOid.js';
import { tags } from '../der/tags.js';
import type { FieldNode } from './fieldNode.js';
import { any, type DefinedBy, type Field, type Schema } from './schema.js';

/** What an element is called and of what type it is. */
export interface Placed {
  readonly name: string;
  readonly schema: Schema;
}

/**
 * Gives the elements of a SEQUENCE, SET or CHOICE their names, in order: each takes the next component that can have its
 * tag, so that absent OPTIONAL ones are passed over.
 * @param schema of the element that has them
 */
export function placeFields(
  schema: Schema,
): (tag: number, earlier: readonly FieldNode[]) => Placed | undefined {
  const { element, fields } = schema;
  if (element !== undefined) return (tag, earlier) => place(element, tag, earlier);
  let next = 0;
  return (tag, earlier) => {
    for (let index = next; index < (fields?.length ?? 0); index++) {
      const candidate = fields?.[index];
      if (candidate === undefined || !takes(candidate.schema, tag)) continue;
      next = index + 1;
      return place(candidate, tag, earlier);
    }
    return undefined;
  };
}

function takes({ tags: allowed }: Schema, tag: number): boolean {
  return allowed === undefined || allowed.includes(tag);
}

function place(
  { name, schema, definedBy }: Field,
  tag: number,
  earlier: readonly FieldNode[],
): Placed | undefined {
  const decided = definedBy === undefined ? schema : decide(schema, name, definedBy, earlier);
  // What its identifier promised and its octets are not is shown as what it is.
  if (!takes(decided, tag)) return takes(schema, tag) ? { name, schema: any } : undefined;
  const chosen = decided.choice?.find((alternative) => takes(alternative.schema, tag));
  return chosen === undefined
    ? { name, schema: decided }
    : { name: name === '' ? chosen.name : name, schema: chosen.schema };
}

/** The type of a component that an object identifier before it decides. */
function decide(
  schema: Schema,
  name: string,
  { otherwise, sibling, table, what }: DefinedBy,
  earlier: readonly FieldNode[],
): Schema {
  const oid = oidOf(earlier.find((node) => node.name === sibling));
  const found = (oid === undefined ? undefined : table().get(oid)) ?? otherwise;
  if (found === undefined) return schema;
  switch (what) {
    case 'contents':
      return { ...schema, contents: found };
    case 'elements':
      return { ...schema, element: { name: schema.element?.name ?? '', schema: found } };
    case 'type': {
      const inner = { name: found.choice === undefined ? name : '', schema: found };
      // An EXPLICIT tag stays around the type.
      return schema.fields === undefined ? found : { ...schema, fields: [inner] };
    }
  }
}

/** The object identifier that a node is or begins with. */
export function oidOf(node: FieldNode | undefined): string | undefined {
  const own = node?.universal === tags.oid ? node : node?.children[0];
  if (own?.universal !== tags.oid || own.tagClass !== 'universal') return undefined;
  const cursor = Cursor.over(own.raw);
  const oid = readOid(cursor, own.name);
  return oid === '' ? undefined : oid;
}
