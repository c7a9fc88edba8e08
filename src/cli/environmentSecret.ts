/** A job names the environment variables that hold its secrets: for the checks alone, and nothing of them is written. */
export const environmentSecret = (name: string): Promise<string | undefined> =>
  Promise.resolve(process.env[name]);
