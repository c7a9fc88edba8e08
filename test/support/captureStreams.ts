import type { Streams } from '../../src/cli/streams.js';

/** What a verb wrote, line by line, with the clock at 2026-11-23. */
export interface Captured extends Streams {
  readonly lines: readonly string[];
  readonly errors: readonly string[];
}

export function captureStreams(): Captured {
  const lines: string[] = [];
  const errors: string[] = [];
  return {
    lines,
    errors,
    out: (line) => {
      lines.push(line);
    },
    error: (line) => {
      errors.push(line);
    },
    now: Date.UTC(2026, 10, 23),
  };
}
