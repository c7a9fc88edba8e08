/** Rounds of a hash after which others have their turn: plain code takes 3 to 5 µs for one, so about 40 ms. */
export const ROUNDS_A_TURN = 10_000;

/**
 * Lets the host do what waits: an editor stays alive however long a derivation takes, and hears that it was called off.
 * @throws the signal's reason where it was
 */
export async function takeTurns(signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  // eslint-disable-next-line no-restricted-globals -- Nothing is timed: it is how all three hosts give the turn away.
  await new Promise<void>((resolve) => setTimeout(resolve));
  signal?.throwIfAborted();
}
