/**
 * The one door by which text from a file reaches VS Code's own messages, questions and choices: where they would make a
 * link of `[text](command:…)`, or an icon of `$(name)`, a word joiner that nobody sees keeps the characters apart.
 */
export function toInertText(text: string): string {
  return text.replace(/\](?=\()|\$(?=\()/g, (character) => `${character}\u2060`);
}
