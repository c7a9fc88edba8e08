import type * as forge from 'node-forge';

export type Forge = typeof forge;

/**
 * The one door to node-forge, which is a file of its own that is fetched when first asked for: reading and
 * showing certificates never needs it.
 */
export async function loadForge(): Promise<Forge> {
  const { default: library } = (await import('node-forge')) as unknown as { default: Forge };
  return library;
}
