/**
 * Every id that the extension and its manifest share. A test holds package.json against this file, so a name
 * that stands in one of them only is found.
 */
export const commands = {
  createAuthority: 'cdcerts.createAuthority',
  importCertificate: 'cdcerts.importCertificate',
  newInstallJob: 'cdcerts.newInstallJob',
  explainFinding: 'cdcerts.explainFinding',
  scanWorkspace: 'cdcerts.scanWorkspace',
  openCertificate: 'cdcerts.openCertificate',
  showLog: 'cdcerts.showLog',
} as const;

export const views = { certificates: 'cdcerts.certificates' } as const;

export const viewContainers = { certificates: 'cdcerts' } as const;

export const languages = { pem: 'pem' } as const;

export const settings = {
  storeFolder: 'cdcerts.store.folder',
  expiryWarningDays: 'cdcerts.expiry.warningDays',
  scanExclude: 'cdcerts.scan.exclude',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];
