import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { escapeMarkdown } from '../../../src/core/words/escapeMarkdown.js';
import { toFactSheet } from '../../../src/editor/desk/markdown.js';
import { hostileTexts } from '../../support/hostileText.js';

/** One paragraph as VS Code's Markdown preview shows it, which understands more than a hover does. */
async function render(markdown: string): Promise<string> {
  const html = await vscode.commands.executeCommand<string>('markdown.api.render', markdown);
  const [, paragraph = ''] = /<p\b[^>]*>([^]*)<\/p>/.exec(html) ?? [];
  return paragraph;
}

/** The text that HTML without elements shows. */
function read(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

describe('the door for hostile text into Markdown', () => {
  const attacks = [
    '[x](command:workbench.action.quit)',
    '![x](https://evil.example/x.png)',
    '<https://evil.example>',
    'https://evil.example www.evil.example a@evil.example',
    '<img src=x onerror=alert(1)>',
    '$(alert) :smile: ~~x~~ *x* __x__ `x` ```x``` \\* &lt; &amp;lt; &#60;',
    '# x',
    '- x',
    '> x',
    '1. x',
    '    x',
    '--- | --- |',
    '[x]: https://evil.example',
    '![][x]',
  ];

  for (const attack of attacks)
    it(`shows ${attack} as itself`, async () => {
      const html = await render(`a ${escapeMarkdown(attack)} z`);
      assert.doesNotMatch(html, /</);
      assert.equal(read(html).replace(/\s+/g, ' '), `a ${attack} z`.replace(/\s+/g, ' '));
    });

  it('keeps a text in its line and in its cell, whatever it holds', () => {
    for (const hostile of hostileTexts(2_000, 7)) {
      const escaped = escapeMarkdown(hostile);
      assert.doesNotMatch(escaped, /[\n\r\u2028\u2029|`*_<>[\]()$\\]/);
      const sheet = toFactSheet(hostile, [[hostile, `${hostile}!`]]);
      assert.equal(sheet.value.split('\n').length, 5);
    }
  });

  it('trusts nothing that it writes', () => {
    const { isTrusted, supportHtml, supportThemeIcons } = toFactSheet('x', [['a', 'b']]);
    assert.deepEqual([isTrusted, supportHtml, supportThemeIcons], [false, false, false]);
  });
});
