/**
 * What one reading may spend, so that hostile octets end in a fault and not in a hang. Real need, measured: a
 * certificate has about 120 elements nested 9 deep; a CRL of 100,000 entries has 700,000 elements.
 */
export const DER_LIMITS = {
  /** Elements read from one input. */
  elements: 4_000_000,
  /**
   * Elements of BER that are written anew in definite form. A signed message of 50 MB in pieces of 1,000 octets, as
   * Windows writes them, has 50,000.
   */
  rewritten: 100_000,
  /** Elements inside one another. */
  depth: 64,
  /** Faults noted of one input, the last of which says that there are more. Nobody reads so many. */
  faults: 1000,
} as const;
