/**
 * Names of Director’s screens and fields that IBM’s documents and fix lists show, by the field of the job that belongs
 * there. What is not here was not seen, and is never named.
 */
export const SEEN_FIELDS: ReadonlyMap<string, string> = new Map([
  // CC-4075, IT34725
  ['server.alias', 'Server Name / Alias'],
  // CC-4072
  ['node.name', 'Node Name'],
  // CC-4022, CC-4065
  ['windows.databasePasswordRef', 'DB Password'],
  // MFT-14133
  ['fileAgent.install', 'Install File Agent'],
  ['fileAgent.enable', 'Enable File Agent'],
  // CC-3987
  ['bootstrap.validityDays', 'Bootstrap Certificate Validity'],
]);

/** CC-3987; CC-4072; Control Center 6.4.0, Deployment Management. */
export const SEEN_SCREENS = {
  defaults: 'CCD Server Default Settings',
  overrides: 'Overrides for Individual Servers',
  packages: 'Packages',
  newInstall: 'New Install',
} as const;
