/** Tells the time, in milliseconds: the one place of the editor that reads it. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
