import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as TreeSitter from '@vscode/tree-sitter-wasm';

/** What a parser of PowerShell takes a script for. */
export interface PowerShellReading {
  /** Whether it is PowerShell from its first character to its last. */
  readonly isWhole: boolean;
  /** The kinds of its parts, in their order, without any text: equal for scripts that do the same. */
  readonly shape: readonly string[];
  /** The texts in single quotes, as PowerShell takes them. */
  readonly verbatim: readonly string[];
}

/** A parser of PowerShell, from VS Code’s own grammar. */
export async function openPowerShell(): Promise<(script: string) => PowerShellReading> {
  const require = createRequire(import.meta.url);
  const { Language, Parser } = require('@vscode/tree-sitter-wasm') as typeof TreeSitter;
  const folder = dirname(require.resolve('@vscode/tree-sitter-wasm'));
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(join(folder, 'tree-sitter-powershell.wasm')));
  return (script) => {
    const tree = parser.parse(script);
    if (tree === null) throw new Error('The parser was stopped.');
    const shape: string[] = [];
    const verbatim: string[] = [];
    const nodes = [tree.rootNode];
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
      shape.push(node.type);
      if (node.type === 'verbatim_string_characters')
        verbatim.push(node.text.slice(1, -1).replaceAll("''", "'"));
      nodes.push(...node.children.filter((child) => child !== null).reverse());
    }
    const isWhole = !tree.rootNode.hasError;
    tree.delete();
    return { isWhole, shape, verbatim };
  };
}
