/**
 * What one reading may spend, so that hostile octets end in a fault and not in a hang. Real need, measured: a
 * certificate has about 120 elements nested 9 deep; a CRL of 100,000 entries has 700,000 elements.
 */
export const DER_LIMITS = {
  /** Elements read from one input. */
  elements: 4_000_000,
  /** Elements inside one another. */
  depth: 64,
  /** Faults noted of one input, the last of which says that there are more. Nobody reads so many. */
  faults: 1000,
} as const;
