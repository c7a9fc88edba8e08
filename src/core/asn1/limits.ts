/** What one tree of fields may cost: a CRL of 100,000 entries has 700,000 elements, of which a hover opens 200,000. */
export const FIELD_LIMITS = {
  /** Nodes of one tree. */
  nodes: 1_000_000,
  /** Nodes inside one another, those of types inside octet strings included: a certificate in a PKCS#12 has 25. */
  depth: 64,
} as const;
