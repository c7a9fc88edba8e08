import type * as yaml from 'yaml';

type Yaml = typeof yaml;

let loading: Promise<Yaml> | undefined;

/**
 * The one door to the yaml library, which is a file of its own that is fetched when first asked for. In the browser
 * host that file arrives after the module has been made, so `default` is a promise there; handing it to `then` waits
 * for either.
 */
export function loadYaml(): Promise<Yaml> {
  loading ??= import('yaml')
    .then((chunk) => (chunk as unknown as { default: Yaml | Promise<Yaml> }).default)
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
