import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { commands } from '../../src/editor/desk/ids.js';

type Texts = Readonly<Record<string, string>>;

const manifest = readFileSync('package.json', 'utf8');
const texts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Texts;

/** Commands of VS Code that the welcome's buttons press. */
const COMMANDS_OF_VSCODE = ['vscode.openFolder', 'workbench.trust.manage'];

describe('the manifest’s texts', () => {
  it('are all there, and none is left over', () => {
    const wanted = [...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key);
    assert.deepEqual([...new Set(wanted)].sort(), Object.keys(texts).sort());
  });

  it('press commands that there are', () => {
    const known = new Set<string>([...Object.values(commands), ...COMMANDS_OF_VSCODE]);
    const pressed = Object.values(texts).flatMap((text) =>
      [...text.matchAll(/\]\(command:([^)]+)\)/g)].map(([, id = '']) => id),
    );
    assert.ok(pressed.length > 0);
    for (const id of pressed) assert.ok(known.has(id), id);
  });
});

interface Wording {
  readonly file: string;
  /** undefined where the words are put together while the program runs, so that nobody can translate them. */
  readonly text: string | undefined;
  readonly placeholders: number;
}

/** Each call of `vscode.l10n.t` in a file. */
function wordingsIn(file: string): readonly Wording[] {
  const found: Wording[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && /(^|\.)l10n\.t$/.test(node.expression.getText())) {
      const [first, ...rest] = node.arguments;
      const text = first && ts.isStringLiteralLike(first) ? first.text : undefined;
      found.push({ file, text, placeholders: rest.length });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return found;
}

describe('the texts of the running extension', () => {
  const wordings = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => wordingsIn(join('src', name)));

  it('are written out, so that they can be translated', () => {
    assert.ok(wordings.length > 20);
    assert.deepEqual(
      wordings.filter(({ text }) => text === undefined),
      [],
    );
  });

  it('have a value for each gap, and a gap for each value', () => {
    for (const { file, placeholders, text = '' } of wordings) {
      const gaps = [...new Set(text.match(/\{\d+\}/g))].sort();
      const wanted = Array.from({ length: placeholders }, (_, at) => `{${at}}`);
      assert.deepEqual(gaps, wanted, `${file}: ${text}`);
    }
  });

  it('stand in the bundle that translators begin with, and no others', () => {
    const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8')) as Texts;
    const wanted = [...new Set(wordings.map(({ text = '' }) => text))].sort();
    assert.deepEqual(Object.keys(bundle), wanted);
    for (const [key, text] of Object.entries(bundle)) assert.equal(text, key);
  });
});
