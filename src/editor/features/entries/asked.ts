/** What a command was called with: the line that was clicked and all that are selected with it, or `selection`. */
export interface Asked {
  readonly line: unknown;
  readonly lines: unknown;
}

/** What a key press says instead of a line, as its binding in package.json does. */
export const SELECTION = 'selection';
