import * as vscode from 'vscode';
import { escapeMarkdown } from '../../core/words/escapeMarkdown.js';
import type { Fact } from '../../core/words/fact.js';

/** A title, and as a table those facts that it does not say already. Neither HTML, icons nor commands work in it. */
export function toFactSheet(title: string, facts: readonly Fact[]): vscode.MarkdownString {
  const lines = [`**${escapeMarkdown(title)}**`];
  const further = facts.filter(([, value]) => value !== title);
  if (further.length > 0) {
    lines.push('', '| | |', '|:--|:--|');
    for (const [label, value] of further) {
      // A label that breaks in two would tear its line apart.
      const unbroken = escapeMarkdown(label).replaceAll(' ', '&nbsp;');
      lines.push(`| ${unbroken} | ${escapeMarkdown(value)} |`);
    }
  }
  const sheet = new vscode.MarkdownString(lines.join('\n'));
  sheet.supportHtml = false;
  sheet.supportThemeIcons = false;
  sheet.isTrusted = false;
  return sheet;
}
