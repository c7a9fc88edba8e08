/** The shortest of `times` runs, in milliseconds: what the work takes when nothing else is in its way. */
export function best(times: number, work: () => unknown): number {
  let shortest = Infinity;
  for (let time = 0; time < times; time++) {
    const before = performance.now();
    work();
    shortest = Math.min(shortest, performance.now() - before);
  }
  return shortest;
}

/** Prints ours beside theirs, and how many times as fast ours is. */
export function report(what: string, ours: number, theirs: number): void {
  const ratio = (theirs / ours).toFixed(2);
  console.log(`  ${what}: ${ours.toFixed(1)} ms against ${theirs.toFixed(0)} ms, ${ratio} times as fast`);
}
