import type { Span } from '../base/span.js';

/** One element of DER by the name that its place in an ASN.1 module gives it. Places count the octets of the object. */
export interface FieldNode {
  /** As the module writes it, such as `notBefore`; empty for what no module has there. */
  readonly name: string;
  /** The type in its module, such as `Validity`, or the universal type, `[0]` and the like where no module has it. */
  readonly type: string;
  readonly span: Span;
  /** Identifier and length octets, and for a BIT STRING that has a type in it the count of unused bits. */
  readonly header: Span;
  readonly tagClass: 'universal' | 'application' | 'context' | 'private';
  readonly tagNumber: number;
  readonly isConstructed: boolean;
  /** Universal tag number of the type of its octets, also where an IMPLICIT tag hides it; undefined where unknown. */
  readonly universal: number | undefined;
  /** Names of its numbers or bits, where the module has such. */
  readonly named: readonly string[] | undefined;
  /** The whole element. */
  readonly raw: Uint8Array;
  /** Octets after the header. */
  readonly content: Uint8Array;
  /** Whether its octets are a secret, which nobody may print. */
  readonly isSecret: boolean;
  /** The code of a fault where octets cannot be read as an element: they stand as one node, without a tag. */
  readonly fault: string | undefined;
  /** Read when first asked for: those of a constructed element, and what an OCTET STRING or BIT STRING has in it. */
  readonly children: readonly FieldNode[];
}
