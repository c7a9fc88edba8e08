import { loadYaml } from './yaml.js';

/** Keys that every reader takes for a text. */
const PLAIN_KEY = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Words that a reader of YAML 1.1 takes for a truth value or nothing. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/**
 * A value → YAML that readers of 1.1 (Ansible, Helm) take for the same as readers of 1.2: texts in quotes, those of
 * several lines as they are. What is undefined is left out.
 */
export async function writeStrictYaml(comment: string, value: object): Promise<string> {
  const { Document, visit } = await loadYaml();
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (key, node) => {
      if (typeof node.value !== 'string') return;
      if (key === 'key' && PLAIN_KEY.test(node.value) && !WORDS.test(node.value)) return;
      node.type = node.value.endsWith('\n') ? 'BLOCK_LITERAL' : 'QUOTE_DOUBLE';
    },
  });
  document.commentBefore = comment.replace(/^/gm, ' ');
  return document.toString({ lineWidth: 0 });
}
