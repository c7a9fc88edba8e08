import type * as forge from 'node-forge';

export type Forge = typeof forge;

let loading: Promise<Forge> | undefined;

/**
 * The one door to node-forge, which is a file of its own that is fetched when first asked for: reading and
 * showing certificates never needs it. In the browser host that file arrives after the module has been made,
 * so `default` is a promise there; handing it to `then` waits for either.
 */
export function loadForge(): Promise<Forge> {
  loading ??= import('node-forge')
    .then((chunk: { default: Forge | Promise<Forge> }) => chunk.default)
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
