/** A label and what stands for it, both plain text. */
export type Fact = readonly [label: string, value: string];
