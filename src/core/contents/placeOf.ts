import type { Span } from '../base/span.js';
import type { Item } from './contents.js';

/**
 * Where an object is pointed at in its file. The BEGIN line stands for its block: thirty underlined lines of base64
 * would tell no more. What stands in a container has no line of its own.
 */
export function placeOf({ block, container, span }: Item): Span {
  return container === undefined && block !== undefined ? block.begin : span;
}
