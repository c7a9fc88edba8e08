import { loadYaml } from './yaml.js';

/**
 * A value → YAML text below a comment of one line or more. Each value is quoted where another reader of YAML 1.2 could
 * take it for something else. What is undefined is left out.
 */
export async function writeYaml(comment: string, value: object): Promise<string> {
  const { Document } = await loadYaml();
  const document = new Document(value);
  document.commentBefore = comment.replace(/^/gm, ' ');
  // Folded lines are the same value, but a poor diff.
  return document.toString({ lineWidth: 0 });
}
