/** The server of a job that a command is for; undefined where it is for the job: menus hand other things over. */
export function serverIndex(given: unknown): number | undefined {
  return typeof given === 'number' && Number.isInteger(given) && given >= 0 ? given : undefined;
}
