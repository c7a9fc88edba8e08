/** A browser has no TLS of its own to rehearse with. */
export function canRehearse(): boolean {
  return 'process' in globalThis;
}
