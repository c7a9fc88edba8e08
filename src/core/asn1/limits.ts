/** What one tree of fields may cost, so that hostile octets end in a node that says so and not in a hang. */
export const FIELD_LIMITS = {
  /** Nodes of one tree: a hover over a CRL of 100,000 entries makes as many, each of some hundred octets. */
  nodes: 1_000_000,
  /** Nodes inside one another, those in octet strings included: a certificate in a PKCS#12 needs 25. */
  depth: 64,
} as const;
