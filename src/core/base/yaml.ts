import type * as yaml from 'yaml';

type Yaml = typeof yaml;

/** The one door to the yaml library, which is a file of its own that is fetched when first asked for. */
export function loadYaml(): Promise<Yaml> {
  return import('yaml');
}
