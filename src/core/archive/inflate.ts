/** Undefined: the octets are no deflated stream. `too-large`: there are more than the limit; what follows was not unpacked. */
export type Inflated = Uint8Array | 'too-large' | undefined;

/**
 * Unpacks a raw deflate stream (RFC 1951), chunk by chunk, and stops where it grows beyond `limit` octets. The web
 * platform’s own code does it, which all hosts have since VS Code 1.99: Node 20.18 and Chromium 132.
 */
export async function inflate(packed: Uint8Array, limit: number): Promise<Inflated> {
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  // What is wrong with the octets, or that the rest is not wanted, is told where it is read as well.
  void writer.write(packed).catch(() => undefined);
  void writer.close().catch(() => undefined);
  const reader = stream.readable.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > limit) {
        await reader.cancel().catch(() => undefined);
        return 'too-large';
      }
      chunks.push(value);
    }
  } catch {
    return undefined;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
