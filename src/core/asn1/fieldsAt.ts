import type { Span } from '../base/span.js';
import type { FieldNode } from './fieldNode.js';

/** From the object to the innermost field at an octet; empty where the octet is none of the tree. */
export function fieldsAt(tree: readonly FieldNode[], octet: number): readonly FieldNode[] {
  const path: FieldNode[] = [];
  let nodes = tree;
  for (;;) {
    const node = nodes.find(({ span }) => span.start <= octet && octet < span.end);
    if (node === undefined) return path;
    path.push(node);
    nodes = node.children;
  }
}

/**
 * The fields that octets are part of, in order, each as the path to it. Headers alone count for nothing: they belong to
 * every field around.
 * @param isWhole whether a field is told as one, and not by what it has in it
 */
export function* fieldsWithin(
  tree: readonly FieldNode[],
  octets: Span,
  isWhole: (node: FieldNode) => boolean,
  above: readonly FieldNode[] = [],
): Generator<readonly FieldNode[], void> {
  for (const node of tree) {
    if (node.span.start >= octets.end) return;
    if (node.span.end <= octets.start) continue;
    const path = [...above, node];
    if (isWhole(node) || node.children.length === 0) yield path;
    else if (octets.end > node.header.end) yield* fieldsWithin(node.children, octets, isWhole, path);
  }
}
