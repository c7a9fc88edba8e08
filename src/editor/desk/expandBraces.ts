/** Patterns that one is expanded to; no list of exclusions seen comes near. */
const PATTERNS = 256;

/**
 * A glob without braces for each of its alternatives, `PATTERNS` at most: a list of globs goes to VS Code as one pattern
 * in braces, and its globs know no braces within braces.
 */
export function expandBraces(glob: string): readonly string[] {
  let patterns: readonly string[] = [glob];
  for (;;) {
    const expanded = [...new Set(patterns.flatMap(expandInnermost))].slice(0, PATTERNS);
    if (expanded.every((pattern, at) => pattern === patterns[at])) return expanded;
    patterns = expanded;
  }
}

function expandInnermost(pattern: string): readonly string[] {
  const [group, alternatives] = /\{([^{}]*)\}/.exec(pattern) ?? [];
  return group === undefined || alternatives === undefined
    ? [pattern]
    : alternatives.split(',').map((alternative) => pattern.replace(group, () => alternative));
}
