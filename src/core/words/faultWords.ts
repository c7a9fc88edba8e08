/** Sentences by the code of the fault; `fact` gives a fact of it as plain text. */
export type FaultWords = Readonly<Record<string, (fact: (name: string) => string) => string>>;
