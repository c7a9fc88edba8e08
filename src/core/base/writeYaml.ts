import { loadYaml } from './yaml.js';

/**
 * A value → YAML text below a comment of one line or more. Each value is quoted where another reader of YAML 1.2 could
 * take it for something else. What is undefined is left out.
 */
export async function writeYaml(comment: string, value: object): Promise<string> {
  const { Document } = await loadYaml();
  // An object that stands in two places is written out twice: aliases are not read here.
  const document = new Document(value, { aliasDuplicateObjects: false });
  document.commentBefore = comment.replace(/^/gm, ' ');
  // Folded lines are the same value, but a poor diff.
  return document.toString({ lineWidth: 0 });
}
