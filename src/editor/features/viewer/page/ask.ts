import type { FromPage } from '../messages.js';

/** Tells the extension what the person wants. */
export type Ask = (message: FromPage) => void;
