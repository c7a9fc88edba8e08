/** Pieces of work that are under way at once: a distant file system is not waited for one by one. */
const AT_ONCE = 16;

/**
 * Does the work for each item, several at a time. Where any fails, no further one is begun, those under way come to their
 * end, and only then the first failure is thrown: nothing goes on behind the caller’s back.
 */
export async function severalAtOnce<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  let failure: { readonly error: unknown } | undefined;
  const worker = async () => {
    try {
      for (let next = rest.next(); !next.done && failure === undefined; next = rest.next()) {
        signal?.throwIfAborted();
        await work(next.value);
      }
    } catch (error) {
      failure ??= { error };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failure !== undefined) throw failure.error;
}
