/** What a verb writes to and what time it is: the terminal's, or a test's. */
export interface Streams {
  /** One line to standard output. */
  readonly out: (line: string) => void;
  /** One line to standard error. */
  readonly error: (line: string) => void;
  /** The clock, in milliseconds, where `--at` does not set it. */
  readonly now: number;
}
