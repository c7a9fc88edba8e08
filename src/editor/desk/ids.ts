/**
 * Every id that the extension and its manifest share. A test holds package.json against this file, so a name
 * that stands in one of them only is found.
 */
export const commands = {
  createAuthority: 'cdcerts.createAuthority',
  importCertificate: 'cdcerts.importCertificate',
  newInstallJob: 'cdcerts.newInstallJob',
  exportPkcs12: 'cdcerts.exportPkcs12',
  explainFinding: 'cdcerts.explainFinding',
  scanWorkspace: 'cdcerts.scanWorkspace',
  openCertificate: 'cdcerts.openCertificate',
  openInViewer: 'cdcerts.openInViewer',
  showLog: 'cdcerts.showLog',
} as const;

export const views = { certificates: 'cdcerts.certificates' } as const;

export const viewContainers = { certificates: 'cdcerts' } as const;

/** VS Code has one priority for each id: the viewer is the default for names that only binary files have, else an option. */
export const customEditors = { viewer: 'cdcerts.viewer', optionalViewer: 'cdcerts.optionalViewer' } as const;

/** The manifest's patterns of the viewer that is the default: names that only binary files have. */
export const BINARY_NAMES = /\.(der|p12|pfx|jks|jceks|keystore)$/i;

export const languages = { pem: 'pem' } as const;

export const settings = {
  storeFolder: 'cdcerts.store.folder',
  expiryWarningDays: 'cdcerts.expiry.warningDays',
  scanExclude: 'cdcerts.scan.exclude',
  codeLens: 'cdcerts.codeLens.enabled',
  keySealing: 'cdcerts.keys.sealing',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];
