/**
 * The one door by which text from a file reaches Markdown: every character that could mean something to it, to HTML or
 * to a link finder stands as a character reference, so that it shows as itself and does nothing.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\s+/g, ' ');
}
