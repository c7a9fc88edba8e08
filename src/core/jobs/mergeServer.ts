import type { YamlMapping, YamlNode } from '../base/readYaml.js';

/**
 * A server of a job for many: the job’s own fields, and in their place what its item of `overrides` says. Sections are
 * joined field by field, a list stands in the place of the other, an empty value says nothing. Every value keeps the
 * place that it came from; a joined section has that of the override.
 */
export function mergeServer(defaults: YamlMapping, override: YamlMapping): YamlMapping {
  const own = new Map(override.fields.map((field) => [field.key, field]));
  const merged = defaults.fields.map((field) => {
    const over = own.get(field.key);
    own.delete(field.key);
    if (over === undefined || isEmpty(over.value)) return field;
    const value =
      field.value.type === 'mapping' && over.value.type === 'mapping'
        ? mergeServer(field.value, over.value)
        : over.value;
    return { ...over, value };
  });
  return { type: 'mapping', fields: [...merged, ...own.values()], span: override.span };
}

function isEmpty(node: YamlNode): boolean {
  return node.type === 'text' && node.text === '';
}
