export type WebKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/**
 * Importing a public key costs several times what verifying with it does (measured: 170-195 µs against 28-53),
 * and an issuer's key verifies many signatures. This many are kept, the least recently used leaves: a bundle of
 * all public roots has about 150.
 */
const keptKeys = 512;

const imported = new Map<string, Promise<WebKey | undefined>>();

/**
 * The key as Web Crypto holds it, imported once; undefined where the host refuses it.
 * @param use what the key is imported for, such as `RSASSA-PKCS1-v1_5 SHA-256`
 * @param bytes the key's own octets, by which it is known again
 */
export function importOnce(
  use: string,
  bytes: Uint8Array,
  load: () => Promise<WebKey>,
): Promise<WebKey | undefined> {
  const id = `${use} ${latin1(bytes)}`;
  const key = imported.get(id) ?? load().catch(() => undefined);
  imported.delete(id);
  imported.set(id, key);
  const oldest = imported.keys().next();
  if (imported.size > keptKeys && !oldest.done) imported.delete(oldest.value);
  return key;
}

/** Octets as characters of the same codes. Callers bound the length: a key here has at most a few thousand octets. */
export function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
